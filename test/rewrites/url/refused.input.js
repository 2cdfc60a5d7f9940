const DOMAIN = 'garden.eu.auth0.com';

// refused: the URL already sets `state`
export const withState = (token) =>
  location.assign(`https://${DOMAIN}/authorize?response_type=token&scope=openid&state=1&access_token=${token}`);

// refused: Relink can't tell what handles the response: the login doesn't clearly request a code or a token
export const withoutType = (token) =>
  location.assign(`https://${DOMAIN}/authorize?scope=openid&access_token=${token}`);

// refused: the login doesn't clearly request the scope openid, so it may return no ID token
export const ofScope = (token, scope) =>
  location.assign(`https://${DOMAIN}/authorize?response_type=token&scope=${scope}&access_token=${token}`);

// refused: the URL already sets `response_mode`
export const byPost = (token) =>
  location.assign(
    `https://${DOMAIN}/authorize?response_type=token&scope=openid&response_mode=form_post&access_token=${token}`,
  );

// refused: Relink can't tell the tenant's domain where the login's response is handled
export const ofTenant = (tenant, token) =>
  location.assign(`https://${tenant}.auth0.com/authorize?response_type=token&scope=openid&access_token=${token}`);

// refused: the token is not a separate expression
export const written = () =>
  location.assign(`https://${DOMAIN}/authorize?response_type=token&scope=openid&access_token=abc&client_id=x`);

// refused: the URL already sets `state`
export const byParams = (token, state) =>
  location.assign(
    `https://${DOMAIN}/authorize?${new URLSearchParams({ response_type: 'code', state: state, access_token: token })}`,
  );
