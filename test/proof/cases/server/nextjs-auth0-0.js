/* proof: {"form": "nextjs-auth0 0: handleLogin", "side": "server", "does": "link", "file": "pages/api/link.js", "with": {"@auth0/nextjs-auth0": ["0.16.1"], "next": "12.3.7"}, "steps": ["GET /api/login as alice", "GET /api/link as other", "GET /api/me"], "failures": ["403", "409", "cancelled login"]} */
const { createServer } = require('node:http');
const { apiResolver } = require('next/dist/server/api-utils/node');
const { initAuth0 } = require('@auth0/nextjs-auth0');

const server = createServer();
server.listen(process.env.PORT, () => {
  const { port } = server.address();
  process.env.SHOP_CALLBACK = `http://localhost:${port}/api/callback`;

  // lib/auth0.js
  const auth0 = initAuth0({
    domain: process.env.AUTH0_DOMAIN,
    clientId: process.env.AUTH0_CLIENT_ID,
    clientSecret: process.env.AUTH0_CLIENT_SECRET,
    scope: 'openid profile',
    redirectUri: process.env.SHOP_CALLBACK,
    postLogoutRedirectUri: '/',
    session: { cookieSecret: 'a long secret of the bike shop, at least this long', storeAccessToken: true },
  });

  // pages/api/link.js
  module.exports = async function link(req, res) {
    try {
      const { accessToken } = await auth0.getSession(req);
      await auth0.handleLogin(req, res, {
        redirectTo: '/api/me',
        authParams: { connection: 'google-oauth2', access_token: accessToken },
      });
    } catch (error) {
      console.error('failed', error.message);
      res.status(500).end('failed');
    }
  };

  // pages/api/me.js
  const me = async (req, res) => {
    const { user } = (await auth0.getSession(req)) || {};
    console.log(user && user.sub === 'auth0|alice' ? 'done' : 'failed');
    res.end(user ? user.sub : 'nobody');
  };

  // What Next.js does with a request.
  const pages = {
    '/api/login': (req, res) => auth0.handleLogin(req, res, { redirectTo: '/' }),
    '/api/callback': (req, res) => auth0.handleCallback(req, res),
    '/api/link': module.exports,
    '/api/me': me,
  };
  server.on('request', (req, res) => {
    const { pathname, searchParams } = new URL(req.url, process.env.SHOP_CALLBACK);
    const page = { default: pages[pathname] || ((_, response) => response.end('home')) };
    const keys = { previewModeId: 'id', previewModeEncryptionKey: 'key', previewModeSigningKey: 'key' };
    apiResolver(req, res, Object.fromEntries(searchParams), page, keys, false).catch((error) => {
      console.error('failed', error.message);
      res.end('failed');
    });
  });

  console.log(`listening ${port}`);
});
