import { Auth0Client } from '@auth0/auth0-spa-js';
import { settings } from './settings';

export const client = new Auth0Client({
  domain: settings.domain,
  clientId: settings.clientId,
  cacheLocation: 'localstorage',
  authorizationParams: {
    redirect_uri: window.location.origin,
    scope: 'openid profile email',
  },
});
