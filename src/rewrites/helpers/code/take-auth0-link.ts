import { auth0Claims } from './auth0-claims.js';
import { fragmentParameter } from './fragment-parameter.js';
import { linkAuth0Account } from './link-auth0-account.js';
import { pendingAuth0Link } from './pending-auth0-link.js';

// Links the account if a login for linking has returned to this page, with its state and ID token in the URL fragment.
// Then the address is that of the page where linking began. A failed login is left to the page's own code as well.
export function takeAuth0Link(domain: string, callback: (error: any) => void): void {
  // The module may also be loaded on a server.
  if (typeof window === 'undefined') {
    return;
  }
  const pending = pendingAuth0Link();
  if (!pending.state || fragmentParameter('state') !== pending.state || pending.until < Date.now()) {
    return;
  }
  const idToken = fragmentParameter('id_token');
  const description = fragmentParameter('error_description');
  sessionStorage.removeItem('auth0PendingLink');
  if (idToken) {
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
  }
  if (!idToken || auth0Claims(idToken).nonce !== pending.state) {
    callback(new Error(description || 'Auth0 returned no ID token for this login'));
    return;
  }
  linkAuth0Account(domain, pending.accessToken, idToken).then(() => {
    if (pending.page) {
      window.history.replaceState(null, '', pending.page);
    }
    callback(null);
  }, callback);
}
