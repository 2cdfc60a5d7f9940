/* proof: {"form": "nextjs-auth0 beside node-auth0", "side": "server", "does": "link", "with": {"auth0": ["3.7.2", "4.37.1", "7.1.0"], "@auth0/nextjs-auth0": "3.8.0", "next": "12.3.7"}, "steps": ["GET /api/auth/login as alice", "GET /api/auth/link as other", "GET /api/me"], "failures": ["403", "409", "cancelled login"]} */
const { createServer } = require('node:http');
const { apiResolver } = require('next/dist/server/api-utils/node');
const { getSession, handleAuth, handleLogin, withApiAuthRequired } = require('@auth0/nextjs-auth0');
const { ManagementClient } = require('auth0');

const management = new ManagementClient({
  domain: 'shop.eu.auth0.com',
  clientId: process.env.AUTH0_CLIENT_ID,
  clientSecret: process.env.AUTH0_CLIENT_SECRET,
});

const server = createServer();
server.listen(process.env.PORT, () => {
  const { port } = server.address();
  process.env.AUTH0_BASE_URL = `http://localhost:${port}`;
  process.env.AUTH0_ISSUER_BASE_URL = 'https://shop.eu.auth0.com';
  process.env.AUTH0_SECRET = 'a long secret of the bike shop, at least this long';

  // pages/api/auth/[...auth0].js
  module.exports = handleAuth({
    link: withApiAuthRequired(async (req, res) => {
      const session = await getSession(req, res);
      await handleLogin(req, res, {
        authorizationParams: {
          access_token: session.accessToken,
          connection: 'google-oauth2',
        },
        returnTo: '/api/me',
      });
    }),
    onError(req, res, error) {
      console.error('failed', error.message);
      res.status(500).end('failed');
    },
  });

  // pages/api/me.js
  const me = async (req, res) => {
    const { user } = (await getSession(req, res)) || {};
    console.log(user && user.sub === 'auth0|alice' ? 'done' : 'failed');
    res.end(user ? user.sub : 'nobody');
  };

  // What Next.js does with a request.
  server.on('request', (req, res) => {
    const { pathname, searchParams } = new URL(req.url, process.env.AUTH0_BASE_URL);
    const query = { ...Object.fromEntries(searchParams), auth0: [pathname.split('/').pop()] };
    const page = { default: pathname === '/api/me' ? me : module.exports };
    const keys = { previewModeId: 'id', previewModeEncryptionKey: 'key', previewModeSigningKey: 'key' };
    apiResolver(req, res, query, page, keys, false);
  });

  console.log(`listening ${port}`);
});
