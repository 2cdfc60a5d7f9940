import type { Side } from '../side.js';
import type { Style } from '../style.js';
import { ANGULARJS_SNIPPETS } from './angularjs-snippets.js';
import type { AngularjsHelperName } from './angularjs-snippets.js';
import { linkAccount } from './link-account.js';
import { REDIRECT_SNIPPETS } from './redirect-snippets.js';
import { SERVER_SNIPPETS } from './server-snippets.js';
import type { ServerHelperName } from './server-snippets.js';
import { SPA_SNIPPETS } from './spa-snippets.js';
import type { SpaHelperName } from './spa-snippets.js';

/** Functions that new code calls; each is written into a file once. */
export type HelperName =
  | 'auth0Claims'
  | 'auth0IdentityPath'
  | 'linkAuth0Account'
  | 'linkingCallback'
  | 'linkingLockCallback'
  | 'linkingLoginCallback'
  | AngularjsHelperName
  | 'linkByLock'
  | 'linkingLock'
  | 'onAuth0Link'
  | 'rememberAuth0Link'
  | 'pendingAuth0Link'
  | 'takeAuth0Link'
  | 'finishAuth0Link'
  | 'markAuth0Link'
  | 'markAuth0LinkIn'
  | ServerHelperName
  | SpaHelperName;

/** What the snippets depend on, beside style. */
export interface SnippetOptions {
  readonly side: Side;
  /** The expression that holds auth0.js (8 and later), where its `Management` is to make the call. */
  readonly auth0js?: string | undefined;
  /** How a `ManagementClient` of node-auth0 links and unlinks, where that is to make the call. */
  readonly management?: Management | undefined;
  /** The class of auth0-spa-js, and which of its versions takes the options. */
  readonly spa?: { readonly client: string; readonly version: 1 | 2 } | undefined;
}

/** Versions of node-auth0 between which the calls for linking differ: 2 and 3, 4, and 5 to 7. */
export type Management = 'v2' | 'v4' | 'v5';

export interface Snippet {
  readonly needs: readonly HelperName[];
  /** In TypeScript, with types between « and » that JavaScript does without. */
  readonly code: (style: Style, options: SnippetOptions) => string;
}

const NO_JWT = 'This token is no JWT: request it for the audience of the Management API';

/** The requests and their errors: docs/auth0-facts.md#linking-request and docs/auth0-facts.md#unlinking-request. */
export const SNIPPETS: Readonly<Record<HelperName, Snippet>> = {
  ...SERVER_SNIPPETS,
  ...REDIRECT_SNIPPETS,
  ...SPA_SNIPPETS,
  ...ANGULARJS_SNIPPETS,
  auth0Claims: {
    needs: [],
    code: ({ modern }, { side }) => {
      const decode =
        side === 'server'
          ? `Buffer.from(payload, 'base64').toString()`
          : modern
            ? `new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)))`
            : `decodeURIComponent(escape(atob(base64)))`;
      const keyword = modern ? 'const' : 'var';
      const base64 = side === 'server' ? '' : `\n  ${keyword} base64 = payload.replace(/-/g, '+').replace(/_/g, '/');`;
      return `// What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
function auth0Claims(token«: string | null | undefined»)«: Record<string, any>» {
  ${keyword} payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('${NO_JWT}');
  }${base64}
  return JSON.parse(${decode});
}`;
    },
  },
  auth0IdentityPath: {
    needs: ['auth0Claims'],
    code: ({ modern }) => {
      const keyword = modern ? 'const' : 'var';
      const provider = 'encodeURIComponent(id.slice(0, separator))';
      const identity = 'encodeURIComponent(id.slice(separator + 1))';
      const path = modern
        ? `\`/api/v2/users/\${encodeURIComponent(String(primary))}/identities/\${${provider}}/\${${identity}}\``
        : `'/api/v2/users/' + encodeURIComponent(String(primary)) + '/identities/' +
    ${provider} + '/' + ${identity}`;
      return `// Where the Management API has a linked identity. What follows the first pipe of a user id is the id in there.
// Nothing is thrown: Auth0 refuses a token that is no JWT, and its answer is handled as any other.
function auth0IdentityPath(accessToken«: string | null | undefined», linkedUserId«: string»)«: string» {
  ${keyword} id = String(linkedUserId);
  ${keyword} separator = id.indexOf('|');
  ${modern ? 'let' : 'var'} primary«: string | undefined»;
  try {
    primary = auth0Claims(accessToken).sub;
  } catch (error) {
    console.error(error);
  }
  return ${path};
}`;
    },
  },
  linkAuth0Account: {
    needs: ['auth0Claims'],
    code: linkAccount,
  },
  linkingCallback: {
    needs: ['linkAuth0Account'],
    code: ({ modern }) =>
      modern
        ? `${CALLS_BACK}
function linkingCallback(domain«: string», accessToken«: string | null | undefined», callback«: (error: any, result?: any) => void») {
  return (error«: any», result«: any») => {
    if (error) {
      callback(error);
      return;
    }
    linkAuth0Account(domain, accessToken, result.idToken).then(() => callback(null, result), callback);
  };
}`
        : `${CALLS_BACK}
function linkingCallback(domain, accessToken, callback) {
  return function (error, result) {
    if (error) {
      callback(error);
      return;
    }
    linkAuth0Account(domain, accessToken, result.idToken).then(function () {
      callback(null, result);
    }, callback);
  };
}`,
  },
  linkingLockCallback: {
    needs: ['linkAuth0Account'],
    code: (style) => callbackOfParts('linkingLockCallback', style, 'idToken'),
  },
  linkingLoginCallback: {
    needs: ['linkAuth0Account'],
    // Up to version 6 the ID token is the third argument, in version 7 a member of the second.
    code: (style) => callbackOfParts('linkingLoginCallback', style, 'idToken || profile.idToken'),
  },
  linkByLock: {
    needs: ['linkAuth0Account'],
    code: ({ modern }) =>
      modern
        ? `// Makes a Lock link the account that logs in, and calls back after that or with what went wrong.
function linkByLock«<L extends { on: any; hide(): void }>»(lock«: L», domain«: string», accessToken«: string | null | undefined», callback«: (error?: any) => void»)«: L» {
  const finish = (error«?: any») => {
    lock.hide();
    callback(error);
  };
  lock.on('authenticated', (authResult«: any») => {
    linkAuth0Account(domain, accessToken, authResult.idToken).then(() => finish(null), finish);
  });
  lock.on('authorization_error', callback);
  return lock;
}`
        : `// Makes a Lock link the account that logs in, and calls back after that or with what went wrong.
function linkByLock(lock, domain, accessToken, callback) {
  function finish(error) {
    lock.hide();
    callback(error);
  }
  lock.on('authenticated', function (authResult) {
    linkAuth0Account(domain, accessToken, authResult.idToken).then(function () {
      finish(null);
    }, finish);
  });
  lock.on('authorization_error', callback);
  return lock;
}`,
  },
  linkingLock: {
    needs: ['linkByLock'],
    code: ({ modern }) =>
      modern
        ? `// A Lock of its own for linking: in a popup, and with an ID token, so that the user's session stays.
function linkingLock«<L extends { on: any; hide(): void }>»(LockClass«: new (...settings: any[]) => L», clientId«: string», domain«: string», accessToken«: string | null | undefined», callback«: (error?: any) => void», options«: object» = {})«: L» {
  const auth = { redirect: false, responseType: 'token id_token', params: { scope: 'openid email' } };
  const lock = new LockClass(clientId, domain, { rememberLastLogin: false, ...options, auth });
  return linkByLock(lock, domain, accessToken, callback);
}`
        : `// A Lock of its own for linking: in a popup, and with an ID token, so that the user's session stays.
function linkingLock(LockClass, clientId, domain, accessToken, callback, options) {
  var auth = { redirect: false, responseType: 'token id_token', params: { scope: 'openid email' } };
  var settings = Object.assign({ rememberLastLogin: false }, options, { auth: auth });
  return linkByLock(new LockClass(clientId, domain, settings), domain, accessToken, callback);
}`,
  },
  onAuth0Link: {
    needs: [],
    code: () => `// Called once another account is linked, or with what went wrong.
function onAuth0Link(error«?: unknown») {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}`,
  },
};

const CALLS_BACK =
  "// Calls back once the account that has logged in is linked; an error may be the login's or the link's.";

/** A callback that gets error, profile and tokens one by one. */
function callbackOfParts(name: string, { modern }: Style, token: string): string {
  return modern
    ? `${CALLS_BACK}
function ${name}(domain«: string», accessToken«: string | null | undefined», callback«: (...results: any[]) => void») {
  return (error«: any», profile«: any», idToken«: string», ...others«: any[]») => {
    if (error) {
      callback(error);
      return;
    }
    linkAuth0Account(domain, accessToken, ${token}).then(() => callback(null, profile, idToken, ...others), callback);
  };
}`
    : `${CALLS_BACK}
function ${name}(domain, accessToken, callback) {
  return function (error, profile, idToken) {
    var results = arguments;
    if (error) {
      callback(error);
      return;
    }
    linkAuth0Account(domain, accessToken, ${token}).then(function () {
      callback.apply(null, results);
    }, callback);
  };
}`;
}
