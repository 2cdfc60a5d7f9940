/* proof: {"form": "redirect in an event handler of h3 (Nuxt 3)", "side": "server", "does": "link", "file": "server/api/link.get.js", "with": {"h3": ["1.15.9"]}, "steps": ["GET /login as alice", "GET /api/link?connection=google-oauth2 as other", "GET /me"], "failures": ["403", "409", "cancelled login"]} */
import { createServer } from 'node:http';
import { createApp, createRouter, defineEventHandler, getQuery, sendRedirect, toNodeListener, useSession } from 'h3';

const sessions = { password: 'a long secret of the bike shop, at least this long' };

// server/api/link.get.js
export default defineEventHandler(async (event) => {
  const session = await useSession(event, sessions);
  const { connection } = getQuery(event);
  const link = `https://${process.env.AUTH0_DOMAIN}/authorize?response_type=code&client_id=${process.env.AUTH0_CLIENT_ID}&redirect_uri=${process.env.SHOP_URL}/callback&scope=openid%20profile&connection=${connection}&access_token=${session.data.accessToken}`;
  event.node.res.writeHead(302, { Location: link });
  event.node.res.end();
});

const router = createRouter();
router.get(
  '/login',
  defineEventHandler((event) => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: process.env.AUTH0_CLIENT_ID,
      redirect_uri: `${process.env.SHOP_URL}/callback`,
      scope: 'openid profile',
    });
    return sendRedirect(event, `https://${process.env.AUTH0_DOMAIN}/authorize?${query}`);
  }),
);
router.get(
  '/callback',
  defineEventHandler(async (event) => {
    const answer = await fetch(`https://${process.env.AUTH0_DOMAIN}/oauth/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'authorization_code',
        client_id: process.env.AUTH0_CLIENT_ID,
        client_secret: process.env.AUTH0_CLIENT_SECRET,
        code: getQuery(event).code,
        redirect_uri: `${process.env.SHOP_URL}/callback`,
      }),
    });
    if (!answer.ok) throw new Error(`no token: ${await answer.text()}`);
    const { access_token: accessToken, id_token: idToken } = await answer.json();
    const session = await useSession(event, sessions);
    const { sub } = JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url'));
    await session.update({ accessToken, user: sub });
    return sendRedirect(event, '/');
  }),
);
router.get(
  '/me',
  defineEventHandler(async (event) => {
    const { data } = await useSession(event, sessions);
    console.log(data.user === 'auth0|alice' ? 'done' : 'failed');
    return data.user ?? 'nobody';
  }),
);
router.get('/', defineEventHandler(() => 'home'));
// As Nitro does with the file of a route.
router.get('/api/link', defineEventHandler(async (event) => (await import(import.meta.url)).default(event)));

const app = createApp({ onError: (error) => console.error('failed', error.message) });
const server = createServer(toNodeListener(app.use(router)));
server.listen(process.env.PORT, () => {
  const { port } = server.address();
  process.env.SHOP_URL = `http://localhost:${port}`;
  console.log(`listening ${port}`);
});
