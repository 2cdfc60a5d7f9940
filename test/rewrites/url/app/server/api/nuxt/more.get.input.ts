// options: {"packages": {"nuxt": "^4.1.3", "nuxt-auth-utils": "0.5.25"}}
// refused: after the login, this code does more than start a session and redirect
export default defineEventHandler(async (event) => {
  const { secure } = await requireUserSession(event)
  return defineOAuthAuth0EventHandler({
    config: { authorizationParams: { access_token: secure!.accessToken } },
    async onSuccess(event, { user }) {
      await prisma.gardener.update({ where: { sub: user.sub }, data: { seen: new Date() } })
      return sendRedirect(event, '/')
    }
  })(event)
})
