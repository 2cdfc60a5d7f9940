/* proof: {"form": "redirect in an API route of Next.js", "side": "server", "does": "link", "file": "pages/api/account/link.js", "with": {"next": "12.3.7"}, "steps": ["GET /api/auth/login as alice", "GET /api/account/link as other", "GET /api/me"], "failures": ["403", "409", "cancelled login"]} */
const { createServer } = require('node:http');
const { apiResolver } = require('next/dist/server/api-utils/node');

// pages/api/account/link.js
module.exports = async (req, res) => {
  if (req.method === 'GET') {
    const accessToken = req.cookies.accessToken;
    const url = `https://${process.env.AUTH0_DOMAIN}/authorize?client_id=${process.env.AUTH0_CLIENT_ID}&response_type=code&redirect_uri=${process.env.SHOP_CALLBACK}&scope=openid&connection=google-oauth2&access_token=${accessToken}`;
    res.redirect(url);
  } else {
    res.status(405).end();
  }
};

// pages/api/auth/login.js
const login = (req, res) => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.AUTH0_CLIENT_ID,
    redirect_uri: process.env.SHOP_CALLBACK,
    scope: 'openid profile',
  });
  res.redirect(`https://${process.env.AUTH0_DOMAIN}/authorize?${query}`);
};

// pages/api/auth/callback.js
const callback = async (req, res) => {
  const answer = await fetch(`https://${process.env.AUTH0_DOMAIN}/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'authorization_code',
      client_id: process.env.AUTH0_CLIENT_ID,
      client_secret: process.env.AUTH0_CLIENT_SECRET,
      code: req.query.code,
      redirect_uri: process.env.SHOP_CALLBACK,
    }),
  });
  if (!answer.ok) throw new Error(`no token: ${await answer.text()}`);
  const { access_token: accessToken, id_token: idToken } = await answer.json();
  const { sub } = JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url'));
  res.setHeader('Set-Cookie', [
    `accessToken=${accessToken}; Path=/; HttpOnly; SameSite=Lax`,
    `user=${encodeURIComponent(sub)}; Path=/; HttpOnly; SameSite=Lax`,
  ]);
  res.redirect('/api/me');
};

// pages/api/me.js
const me = (req, res) => {
  console.log(req.cookies.user === 'auth0|alice' ? 'done' : 'failed');
  res.end(req.cookies.user || 'nobody');
};

// What Next.js does with a request.
const pages = { '/': me, '/api/auth/login': login, '/api/auth/callback': callback, '/api/me': me };
const server = createServer((req, res) => {
  const { pathname, searchParams } = new URL(req.url, process.env.SHOP_CALLBACK);
  const page = { default: pathname === '/api/account/link' ? module.exports : pages[pathname] };
  const keys = { previewModeId: 'id', previewModeEncryptionKey: 'key', previewModeSigningKey: 'key' };
  apiResolver(req, res, Object.fromEntries(searchParams), page, keys, true).catch((error) => {
    console.error('failed', error.message);
    res.end('failed');
  });
});
server.listen(process.env.PORT, () => {
  const { port } = server.address();
  process.env.SHOP_CALLBACK = `http://localhost:${port}/api/auth/callback`;
  console.log(`listening ${port}`);
});
