import { UNVERIFIED } from './link-account.js';
import type { Snippet } from './snippets.js';

/** How long a login may take that is for linking, in milliseconds. */
export const PATIENCE = '600000';

export const LATE = 'This link was not started here, or too long ago';
export const SAME = 'This is the account that is logged in already';

export type OidcHelperName = 'logInForAuth0Link' | 'auth0LinkState' | 'afterAuth0Link';

/** How express-openid-connect logs another account in beside the user's session. */
export const OIDC_SNIPPETS: Readonly<Record<OidcHelperName, Snippet>> = {
  logInForAuth0Link: {
    needs: [],
    code: ({ modern }) =>
      modern
        ? `// Lets another account log in beside the session of the user, who has to be logged in.
function logInForAuth0Link(link«: any», options«: any», req«: any», res«: any», next«: any»)«: Promise<void>» {
  return new Promise((resolve) => {
    const user = req.oidc.user;
    const login = (error«?: any») => {
      if (error || !user) {
        resolve();
        next(error || new Error('Nobody is logged in'));
      } else {
        resolve(res.oidc.login(Object.assign({ primaryUserId: user.sub }, options)));
      }
    };
    link(req, res, login);
  });
}`
        : `// Lets another account log in beside the session of the user, who has to be logged in.
function logInForAuth0Link(link, options, req, res, next) {
  return new Promise(function (resolve) {
    var user = req.oidc.user;
    link(req, res, function (error) {
      if (error || !user) {
        resolve();
        next(error || new Error('Nobody is logged in'));
      } else {
        resolve(res.oidc.login(Object.assign({ primaryUserId: user.sub }, options)));
      }
    });
  });
}`,
  },
  auth0LinkState: {
    needs: [],
    code: () => `// What a login for linking takes along, in a signed cookie: whom to link to, for ten minutes, and where to go then.
function auth0LinkState(req«: any», options«: any») {
  return { returnTo: options.returnTo, primaryUserId: options.primaryUserId, expires: Date.now() + ${PATIENCE} };
}`,
  },
  afterAuth0Link: {
    needs: ['linkAuth0Identity'],
    code: ({ modern }, { management }) => {
      const keyword = modern ? 'const' : 'var';
      const owner = management === undefined ? 'new URL(other.iss).host' : 'management';
      const parameter = management === undefined ? '' : 'management«: any»';
      const opening = modern
        ? '  return (req«: any», res«: any», session«: any», state«: any») => {'
        : '  return function (req, res, session, state) {';
      return `// Links the account that has logged in, whose ID token is verified by now. No session is made of its tokens.
function afterAuth0Link(${parameter}) {
${opening}
    ${keyword} other = JSON.parse(Buffer.from(session.id_token.split('.')[1], 'base64').toString());
    if (!state.primaryUserId || !(state.expires > Date.now())) {
      throw new Error('${LATE}');
    }
    if (other.sub === state.primaryUserId) {
      throw new Error('${SAME}');
    }
    if (other.email_verified === false) {
      throw new Error('${UNVERIFIED}');
    }
    return linkAuth0Identity(${owner}, state.primaryUserId, other.sub).then(${modern ? '() => ({})' : 'function () {\n      return {};\n    }'});
  };
}`;
    },
  },
};
