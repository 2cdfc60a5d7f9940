/* proof: {"form": "nextjs-auth0: a login whose token an if block adds", "side": "server", "does": "link", "with": {"@auth0/nextjs-auth0": "1.9.2", "next": "12.3.7"}, "steps": ["GET /api/auth/login as alice", "GET /api/auth/login?add=google-oauth2 as other", "GET /api/me"], "failures": ["403", "409", "cancelled login"]} */
const { createServer } = require('node:http');
const { apiResolver } = require('next/dist/server/api-utils/node');
const { getSession, handleAuth, handleLogin } = require('@auth0/nextjs-auth0');

const server = createServer();
server.listen(process.env.PORT, () => {
  const { port } = server.address();
  process.env.AUTH0_BASE_URL = `http://localhost:${port}`;
  process.env.AUTH0_ISSUER_BASE_URL = 'https://shop.eu.auth0.com';
  process.env.AUTH0_SECRET = 'a long secret of the bike shop, at least this long';

  // pages/api/auth/[...auth0].js
  module.exports = handleAuth({
    async login(req, res) {
      try {
        const options = { returnTo: '/api/me' };
        if (req.query.add) {
          const session = await getSession(req, res);
          options.authorizationParams = { connection: req.query.add, access_token: session.accessToken };
        }
        await handleLogin(req, res, options);
      } catch (error) {
        console.error('failed', error.message);
        res.status(500).end('failed');
      }
    },
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
