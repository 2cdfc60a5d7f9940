// options: {"packages": {"nuxt": "^3.12.0", "h3": "^1.12.0"}}
export default defineEventHandler(async (event) => {
  const session = await requireUserSession(event);
  const params = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: 'https://orchard.example.com/callback',
  });
  params.set('access_token', session.accessToken);
  const login = new URL('/authorize', 'https://orchard.eu.auth0.com');
  login.search = `?${params}`;
  return sendRedirect(event, login.href);
});
