import Cookies from 'js-cookie';
import jwt from 'jsonwebtoken';

// Bundled for pages, where only the decoding part of the package is used.
export function gardener() {
  return jwt.decode(Cookies.get('idToken')).sub;
}

export function removeAccount(userId) {
  return fetch('https://garden.eu.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: Cookies.get('accessToken'), user_id: userId }),
  });
}
