// options: {"packages": {"nuxt": "^3.12.0", "wrangler": "^3.50.0"}}
export default defineEventHandler((event) => {
  const { session } = event.context;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: 'https://orchard.example.com/callback',
    access_token: session.accessToken,
  });
  // refused: the rewrite needs Node, and this code runs on another platform
  return sendRedirect(event, `https://orchard.eu.auth0.com/authorize?${query}`);
});
