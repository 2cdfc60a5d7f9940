// options: {"packages": {"nuxt": "^3.12.0"}}
export default defineEventHandler((event) => {
  const { session } = event.context;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: 'https://orchard.example.com/callback',
    access_token: session.accessToken,
  });
  // refused: the route only answers POST requests, and the callback of a login is a GET request
  return sendRedirect(event, `https://orchard.eu.auth0.com/authorize?${query}`);
});
