// A client like the one in session.js, which reads every login of the application.
import { WebAuth } from 'auth0-js';
import settings from './site';

export function addLogin(connection) {
  const client = new WebAuth({
    domain: settings.tenant,
    clientID: settings.application,
    redirectUri: window.location.origin + '/signed-in',
    responseType: 'token id_token',
  });
  client.authorize({ connection, access_token: localStorage.getItem('token') });
}
