/* proof: {"form": "nextjs-auth0: handleLogin in the App Router", "side": "server", "does": "link", "with": {"@auth0/nextjs-auth0": ["3.8.0"], "next": "12.3.7"}, "steps": ["GET /api/auth/login as alice", "GET /api/auth/link as other", "GET /api/me"], "failures": ["403", "409", "cancelled login"]} */
const { createServer } = require('node:http');
const { NextRequest, NextResponse } = require('next/server');
const { getSession, handleAuth, handleLogin } = require('@auth0/nextjs-auth0');

// The App Router is of Next.js 13, whose cookies have this method. A response here sets one cookie, in its header.
Object.getPrototypeOf(new NextResponse().cookies).getAll = function () {
  const pairs = (this.response.headers.get('cookie') || '').split('; ').filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const [name] = pair.split('=');
    return { name, value: decodeURIComponent(pair.slice(name.length + 1)) };
  });
};

let session;
const server = createServer();
server.listen(process.env.PORT, () => {
  const { port } = server.address();
  process.env.AUTH0_BASE_URL = `http://localhost:${port}`;
  process.env.AUTH0_ISSUER_BASE_URL = 'https://shop.eu.auth0.com';
  process.env.AUTH0_SECRET = 'a long secret of the bike shop, at least this long';

  // app/api/auth/[auth0]/route.js
  exports.GET = handleAuth({
    link: handleLogin(() => ({
      returnTo: '/api/me',
      authorizationParams: { connection: 'google-oauth2', ...(session && { access_token: session.accessToken }) },
    })),
    onError(req, error) {
      console.error('failed', error.message);
      return new NextResponse('failed', { status: 500 });
    },
  });

  // What Next.js does with a request.
  server.on('request', (req, res) => {
    const url = new URL(req.url, process.env.AUTH0_BASE_URL);
    const request = new NextRequest(url, { headers: req.headers });
    const answer = async () => {
      session = await getSession(request, new NextResponse());
      if (url.pathname !== '/api/me') return exports.GET(request, { params: { auth0: url.pathname.split('/').pop() } });
      console.log(session && session.user.sub === 'auth0|alice' ? 'done' : 'failed');
      return new NextResponse(session ? session.user.sub : 'nobody');
    };
    answer().then(async (response) => {
      res.writeHead(response.status, [...response.headers].flat());
      res.end(await response.text());
    });
  });

  console.log(`listening ${port}`);
});
