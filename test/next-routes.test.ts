import assert from 'node:assert/strict';
import { findOffers } from '../src/engine.js';
import { render } from '../src/messages/render.js';

const APP = `import { getSession, handleLogin } from '@auth0/nextjs-auth0';
export async function GET(req, ctx) {
  const session = await getSession();
  return handleLogin(req, ctx, { authorizationParams: { access_token: session.accessToken } });
}
`;
const PAGES = `import { getSession, handleLogin, withApiAuthRequired } from '@auth0/nextjs-auth0';
async function handler(req, res) {
  const session = await getSession(req, res);
  await handleLogin(req, res, { authorizationParams: { access_token: session.accessToken } });
}
export default withApiAuthRequired(handler);
`;
const NAMED = `import { handleAuth, handleLogin } from '@auth0/nextjs-auth0';
export const GET = handleAuth({
  async link(req, ctx) {
    return handleLogin(req, ctx, { authorizationParams: { access_token: req.user.accessToken } });
  },
});
`;
const STARTED = `import { Auth0Client } from '@auth0/nextjs-auth0/server';
const auth0 = new Auth0Client();
export async function GET(request) {
  const { token } = await auth0.getAccessToken();
  return auth0.startInteractiveLogin({ authorizationParameters: { access_token: token } });
}
`;
const ELSEWHERE = 'the route is not part of `handleAuth()`, so its callback is elsewhere';

const DYNAMIC = "part of this route's path varies, so it can't be a callback URL";

const NO_ROUTE = 'only a GET route of the App Router can start this login and also handle its callback';

/** The path that the login returns to, or why there is no rewrite. */
function returnPath(text: string, fileName: string): string | undefined {
  const [rewrite] = findOffers(text, fileName).flatMap(({ rewrites }) => rewrites);
  if (rewrite?.reason !== undefined) return render(rewrite.reason);
  const inserted = rewrite?.edits.map((edit) => edit.text).join('\n') ?? '';
  return /auth0LinkUrl\('([^']*)'\)|callbackUrl: `\$\{process\.env\.APP_BASE_URL\}(.*)`/
    .exec(inserted)
    ?.slice(1)
    .join('');
}

describe('the callback of a login with nextjs-auth0 is at the path of its file', () => {
  for (const [text, fileName, expected] of [
    [APP, 'app/api/auth/link/route.ts', '/api/auth/link'],
    [APP, '/home/me/shop/src/app/(account)/link/route.js', '/link'],
    [APP, '/home/app/shop/app/link/route.js', ELSEWHERE],
    [APP, 'app/[locale]/link/route.ts', DYNAMIC],
    [APP, 'lib/link.ts', ELSEWHERE],
    [STARTED, 'src/app/(account)/link/route.ts', '/link'],
    [STARTED, 'app/[locale]/link/route.ts', DYNAMIC],
    [STARTED, 'app/link/[name]/route.ts', DYNAMIC],
    [STARTED, '/home/[me]/app/app/link/route.ts', NO_ROUTE],
    [STARTED, 'app/link/[name]/page.ts', NO_ROUTE],
    [STARTED, 'app/link/page.ts', NO_ROUTE],
    [PAGES, 'pages/api/link.js', '/api/link'],
    [PAGES, '/srv/pages/web/src/pages/api/account/link/index.ts', '/api/account/link'],
    [PAGES, 'pages/api/[tenant]/link.js', DYNAMIC],
    [PAGES, 'pages/[tenant]/link.js', ELSEWHERE],
    [PAGES, 'pages/api/auth/[...auth0].js', ELSEWHERE],
    [PAGES, 'pages/link.js', ELSEWHERE],
    [NAMED, 'app/api/auth/[auth0]/route.ts', '/api/auth/link-callback'],
    [NAMED, 'src/app/session/[...auth0]/route.ts', '/session/link-callback'],
    [NAMED, 'somewhere.ts', '/api/auth/link-callback'],
  ] as const) {
    it(fileName, () => {
      assert.equal(returnPath(text, fileName), expected);
    });
  }
});
