import { Auth0Client } from '@auth0/auth0-spa-js';

const client = new Auth0Client({ domain: 'garden.eu.auth0.com', clientId: 'CLIENT' });
const options = { authorizationParams: { access_token: token } };

// refused: the options are not written where the call is, so that they may serve other calls as well
export const built = () => client.loginWithPopup(options);

// refused: the popup has settings of its own
export const sized = (token, popup) => client.loginWithPopup({ authorizationParams: { access_token: token } }, { popup });

// refused: it opens the login by itself, as apps do that have no popup
export const native = (token) => client.loginWithRedirect({ authorizationParams: { access_token: token }, openUrl: (url) => Browser.open({ url }) });

// refused: the parameters are put together of others
export const shared = (token) => client.loginWithPopup({ authorizationParams: { ...common, access_token: token } });

// refused: nothing is known of the option `screen`
export const unknown = (token) => client.loginWithPopup({ screen: 1, authorizationParams: { access_token: token } });
