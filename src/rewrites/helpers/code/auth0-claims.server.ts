// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
export function auth0Claims(token: string | null | undefined): { sub: string; iss: string; email_verified?: boolean } {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  return JSON.parse(Buffer.from(payload, 'base64').toString()) as ReturnType<typeof auth0Claims>;
}
