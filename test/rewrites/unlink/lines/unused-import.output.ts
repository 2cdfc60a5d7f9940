import { Http, Headers } from '@angular/http';
import { HttpParams } from '@angular/common/http';
import { encode, fromStore } from './store';

export class Accounts {
  constructor(private http: Http) {}

  unlink(token: string, id: string) {
    // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    const identityPath = auth0IdentityPath(token, id);
    return this.http.delete(`https://orchard.auth0.com${identityPath}`, {
      headers: new Headers({ Authorization: `Bearer ${token}` }),
    });
  }

  remove(id: string) {
    // TODO(auth0): Request `fromStore` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    return fetch(`https://orchard.auth0.com${auth0IdentityPath(fromStore, id)}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${fromStore}` },
    });
  }

  others() {
    return new HttpParams().set('a', encode('b'));
  }
}

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token: string | null | undefined): { sub: string; iss: string; email_verified?: boolean } {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  return JSON.parse(Buffer.from(payload, 'base64').toString()) as ReturnType<typeof auth0Claims>;
}

// Management API path of a linked identity. Everything after the first "|" is the provider's user id.
// Does not throw: Auth0 rejects an invalid token, and the caller handles that response.
function auth0IdentityPath(accessToken: string | null | undefined, linkedUserId: unknown): string {
  const id = String(linkedUserId);
  const separator = id.indexOf('|');
  let primary: string | undefined;
  try {
    primary = auth0Claims(accessToken).sub;
  } catch (error) {
    console.error(error);
  }
  const provider = encodeURIComponent(id.slice(0, separator));
  const userId = encodeURIComponent(id.slice(separator + 1));
  return `/api/v2/users/${encodeURIComponent(String(primary))}/identities/${provider}/${userId}`;
}
