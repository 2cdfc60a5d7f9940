import { Auth0Client } from '@auth0/auth0-spa-js';

const domain = 'garden.eu.auth0.com';
const client = new Auth0Client({ domain, clientId: 'CLIENT' });

export async function unlink(linked: { id: string }): Promise<void> {
  const token = await client.getTokenSilently({
    authorizationParams: { audience: `https://${domain}/api/v2/`, scope: 'openid update:current_user_identities' },
  });
  await fetch(`https://${domain}${auth0IdentityPath(token, linked.id)}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${token}` },
  });
}

// What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
function auth0Claims(token: string | null | undefined): Record<string, any> {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('This token is no JWT: request it for the audience of the Management API');
  }
  const base64 = payload.replace(/-/g, '+').replace(/_/g, '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))));
}

// Where the Management API has a linked identity. What follows the first pipe of a user id is the id in there.
// Nothing is thrown: Auth0 refuses a token that is no JWT, and its answer is handled as any other.
function auth0IdentityPath(accessToken: string | null | undefined, linkedUserId: string): string {
  const id = String(linkedUserId);
  const separator = id.indexOf('|');
  let primary: string | undefined;
  try {
    primary = auth0Claims(accessToken).sub;
  } catch (error) {
    console.error(error);
  }
  return `/api/v2/users/${encodeURIComponent(String(primary))}/identities/${encodeURIComponent(id.slice(0, separator))}/${encodeURIComponent(id.slice(separator + 1))}`;
}
