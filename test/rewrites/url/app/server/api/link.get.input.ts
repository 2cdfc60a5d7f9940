// options: {"packages": {"nuxt": "^3.12.0"}}
export default defineEventHandler(async (event) => {
  const { appUrl, auth0Issuer, auth0ClientId, auth0ClientSecret } = useRuntimeConfig(event)
  const { connection } = getQuery(event)
  const session = event.context.session

  const url = `${auth0Issuer}/authorize?response_type=code&client_id=${auth0ClientId}&redirect_uri=${appUrl}/api/callback&scope=openid%20profile&connection=${connection}&access_token=${session.access_token}`
  event.node.res.writeHead(302, { Location: url })
  event.node.res.end()
})
