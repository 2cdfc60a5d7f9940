/** The code flow without an SDK. Facts: docs/auth0-facts.md#security-rules-for-rewrites. */
import { askAuth0 } from './ask-auth0.js';
import { auth0Claims } from './auth0-claims.server.js';
import { checkAuth0Link } from './check-auth0-link.js';
import { linkAuth0Identity } from './link-auth0-identity.js';

// Links the account that signed in to the session's user, if this session started the login. The ID token comes
// directly from Auth0 over TLS, so it needs no further verification.
export function completeAuth0CodeLink(
  settings: { domain: string; clientId: string; clientSecret: string | undefined; callbackUrl: string },
  pending: any,
  primaryUserId: string | undefined,
  query: any,
): Promise<unknown> {
  if (!pending || !query.state || query.state !== pending.state || !query.code) {
    const reason = query.error_description || 'Account linking was not started in this session, or has expired';
    return Promise.reject(new Error(reason));
  }
  const grant = {
    grant_type: 'authorization_code',
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    code: query.code,
    redirect_uri: settings.callbackUrl,
  };
  return askAuth0(`https://${settings.domain}/oauth/token`, undefined, grant).then((tokens) => {
    const other = auth0Claims(tokens.id_token);
    checkAuth0Link(pending, primaryUserId, other);
    return linkAuth0Identity(settings.domain, pending.primaryUserId, other.sub);
  });
}
