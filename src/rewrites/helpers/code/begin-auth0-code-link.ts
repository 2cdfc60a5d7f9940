/** The code flow without an SDK. Facts: docs/auth0-facts.md#security-rules-for-rewrites. */

// Returns the URL of a fresh login of the second account, and what to keep on the server until it returns: the state,
// and the account to link to, for ten minutes.
export function beginAuth0CodeLink(
  settings: { domain: string; clientId: string; callbackUrl: string; connection?: string; returnTo?: string },
  primaryUserId: string | undefined,
  state: string,
): { url: string; pending: { state: string; primaryUserId: string; expires: number; returnTo?: string | undefined } } {
  if (!primaryUserId) {
    throw new Error('Nobody is signed in');
  }
  const client = `client_id=${encodeURIComponent(settings.clientId)}`;
  const connection = settings.connection ? `&connection=${encodeURIComponent(settings.connection)}` : '';
  const login = `response_type=code&scope=openid%20email&prompt=login&state=${state}${connection}`;
  const callbackUrl = encodeURIComponent(settings.callbackUrl);
  return {
    url: `https://${settings.domain}/authorize?${client}&redirect_uri=${callbackUrl}&${login}`,
    pending: { state: state, primaryUserId: primaryUserId, expires: Date.now() + 600000, returnTo: settings.returnTo },
  };
}
