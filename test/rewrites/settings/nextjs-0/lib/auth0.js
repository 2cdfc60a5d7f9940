import { initAuth0 } from '@auth0/nextjs-auth0'

export default initAuth0({
  domain: process.env.NOTES_DOMAIN || '',
  clientId: 'notes',
  clientSecret: process.env.NOTES_SECRET,
  redirectUri: process.env.NOTES_CALLBACK,
  postLogoutRedirectUri: '/',
  scope: 'openid profile',
  session: { cookieSecret: process.env.NOTES_COOKIE, storeAccessToken: true }
})
