import type { Style } from '../style.js';
import { UNVERIFIED } from './link-account.js';
import { NEXTJS_SNIPPETS } from './nextjs-snippets.js';
import type { NextjsHelperName } from './nextjs-snippets.js';
import { LATE, OIDC_SNIPPETS, PATIENCE, SAME } from './oidc-snippets.js';
import type { OidcHelperName } from './oidc-snippets.js';
import type { Management, Snippet, SnippetOptions } from './snippets.js';

/** What a server does to link and unlink by its own rights, and to keep the user's session while another account logs in. */
export type ServerHelperName =
  | 'askAuth0'
  | 'auth0UserId'
  | 'linkAuth0Identity'
  | 'unlinkAuth0Identity'
  | 'beginAuth0Link'
  | 'completeAuth0Link'
  | OidcHelperName
  | NextjsHelperName;

/** Identities are named by what stands before and behind the first pipe of a user id; what follows may hold more of them. */
export const SERVER_SNIPPETS: Readonly<Record<ServerHelperName, Snippet>> = {
  askAuth0: {
    needs: [],
    code: ({ modern }) =>
      modern
        ? `// What Auth0 answers; all but success is an error.
function askAuth0(url«: string», token«?: string», body«?: object»)«: Promise<any>» {
  const headers«: Record<string, string>» = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = \`Bearer \${token}\`;
  }
  const method = body ? 'POST' : 'GET';
  return fetch(url, { method, headers, body: body && JSON.stringify(body) }).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(\`Auth0 answered \${response.status}: \${text}\`);
    });
  });
}`
        : `// What Auth0 answers; all but success is an error.
function askAuth0(url, token, body) {
  var headers = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = 'Bearer ' + token;
  }
  var method = body ? 'POST' : 'GET';
  return fetch(url, { method: method, headers: headers, body: body && JSON.stringify(body) }).then(function (response) {
    if (response.ok) {
      return response.json();
    }
    return response.text().then(function (text) {
      throw new Error('Auth0 answered ' + response.status + ': ' + text);
    });
  });
}`,
  },
  auth0UserId: {
    needs: ['askAuth0'],
    code: ({ modern }) =>
      modern
        ? `// Whose an access token is, as Auth0 says: unlike what stands in a token, that cannot be forged.
function auth0UserId(domain«: string», accessToken«: string»)«: Promise<string>» {
  return askAuth0(\`https://\${domain}/userinfo\`, accessToken).then((profile) => profile.sub || profile.user_id);
}`
        : `// Whose an access token is, as Auth0 says: unlike what stands in a token, that cannot be forged.
function auth0UserId(domain, accessToken) {
  return askAuth0('https://' + domain + '/userinfo', accessToken).then(function (profile) {
    return profile.sub || profile.user_id;
  });
}`,
  },
  linkAuth0Identity: {
    // By fetch, it needs `askAuth0` as well: who inserts it says so.
    needs: [],
    code: ({ modern }, { management }) =>
      management === undefined
        ? modern
          ? LINK_BY_FETCH
          : LINK_BY_FETCH_ES5
        : `${LINKS_BY_ITSELF}
function linkAuth0Identity(management«: any», primaryUserId«: string», otherUserId«: string») {
  ${modern ? 'const' : 'var'} separator = otherUserId.indexOf('|');
  ${modern ? 'const' : 'var'} identity = { provider: otherUserId.slice(0, separator), user_id: otherUserId.slice(separator + 1) };
  return ${LINK_CALLS[management]};
}`,
  },
  unlinkAuth0Identity: {
    needs: ['auth0UserId'],
    code: ({ modern }, { management }) => {
      const keyword = modern ? 'const' : 'var';
      return `// Takes a linked account away from the one that owns the access token, by this server's own right (update:users).
function unlinkAuth0Identity(management«: any», domain«: string», accessToken«: string», linkedUserId«: string») {
  ${keyword} separator = linkedUserId.indexOf('|');
  ${keyword} provider = linkedUserId.slice(0, separator);
  ${keyword} userId = linkedUserId.slice(separator + 1);
  return auth0UserId(domain, accessToken).then(${modern ? '(primaryUserId) => {' : 'function (primaryUserId) {'}
    return ${UNLINK_CALLS[management ?? 'v5']};
  });
}`;
    },
  },
  beginAuth0Link: {
    needs: ['auth0UserId'],
    code: ({ modern }) =>
      modern
        ? `// Remembers whom the account that logs in next is to be linked to, for ten minutes.
function beginAuth0Link(domain«: string», accessToken«: string», login«: any») {
  return (req«: any», res«: any», next«: any») => {
    auth0UserId(domain, accessToken)
      .then((primaryUserId) => {
        req.session.auth0Link = { primaryUserId, expires: Date.now() + ${PATIENCE} };
        login(req, res, next);
      })
      .catch(next);
  };
}`
        : `// Remembers whom the account that logs in next is to be linked to, for ten minutes.
function beginAuth0Link(domain, accessToken, login) {
  return function (req, res, next) {
    auth0UserId(domain, accessToken).then(function (primaryUserId) {
      req.session.auth0Link = { primaryUserId: primaryUserId, expires: Date.now() + ${PATIENCE} };
      login(req, res, next);
    }).catch(next);
  };
}`,
  },
  completeAuth0Link: { needs: ['auth0UserId', 'linkAuth0Identity'], code: completeByPassport },
  ...OIDC_SNIPPETS,
  ...NEXTJS_SNIPPETS,
};

const LINKS_BY_ITSELF =
  "// Links by this server's own right (update:users). Both ids have to come from logins, never from a request.";

const LINK_CALLS: Readonly<Record<Management, string>> = {
  // `link` is no method of the older versions' types, and they leave `/` and `?` in an id as they are.
  v2: 'management.linkUsers(encodeURIComponent(primaryUserId), identity)',
  v4: 'management.users.link({ id: primaryUserId }, identity)',
  v5: 'management.users.identities.link(primaryUserId, identity)',
};

const UNLINK_CALLS: Readonly<Record<Management, string>> = {
  v2: 'management.unlinkUsers({\n      id: encodeURIComponent(primaryUserId),\n      provider: encodeURIComponent(provider),\n      user_id: encodeURIComponent(userId),\n    })',
  v4: 'management.users.unlink({ id: primaryUserId, provider: provider, user_id: userId })',
  v5: 'management.users.identities.delete(primaryUserId, provider, userId)',
};

const LINK_BY_FETCH = `${LINKS_BY_ITSELF}
function linkAuth0Identity(domain«: string», primaryUserId«: string», otherUserId«: string») {
  const separator = otherUserId.indexOf('|');
  const identity = { provider: otherUserId.slice(0, separator), user_id: otherUserId.slice(separator + 1) };
  const credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: \`https://\${domain}/api/v2/\`,
  };
  return askAuth0(\`https://\${domain}/oauth/token\`, undefined, credentials).then((grant) => {
    const path = \`/api/v2/users/\${encodeURIComponent(primaryUserId)}/identities\`;
    return askAuth0(\`https://\${domain}\${path}\`, grant.access_token, identity);
  });
}`;

const LINK_BY_FETCH_ES5 = `${LINKS_BY_ITSELF}
function linkAuth0Identity(domain, primaryUserId, otherUserId) {
  var separator = otherUserId.indexOf('|');
  var identity = { provider: otherUserId.slice(0, separator), user_id: otherUserId.slice(separator + 1) };
  var credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: 'https://' + domain + '/api/v2/',
  };
  return askAuth0('https://' + domain + '/oauth/token', undefined, credentials).then(function (grant) {
    var path = '/api/v2/users/' + encodeURIComponent(primaryUserId) + '/identities';
    return askAuth0('https://' + domain + path, grant.access_token, identity);
  });
}`;

function completeByPassport({ modern }: Style, { management }: SnippetOptions): string {
  const [parameter, owner] = management === undefined ? ['', 'domain'] : [', management«: any»', 'management'];
  const about =
    "// Links the account that has logged in to the user's. The user stays logged in, the other account never is.";
  return modern
    ? `${about}
function completeAuth0Link(passport«: any», domain«: string», accessTokenOf«: (req: any) => string»${parameter}) {
  return (req«: any», res«: any», next«: any») => {
    const pending = req.session.auth0Link;
    delete req.session.auth0Link;
    const complete = (error«: any», account«: any») => {
      if (error || !account) {
        next(error || new Error('The other account has not logged in'));
        return;
      }
      auth0UserId(domain, accessTokenOf(req))
        .then((primaryUserId) => {
          if (!pending || pending.primaryUserId !== primaryUserId || pending.expires < Date.now()) {
            throw new Error('${LATE}');
          }
          if (account.id === primaryUserId) {
            throw new Error('${SAME}');
          }
          if (account._json.email_verified === false) {
            throw new Error('${UNVERIFIED}');
          }
          return linkAuth0Identity(${owner}, primaryUserId, account.id);
        })
        .then(() => next(), next);
    };
    passport.authenticate('auth0-link', { callbackURL: req.baseUrl + req.path }, complete)(req, res, next);
  };
}`
    : `${about}
function completeAuth0Link(passport, domain, accessTokenOf${parameter}) {
  return function (req, res, next) {
    var pending = req.session.auth0Link;
    delete req.session.auth0Link;
    var options = { callbackURL: req.baseUrl + req.path };
    passport.authenticate('auth0-link', options, function (error, account) {
      if (error || !account) {
        next(error || new Error('The other account has not logged in'));
        return;
      }
      auth0UserId(domain, accessTokenOf(req)).then(function (primaryUserId) {
        if (!pending || pending.primaryUserId !== primaryUserId || pending.expires < Date.now()) {
          throw new Error('${LATE}');
        }
        if (account.id === primaryUserId) {
          throw new Error('${SAME}');
        }
        if (account._json.email_verified === false) {
          throw new Error('${UNVERIFIED}');
        }
        return linkAuth0Identity(${owner}, primaryUserId, account.id);
      }).then(function () {
        next();
      }, next);
    })(req, res, next);
  };
}`;
}
