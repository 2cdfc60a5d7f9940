const DOMAIN = 'garden.eu.auth0.com';

// refused: the URL has a state of its own
export const withState = (token) =>
  location.assign(`https://${DOMAIN}/authorize?response_type=token&scope=openid&state=1&access_token=${token}`);

// refused: what takes the answer of this login is not known: it asks for neither code nor token
export const withoutType = (token) =>
  location.assign(`https://${DOMAIN}/authorize?scope=openid&access_token=${token}`);

// refused: the login is not seen to ask for the scope openid, without which there is no ID token
export const withoutScope = (token) =>
  location.assign(`https://${DOMAIN}/authorize?response_type=token&scope=profile&access_token=${token}`);

// refused: the login does not come back behind the # of the URL
export const byPost = (token) =>
  location.assign(
    `https://${DOMAIN}/authorize?response_type=token&scope=openid&response_mode=form_post&access_token=${token}`,
  );

// refused: the domain is not known where the answer of the login is taken
export const ofTenant = (tenant, token) =>
  location.assign(`https://${tenant}.auth0.com/authorize?response_type=token&scope=openid&access_token=${token}`);

// refused: the token is not an expression of its own
export const written = () =>
  location.assign(`https://${DOMAIN}/authorize?response_type=token&scope=openid&access_token=abc&client_id=x`);

// refused: the URL has a state of its own
export const byParams = (token, state) =>
  location.assign(
    `https://${DOMAIN}/authorize?${new URLSearchParams({ response_type: 'code', state: state, access_token: token })}`,
  );
