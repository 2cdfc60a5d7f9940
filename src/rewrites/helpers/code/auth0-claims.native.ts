/** React Native before 0.74, Meteor's server and Apps Script have no `atob`. */

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
export function auth0Claims(token: string | null | undefined): {
  sub: string;
  email_verified?: boolean;
  nonce?: string;
} {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  let bits = '';
  payload.replace(/[\w-]/g, (letter) => {
    bits += ('00000' + alphabet.indexOf(letter).toString(2)).slice(-6);
    return '';
  });
  const escaped = (bits.match(/[01]{8}/g) || []).map((byte) => '%' + ('0' + parseInt(byte, 2).toString(16)).slice(-2));
  return JSON.parse(decodeURIComponent(escaped.join(''))) as ReturnType<typeof auth0Claims>;
}
