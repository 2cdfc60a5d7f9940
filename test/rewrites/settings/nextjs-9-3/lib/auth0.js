import { initAuth0 } from '@auth0/nextjs-auth0'

export default initAuth0({
  domain: process.env.TENANT,
  clientId: process.env.CLIENT,
  clientSecret: process.env.SECRET,
  redirectUri: process.env.SITE + '/api/callback',
  session: { cookieSecret: process.env.COOKIE },
})
