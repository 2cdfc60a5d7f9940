/* proof: {"form": "nextjs-auth0 4: startInteractiveLogin in a route", "side": "server", "does": "link", "file": "app/account/link/route.js", "with": {"@auth0/nextjs-auth0": ["4.27.0"], "next": "13.5.9"}, "steps": ["GET /auth/login as alice", "GET /account/link as other", "GET /me"], "failures": ["403", "409", "cancelled login"]} */
const { AsyncLocalStorage } = require('node:async_hooks');
const { createServer } = require('node:http');
const Module = require('node:module');
const { buildSync } = require('esbuild');

// Like Next.js, this bundles the SDK, which then shares its modules. Beside them, another version is installed.
const modules = `${process.cwd()}/node_modules`;
const sdk = { entry: `${modules}/@auth0/nextjs-auth0/dist/server/index.js`, bundle: `${__dirname}/sdk.cjs` };
buildSync({ entryPoints: [sdk.entry], outfile: sdk.bundle, bundle: true, platform: 'node', external: ['next/*'] });
const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...more) => {
  if (name === '@auth0/nextjs-auth0/server') return sdk.bundle;
  return resolve(name.startsWith('next/') ? `${modules}/${name}` : name, ...more);
};
globalThis.AsyncLocalStorage = AsyncLocalStorage;
const { NextRequest } = require('next/server');
const { requestAsyncStorage } = require('next/dist/client/components/request-async-storage.external');
const { Auth0Client } = require('@auth0/nextjs-auth0/server');

const server = createServer();
server.listen(process.env.PORT, () => {
  const { port } = server.address();
  process.env.APP_BASE_URL = `http://localhost:${port}`;

  // lib/auth0.js
  const auth0 = new Auth0Client({ secret: 'a long secret of the bike shop, at least this long' });

  // app/account/link/route.js
  exports.GET = async (request) => {
    try {
      const { token } = await auth0.getAccessToken();
      return await auth0.startInteractiveLogin({
        authorizationParameters: {
          connection: request.nextUrl.searchParams.get('connection') ?? undefined,
          access_token: token,
        },
        returnTo: '/me',
      });
    } catch (error) {
      console.error('failed', error.message);
      return new Response('failed', { status: 500 });
    }
  };

  // app/me/route.js
  const me = async () => {
    const session = await auth0.getSession();
    console.log(session && session.user.sub === 'auth0|alice' ? 'done' : 'failed');
    return new Response(session ? session.user.sub : 'nobody');
  };

  // What Next.js does with a request: the middleware of the SDK, then the route.
  const routes = { '/account/link': exports.GET, '/me': me };
  server.on('request', (req, res) => {
    const request = new NextRequest(new URL(req.url, process.env.APP_BASE_URL), { headers: req.headers });
    const store = { cookies: request.cookies, headers: request.headers, mutableCookies: request.cookies };
    const route = routes[request.nextUrl.pathname];
    const answer = () => (route ? route(request) : auth0.middleware(request));
    const written = async (response) => {
      const headers = [...response.headers].filter(([name]) => name !== 'set-cookie');
      const cookies = response.headers.getSetCookie().map((cookie) => ['set-cookie', cookie]);
      res.writeHead(response.status, [...headers, ...cookies].flat());
      res.end(await response.text());
    };
    requestAsyncStorage.run(store, answer).then(written, (error) => {
      console.error('failed', error.stack);
      res.end('failed');
    });
  });

  console.log(`listening ${port}`);
});
