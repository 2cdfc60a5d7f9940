import { createAuth0Client } from '@auth0/auth0-spa-js';
import Cookies from 'js-cookie';

const client = await createAuth0Client({ domain: 'garden.eu.auth0.com', clientId: 'CLIENT' });

export const link = (connection, token) => {
  localStorage.setItem('came_from', window.location.pathname);
  client.loginWithRedirect({ authorizationParams: { connection, access_token: token } });
};

export const linkFrom = (route, token) => {
  Cookies.set('returnTo', route.name);
  return client.loginWithRedirect({ authorizationParams: { access_token: token } });
};

export function linkAndCount(token) {
  sessionStorage.setItem('attempts', '1');
  sessionStorage.lastPage = location.href;
  return client.loginWithRedirect({ authorizationParams: { access_token: token } });
}

// This login has always been in a popup, and the other entry is no page.
export async function linkHere(token) {
  localStorage.setItem('came_from', window.location.pathname);
  await client.loginWithPopup({ authorizationParams: { access_token: token } });
}

export function linkQuietly(token) {
  localStorage.setItem('attempts', '1');
  return client.loginWithRedirect({ authorizationParams: { access_token: token } });
}
