// options: {"packages": {"nitro": "^3.0.0", "h3": "^2.0.0"}}
import { defineEventHandler, sendRedirect } from 'h3';

export default defineEventHandler((event) => {
  const { session } = event.context;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: 'https://orchard.example.com/callback',
    access_token: session.accessToken,
  });
  // refused: the rewrite is for h3 1, whose events have requests and responses of Node
  return sendRedirect(event, `https://orchard.eu.auth0.com/authorize?${query}`);
});
