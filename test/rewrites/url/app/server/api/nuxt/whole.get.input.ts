// options: {"packages": {"nuxt": "^4.1.3", "nuxt-auth-utils": "0.5.25"}}
// refused: with this token in the settings, every login would link to the same account
export default defineOAuthAuth0EventHandler({
  config: { authorizationParams: { access_token: process.env.ROBOT_TOKEN! } },
  onSuccess: (event) => sendRedirect(event, '/')
})
