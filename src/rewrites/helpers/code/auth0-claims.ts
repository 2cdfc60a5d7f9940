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
  const bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
  const escaped = bytes.replace(/[\s\S]/g, (byte) => '%' + ('0' + byte.charCodeAt(0).toString(16)).slice(-2));
  return JSON.parse(decodeURIComponent(escaped)) as ReturnType<typeof auth0Claims>;
}
