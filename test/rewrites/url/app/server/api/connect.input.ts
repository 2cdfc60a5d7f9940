// options: {"packages": {"nuxt": "^3.12.0"}}
import { parse } from 'cookie';

export default defineEventHandler(async (event) => {
  const cookies = parse(event.node.req.headers.cookie ?? '');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: 'https://orchard.example.com/callback',
    access_token: cookies.token!,
  });
  // refused: the token is not read from the user's session
  await sendRedirect(event, `https://orchard.eu.auth0.com/authorize?${query}`);
});
