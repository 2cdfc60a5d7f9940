import { linkAuth0Account } from './link-auth0-account.js';
import { pendingAuth0Link } from './pending-auth0-link.js';

// Returns a callback for parseHash that passes ordinary logins on. A login for linking is linked, and the user is taken
// back to the page where it began: its tokens are not the user's, so nothing else gets them.
export function finishAuth0Link(domain: string, callback: (error: any, result?: any) => void) {
  return (error: any, result: any) => {
    const pending = pendingAuth0Link();
    const state = (error || result || {}).state;
    if (!state || state !== pending.state || pending.until < Date.now()) {
      callback(error, result);
      return;
    }
    sessionStorage.removeItem('auth0PendingLink');
    if (error) {
      callback(error);
      return;
    }
    const goBack = () => {
      const page = pending.page || '/';
      window.location.replace(page);
      const [address, fragment] = page.split('#');
      // Only the fragment changes, which loads nothing.
      if (fragment !== undefined && address === window.location.href.split('#')[0]) {
        window.location.reload();
      }
    };
    const fail = (failure: any) => {
      callback({ error: 'account_linking_failed', errorDescription: String(failure) });
    };
    linkAuth0Account(domain, pending.accessToken, result.idToken).then(goBack, fail);
  };
}
