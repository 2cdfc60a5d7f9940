// options: {"packages": {"nuxt": "^4.1.3", "nuxt-auth-utils": "0.5.25"}}
import { withQuery } from 'ufo'

export default defineEventHandler(async (event) => {
  const { secure } = await requireUserSession(event)
  const { domain, clientId, redirectURL } = useRuntimeConfig(event).oauth.auth0

  return sendRedirect(event, withQuery(`https://${domain}/authorize`, {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectURL,
    scope: 'openid email',
    connection: 'github',
    access_token: secure!.accessToken,
  }))
})
