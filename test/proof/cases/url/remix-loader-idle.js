/* proof: {"form": "redirect in an action of Remix next to a loader that redirects", "side": "server", "does": "link", "file": "app/routes/account.connect.$provider.js", "with": {"@remix-run/node": ["2.17.5"]}, "steps": ["GET /login as alice", "GET /account/connect/google-oauth2", "POST /account/connect/google-oauth2 as other", "GET /me"], "failures": ["403", "409", "cancelled login"]} */
import { createServer } from 'node:http';
import { createCookieSessionStorage, createRequestHandler, redirect } from '@remix-run/node';

// app/session.server.js
const { getSession, commitSession } = createCookieSessionStorage({
  cookie: { name: 'shop', secrets: ['a secret of the bike shop'], path: '/', httpOnly: true, sameSite: 'lax' },
});

// app/routes/account.connect.$provider.js
export const loader = () => redirect('/');

export const action = async ({ request, params }) => {
  const session = await getSession(request.headers.get('Cookie'));
  const accessToken = session.get('accessToken');
  if (!accessToken) return redirect('/login');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.AUTH0_CLIENT_ID,
    redirect_uri: process.env.SHOP_CALLBACK,
    scope: 'openid profile',
    connection: params.provider,
    access_token: accessToken,
  });
  return redirect(`https://${process.env.AUTH0_DOMAIN}/authorize?${query}`);
};

// app/routes/login.js
const login = () => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.AUTH0_CLIENT_ID,
    redirect_uri: process.env.SHOP_CALLBACK,
    scope: 'openid profile',
  });
  return redirect(`https://${process.env.AUTH0_DOMAIN}/authorize?${query}`);
};

// app/routes/callback.js
const callback = async ({ request }) => {
  const answer = await fetch(`https://${process.env.AUTH0_DOMAIN}/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'authorization_code',
      client_id: process.env.AUTH0_CLIENT_ID,
      client_secret: process.env.AUTH0_CLIENT_SECRET,
      code: new URL(request.url).searchParams.get('code'),
      redirect_uri: process.env.SHOP_CALLBACK,
    }),
  });
  if (!answer.ok) throw new Error(`no token: ${await answer.text()}`);
  const { access_token: accessToken, id_token: idToken } = await answer.json();
  const session = await getSession(request.headers.get('Cookie'));
  session.set('accessToken', accessToken);
  session.set('user', JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url')).sub);
  return redirect('/', { headers: { 'Set-Cookie': await commitSession(session) } });
};

// app/routes/me.js
const me = async ({ request }) => {
  const session = await getSession(request.headers.get('Cookie'));
  console.log(session.get('user') === 'auth0|alice' ? 'done' : 'failed');
  return new Response(session.get('user') ?? 'nobody');
};

// What Remix's compiler makes of the routes.
// What the file exports; a rewrite may add a loader.
const exported = async () => import(import.meta.url);
const modules = { 'account/connect/:provider': {}, login: { loader: login }, callback: { loader: callback }, me: { loader: me } };
const routes = Object.fromEntries(
  Object.entries({ ...modules, '': { loader: () => new Response('home') } }).map(([path, module]) => {
    return [path || 'home', { id: path || 'home', path: path || undefined, index: path === '', module }];
  }),
);
const handleError = (error) => console.error('failed', error.message);
const build = {
  entry: { module: { default: () => new Response('failed', { status: 500 }), handleError } },
  routes,
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: {},
  isSpaMode: false,
};

const server = createServer(async (req, res) => {
  Object.assign(modules['account/connect/:provider'], await exported());
  const request = new Request(new URL(req.url, process.env.SHOP_CALLBACK), { method: req.method, headers: req.headers });
  const response = await createRequestHandler(build, 'production')(request);
  const cookies = response.headers.getSetCookie().map((cookie) => ['set-cookie', cookie]);
  const headers = [...response.headers].filter(([name]) => name !== 'set-cookie');
  res.writeHead(response.status, [...headers, ...cookies].flat());
  res.end(await response.text());
});
server.listen(process.env.PORT, () => {
  const { port } = server.address();
  process.env.SHOP_CALLBACK = `http://localhost:${port}/callback`;
  console.log(`listening ${port}`);
});
