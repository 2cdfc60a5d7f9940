import { WebAuth } from 'auth0-js';
import { AUTH } from './keys';

export const webAuth = new WebAuth({
  domain: AUTH.domain,
  clientID: AUTH.clientId,
  redirectUri: `${window.location.origin}/callback`,
  responseType: 'token id_token',
  scope: 'openid email',
});
