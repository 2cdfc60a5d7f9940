import { HttpClient } from '@angular/common/http';
import { firstValueFrom } from 'rxjs';
import request from 'superagent';

const TENANT = 'orchard.eu.auth0.com';

export class Logins {
  constructor(
    private readonly http: HttpClient,
    private readonly store: { token: string; refresh(): void },
  ) {}

  // The response is awaited, but nothing reads it.
  async remove(id: string): Promise<void> {
    // TODO(auth0): Request `this.store.token` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    await firstValueFrom(
      this.http.delete(`https://${TENANT}${auth0IdentityPath(this.store.token, id)}`, {
        headers: { Authorization: `Bearer ${this.store.token}` },
      }),
    );
  }

  // The body is in a variable, and the subscriber ignores its parameter.
  drop(id: string): void {
    // TODO(auth0): Request `this.store.token` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    this.http.delete(`https://${TENANT}${auth0IdentityPath(this.store.token, id)}`, {
      headers: { Authorization: `Bearer ${this.store.token}` },
    }).subscribe((response) => {
      this.store.refresh();
    });
  }

  // Only a failed request's text is read.
  async forget(id: string): Promise<void> {
    // TODO(auth0): Request `this.store.token` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    const response = await fetch(`https://${TENANT}${auth0IdentityPath(this.store.token, id)}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${this.store.token}` },
    });
    if (!response.ok) console.error(await response.text());
  }

  // The response is the second parameter, which the callback ignores.
  detach(id: string): void {
    // TODO(auth0): Request `this.store.token` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    request
      .delete(`https://${TENANT}${auth0IdentityPath(this.store.token, id)}`)
      .set('Authorization', `Bearer ${this.store.token}`)
      .end((error, response) => {
        if (error) console.error(error);
        else this.store.refresh();
      });
  }

  // Somebody else may read it.
  async list(id: string): Promise<unknown> {
    // TODO(auth0): Request `this.store.token` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    return firstValueFrom(
      this.http.delete(`https://${TENANT}${auth0IdentityPath(this.store.token, id)}`, {
        headers: { Authorization: `Bearer ${this.store.token}` },
      }),
    );
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
