/** A login without an SDK. Facts: docs/auth0-facts.md#security-rules-for-rewrites. */
import { rememberAuth0Link } from './remember-auth0-link.js';

// Redirects to a fresh login of the second account. Its ID token returns to the callback page in the URL fragment.
export function startAuth0Link(
  domain: string,
  clientId: string,
  callbackUrl: string,
  accessToken: string | null | undefined,
  connection?: string,
): void {
  const state = rememberAuth0Link(accessToken);
  const by = connection ? `&connection=${encodeURIComponent(connection)}` : '';
  const client = `client_id=${encodeURIComponent(clientId)}&redirect_uri=${encodeURIComponent(callbackUrl)}${by}`;
  const login = `response_type=id_token&scope=openid%20email&prompt=login&state=${state}&nonce=${state}`;
  window.location.assign(`https://${domain}/authorize?${client}&${login}`);
}
