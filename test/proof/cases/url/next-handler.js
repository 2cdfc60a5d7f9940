/* proof: {"form": "redirect in a route handler of Next.js", "side": "server", "does": "link", "file": "app/account/link/route.js", "with": {"next": "12.3.7"}, "steps": ["GET /login as alice", "GET /account/link as other", "GET /me"], "failures": ["403", "409", "cancelled login"]} */
const { createServer } = require('node:http');
const { NextRequest, NextResponse } = require('next/server');

// lib/session.js
const sessions = new Map();
const getSession = async (request) => sessions.get(/(?:^|; )shop=(\w+)/.exec(request.headers.get('cookie') || '')?.[1]);

// app/account/link/route.js
exports.GET = async function GET(request) {
  const session = await getSession(request);
  if (!session) return NextResponse.redirect(process.env.SHOP_URL);
  const url = new URL('/authorize', `https://${process.env.AUTH0_DOMAIN}`);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.AUTH0_CLIENT_ID,
    redirect_uri: `${process.env.SHOP_URL}/callback`,
    connection: 'google-oauth2',
    access_token: session.accessToken,
  }).toString();
  return NextResponse.redirect(url.toString());
};

// app/login/route.js
const login = () => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.AUTH0_CLIENT_ID,
    redirect_uri: `${process.env.SHOP_URL}/callback`,
    scope: 'openid profile',
  });
  return NextResponse.redirect(`https://${process.env.AUTH0_DOMAIN}/authorize?${query}`);
};

// app/callback/route.js
const callback = async (request) => {
  const answer = await fetch(`https://${process.env.AUTH0_DOMAIN}/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'authorization_code',
      client_id: process.env.AUTH0_CLIENT_ID,
      client_secret: process.env.AUTH0_CLIENT_SECRET,
      code: new URL(request.url).searchParams.get('code'),
      redirect_uri: `${process.env.SHOP_URL}/callback`,
    }),
  });
  if (!answer.ok) throw new Error(`no token: ${await answer.text()}`);
  const { access_token: accessToken, id_token: idToken } = await answer.json();
  const { sub } = JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url'));
  const id = require('node:crypto').randomBytes(16).toString('hex');
  sessions.set(id, { accessToken, user: sub });
  return new Response(null, { status: 303, headers: { Location: '/', 'Set-Cookie': `shop=${id}; Path=/; HttpOnly` } });
};

// app/me/route.js
const me = async (request) => {
  const session = await getSession(request);
  console.log(session?.user === 'auth0|alice' ? 'done' : 'failed');
  return new Response(session?.user ?? 'nobody');
};

// What Next.js does with a request.
const routes = { '/': () => new Response('home'), '/login': login, '/callback': callback, '/me': me };
const server = createServer((req, res) => {
  const url = new URL(req.url, process.env.SHOP_URL);
  const route = url.pathname === '/account/link' ? exports.GET : routes[url.pathname];
  Promise.resolve(route(new NextRequest(url, { headers: req.headers })))
    .catch((error) => {
      console.error('failed', error.message);
      return new Response('failed', { status: 500 });
    })
    .then(async (response) => {
      res.writeHead(response.status, [...response.headers].flat());
      res.end(await response.text());
    });
});
server.listen(process.env.PORT, () => {
  const { port } = server.address();
  process.env.SHOP_URL = `http://localhost:${port}`;
  console.log(`listening ${port}`);
});
