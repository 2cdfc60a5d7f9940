// options: {"packages": {"nuxt": "^4.1.3", "nuxt-auth-utils": "0.5.25"}}
export default defineEventHandler(async (event) => {
  const { secure } = await requireUserSession(event)

  return defineOAuthAuth0EventHandler({
    config: {
      scope: ['openid', 'profile'],
      authorizationParams: { connection: 'google-oauth2', access_token: secure!.accessToken }
    },
    async onSuccess(event, { user, tokens }) {
      await setUserSession(event, { user: { sub: user.sub }, secure: { accessToken: tokens.access_token } })
      return sendRedirect(event, '/greenhouse/accounts')
    }
  })(event)
})
