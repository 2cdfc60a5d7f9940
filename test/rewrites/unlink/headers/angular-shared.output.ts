import { HttpClient, HttpHeaders } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { switchMap } from 'rxjs';
import { Session } from './session';

const jsonOptions = { headers: new HttpHeaders().set('Accept', 'application/json'), withCredentials: false };

@Injectable({ providedIn: 'root' })
export class GardenAccounts {
  private readonly options = {
    headers: new HttpHeaders({ 'Content-Type': 'application/json' }),
  };

  private readonly withoutCookies = { withCredentials: false, headers: { Accept: 'application/json' } };

  constructor(
    private readonly http: HttpClient,
    private readonly session: Session,
  ) {}

  unlink(userId: string) {
    // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    return this.session.token$.pipe(
      switchMap((token) =>
        this.http.delete<void>(`https://garden.eu.auth0.com${auth0IdentityPath(token, userId)}`, {
          ...this.options,
          headers: this.options.headers.set('Authorization', `Bearer ${token}`),
        }),
      ),
    );
  }

  unlinkAgain(token: string, userId: string) {
    // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    const identityPath = auth0IdentityPath(token, userId);
    return this.http.delete(`https://garden.eu.auth0.com${identityPath}`, {
      ...jsonOptions,
      headers: jsonOptions.headers.set('Authorization', `Bearer ${token}`),
    });
  }

  unlinkWithoutCookies(token: string, userId: string) {
    // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    return this.http.delete(`https://garden.eu.auth0.com${auth0IdentityPath(token, userId)}`, {
      ...this.withoutCookies,
      headers: { ...this.withoutCookies.headers, Authorization: `Bearer ${token}` },
    });
  }

  tools() {
    return this.http.get<string[]>('/api/tools', this.withoutCookies);
  }

  beds() {
    return this.http.get<string[]>('/api/beds', this.options);
  }

  seeds() {
    return this.http.get<string[]>('/api/seeds', jsonOptions);
  }
}

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token: string | null | undefined): {
  sub: string;
  email_verified?: boolean;
  nonce?: string;
} {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  const bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
  const escaped = bytes.replace(/[\s\S]/g, (byte) => '%' + ('0' + byte.charCodeAt(0).toString(16)).slice(-2));
  return JSON.parse(decodeURIComponent(escaped)) as ReturnType<typeof auth0Claims>;
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
