import { UNVERIFIED } from './link-account.js';
import { LATE, PATIENCE, SAME } from './oidc-snippets.js';
import type { Snippet } from './snippets.js';

export type NextjsHelperName = 'auth0LinkUrl' | 'auth0LinkTarget' | 'linkWhoLoggedIn';

/** How nextjs-auth0 2 and 3 log another account in beside the user's session. */
export const NEXTJS_SNIPPETS: Readonly<Record<NextjsHelperName, Snippet>> = {
  auth0LinkUrl: {
    needs: [],
    // As the SDK reads it, with the names written out so that Next.js can put values in their place.
    code: () => `// Where an account comes back to that logs in to be linked.
function auth0LinkUrl(path«: string», base«: any» = process.env.AUTH0_BASE_URL || process.env.NEXT_PUBLIC_AUTH0_BASE_URL)«: string» {
  const url = /^https?:/.test(base) ? base : \`https://\${base}\`;
  return url.replace(/\\/$/, '') + path;
}`,
  },
  auth0LinkTarget: {
    needs: [],
    code: () => `// What a login for linking takes along: whom to link to, for ten minutes.
function auth0LinkTarget(session«: any») {
  if (!session) {
    throw new Error('Nobody is logged in');
  }
  return { primaryUserId: session.user.sub, expires: Date.now() + ${PATIENCE} };
}`,
  },
  linkWhoLoggedIn: {
    needs: ['linkAuth0Identity'],
    code: (_style, { management }) => {
      const owner = management === undefined ? 'domain' : 'management';
      const type = management === undefined ? 'string' : 'any';
      return `// Links the account that has logged in, whose ID token is verified by now. What is returned would replace the user's session.
function linkWhoLoggedIn(session«: any», ${owner}«: ${type}») {
  return async (req«: any», res«: any», { user: other }«: any», state«: any») => {
    if (!session || session.user.sub !== state.primaryUserId || !(state.expires > Date.now())) {
      throw new Error('${LATE}');
    }
    if (other.sub === state.primaryUserId) {
      throw new Error('${SAME}');
    }
    if (other.email_verified === false) {
      throw new Error('${UNVERIFIED}');
    }
    await linkAuth0Identity(${owner}, state.primaryUserId, other.sub);
    return undefined;
  };
}`;
    },
  },
};
