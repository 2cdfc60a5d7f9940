import { initAuth0 } from '@auth0/nextjs-auth0';

export default initAuth0({
  domain: process.env.TENANT as string,
  clientId: process.env.CLIENT as string,
  clientSecret: process.env.CLIENT_KEY,
  redirectUri: 'https://coins.example/api/callback',
  scope: 'openid profile',
  session: { cookieSecret: process.env.COOKIE_KEY as string, storeAccessToken: true },
});
