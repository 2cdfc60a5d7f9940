import { Auth0Client } from '@auth0/auth0-spa-js';

const client = new Auth0Client({ domain: 'garden.eu.auth0.com', clientId: 'CLIENT' });
const options = { authorizationParams: { access_token: token } };

// refused: other code uses these options, too
export const shared = () => [client.loginWithPopup(options), client.buildAuthorizeUrl(options)];

// refused: the code opens the login page itself, and a popup would bypass that
export const native = (token) => client.loginWithRedirect({ authorizationParams: { access_token: token }, openUrl: (url) => Browser.open({ url }) });

// refused: Relink doesn't know the option `screen`
export const unknown = (token) => client.loginWithPopup({ screen: 1, authorizationParams: { access_token: token } });

// refused: later code uses this client, which would not be logged in
export const own = async (token) => {
  const linking = new Auth0Client({ domain: 'garden.eu.auth0.com', clientId: 'CLIENT' });
  await linking.loginWithPopup({ authorizationParams: { access_token: token } });
  return linking.getIdTokenClaims();
};
