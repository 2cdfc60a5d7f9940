import { HttpClient } from '@angular/common/http';
import { Injectable } from '@angular/core';

@Injectable()
export class AccountService {
  private readonly domain = 'garden.eu.auth0.com';

  constructor(private http: HttpClient, private session: Session) {}

  unlink(userId: string) {
    // TODO(auth0): Request `this.session.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    return this.http.delete(`https://${this.domain}${auth0IdentityPath(this.session.accessToken, userId)}`, { headers: { Authorization: `Bearer ${this.session.accessToken}` } });
  }
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
