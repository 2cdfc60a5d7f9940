import { useAuth0 } from '@auth0/auth0-vue';
import { useFetch } from '@vueuse/core';
import axios from 'axios';

export function useAccount() {
  const { getAccessTokenSilently } = useAuth0();
  const unlink = async (userId: string) => {
    const access_token = await getAccessTokenSilently();
    const user_id = userId;
    // TODO(auth0): Request `access_token` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    await axios.delete(`https://orchard.auth0.com${auth0IdentityPath(access_token, user_id)}`, {
      headers: { Authorization: `Bearer ${access_token}` }
    });
  };
  return { unlink };
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
