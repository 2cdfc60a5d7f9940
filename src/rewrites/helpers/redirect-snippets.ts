import type { Snippet } from './snippets.js';

/** What a login that leaves the page takes along: its `state` tells the callback that it was for linking. */
export const REDIRECT_SNIPPETS: Readonly<
  Record<
    | 'rememberAuth0Link'
    | 'pendingAuth0Link'
    | 'finishAuth0Link'
    | 'takeAuth0Link'
    | 'markAuth0Link'
    | 'markAuth0LinkIn',
    Snippet
  >
> = {
  rememberAuth0Link: {
    needs: [],
    code: ({ modern }) => {
      const keyword = modern ? 'const' : 'var';
      return `// Remembers for ten minutes whom the next login is to be linked to. Only a login with this state will be.
function rememberAuth0Link(accessToken«: string | null | undefined»)«: string» {
  ${keyword} state = crypto.randomUUID();
  ${keyword} pending = { state: state, accessToken: accessToken, until: Date.now() + 600000 };
  sessionStorage.setItem('auth0PendingLink', JSON.stringify(pending));
  return state;
}`;
    },
  },
  finishAuth0Link: {
    needs: ['linkAuth0Account'],
    code: ({ modern }) =>
      modern
        ? `// Calls back with what the URL says of a login, unless that login was for linking: then with nothing, once it is done.
function finishAuth0Link(domain«: string», callback«: (error: any, result?: any) => void») {
  return (error«: any», result«: any») => {
    const pending = JSON.parse(sessionStorage.getItem('auth0PendingLink') || '{}');
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
    linkAuth0Account(domain, pending.accessToken, result.idToken).then(() => callback(null, null), callback);
  };
}`
        : `// Calls back with what the URL says of a login, unless that login was for linking: then with nothing, once it is done.
function finishAuth0Link(domain, callback) {
  return function (error, result) {
    var pending = JSON.parse(sessionStorage.getItem('auth0PendingLink') || '{}');
    var state = (error || result || {}).state;
    if (!state || state !== pending.state || pending.until < Date.now()) {
      callback(error, result);
      return;
    }
    sessionStorage.removeItem('auth0PendingLink');
    if (error) {
      callback(error);
      return;
    }
    linkAuth0Account(domain, pending.accessToken, result.idToken).then(function () {
      callback(null, null);
    }, callback);
  };
}`,
  },
  pendingAuth0Link: {
    needs: [],
    code: () => `// What is remembered of a login for linking that is under way.
function pendingAuth0Link()«: Record<string, any>» {
  return JSON.parse(sessionStorage.getItem('auth0PendingLink') || '{}');
}`,
  },
  takeAuth0Link: {
    needs: ['pendingAuth0Link', 'linkAuth0Account'],
    code: ({ modern }) => {
      const keyword = modern ? 'const' : 'var';
      // Modules may also be loaded on a server.
      const guard = modern ? `  if (typeof window === 'undefined') return;\n` : '';
      const done = modern ? '() => callback(null)' : 'function () {\n    callback(null);\n  }';
      return `${TAKES}
function takeAuth0Link(domain«: string», callback«: (error: any) => void») {
${guard}  ${keyword} answer = new URLSearchParams(window.location.hash.slice(1));
  ${keyword} pending = pendingAuth0Link();
  if (!pending.state || answer.get('state') !== pending.state || pending.until < Date.now()) return;
  sessionStorage.removeItem('auth0PendingLink');
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  ${keyword} idToken = answer.get('id_token');
  if (!idToken || auth0Claims(idToken).nonce !== pending.state) {
    callback(new Error(answer.get('error_description') || 'Auth0 sent no ID token for this login'));
    return;
  }
  linkAuth0Account(domain, pending.accessToken, idToken).then(${done}, callback);
}`;
    },
  },
  markAuth0Link: {
    needs: [],
    code: ({
      modern,
    }) => `// Marks the login that starts now as one for linking, for ten minutes: the callback compares the cookie and the state.
// Several addresses of one page have the same state.
function markAuth0Link()«: string» {
  ${modern ? 'const' : 'var'} known = /(?:^|; )auth0PendingLink=([^;]+)/.exec(document.cookie);
  ${modern ? 'const' : 'var'} state = known ? known[1] : crypto.randomUUID();
  document.cookie = 'auth0PendingLink=' + state + '; path=/; max-age=600; secure; samesite=lax';
  return state;
}`,
  },
  markAuth0LinkIn: {
    needs: [],
    code: ({
      modern,
    }) => `// Marks the login that starts now as one for linking, for ten minutes: the callback compares the state.
// Several addresses of one page have the same state.
function markAuth0LinkIn(session«: any»)«: string» {
  ${modern ? 'const' : 'var'} state = session.auth0PendingLink ? session.auth0PendingLink.state : crypto.randomUUID();
  session.auth0PendingLink = { state: state, until: Date.now() + 600000 };
  return state;
}`,
  },
};

const TAKES =
  '// Links where a login for linking has come back to this page: the URL has its state and its ID token, behind the #.';
