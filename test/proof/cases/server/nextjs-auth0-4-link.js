/* proof: {"form": "nextjs-auth0 4: a link to its login", "side": "server", "does": "link", "file": "app/account/page.js", "project": "nextjs-auth0-4", "with": {"@auth0/nextjs-auth0": ["4.27.0"], "next": "13.5.9"}, "steps": ["GET /auth/login as alice", "GET /account as other", "GET /me"], "failures": ["403", "409", "cancelled login"]} */
const { AsyncLocalStorage } = require('node:async_hooks');
const { existsSync } = require('node:fs');
const { createServer } = require('node:http');
const Module = require('node:module');
const { buildSync } = require('esbuild');

// Another version of Next.js is installed next to the one that is asked for.
const root = process.cwd();
const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...more) =>
  resolve(name.startsWith('next/') ? `${root}/node_modules/${name}` : name, ...more);
globalThis.AsyncLocalStorage = AsyncLocalStorage;
const { NextRequest } = require('next/server');
const { requestAsyncStorage } = require('next/dist/client/components/request-async-storage.external');

// app/account/page.js
const connectHref = (accessToken) => '/auth/login?connection=google-oauth2&returnTo=/me&access_token=' + accessToken;

// Like Next.js, this bundles each file with the SDK.
const load = (file) => {
  const outfile = `${root}/${file.replaceAll('/', '-')}.cjs`;
  buildSync({ entryPoints: [`${root}/${file}.js`], outfile, bundle: true, platform: 'node', external: ['next/*'] });
  return require(outfile);
};

const server = createServer();
server.listen(process.env.PORT, () => {
  const { port } = server.address();
  process.env.APP_BASE_URL = `http://localhost:${port}`;
  const { auth0 } = load('lib/auth0');
  const { middleware } = load('middleware');
  const session = async () => (await auth0.getSession()) ?? { user: {}, tokenSet: {} };

  // A person on the account page follows its link.
  const account = async () => {
    const { user, tokenSet } = await session();
    if (!user.sub) return new Response('Log in first', { status: 401 });
    return Response.redirect(new URL(connectHref(tokenSet.accessToken), process.env.APP_BASE_URL));
  };

  // app/me/route.js
  const me = async () => {
    const { user } = await session();
    console.log(user.sub === 'auth0|alice' ? 'done' : 'failed');
    return new Response(user.sub ?? 'nobody');
  };

  // What Next.js does with a request: the middleware, then the route.
  const routes = { '/account': account, '/me': me };
  const routeOf = (path) => {
    const file = `app${path}/route`;
    return routes[path] ?? (existsSync(`${root}/${file}.js`) ? load(file).GET : undefined);
  };
  const answer = async (request) => {
    const response = await middleware(request);
    const route = routeOf(request.nextUrl.pathname);
    return response.headers.has('x-middleware-next') && route ? route(request) : response;
  };
  server.on('request', (req, res) => {
    const request = new NextRequest(new URL(req.url, process.env.APP_BASE_URL), { headers: req.headers });
    const store = { cookies: request.cookies, headers: request.headers, mutableCookies: request.cookies };
    const written = async (response) => {
      const headers = [...response.headers].filter(([name]) => name !== 'set-cookie');
      const cookies = response.headers.getSetCookie().map((cookie) => ['set-cookie', cookie]);
      res.writeHead(response.status, [...headers, ...cookies].flat());
      res.end(await response.text());
    };
    const failed = (error) => {
      console.error('failed', error.message);
      res.writeHead(500).end('failed');
    };
    requestAsyncStorage.run(store, () => answer(request)).then(written).catch(failed);
  });

  console.log(`listening ${port}`);
});
