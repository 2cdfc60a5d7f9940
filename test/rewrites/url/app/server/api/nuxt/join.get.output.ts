// options: {"packages": {"nuxt": "^4.1.3", "nuxt-auth-utils": "0.5.25"}}
import crypto from 'crypto'

export default defineEventHandler(async (event) => {
  const { secure } = await requireUserSession(event)
  const { domain, clientId, redirectURL } = useRuntimeConfig(event).oauth.auth0

  // TODO(auth0): Auth0 dashboard: add the full URL of /api/nuxt/join to Allowed Callback URLs.
  // TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
  //   server.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  const auth0LinkSettings = {
    domain,
    clientId,
    clientSecret: useRuntimeConfig().oauth.auth0.clientSecret,
    callbackUrl: new URL('/api/nuxt/join', redirectURL).href,
    connection: 'github',
    returnTo: '/',
  }
  return sendAuth0Link(event, auth0LinkSettings, secure!.accessToken)
})

// Sends a request to Auth0 and returns the parsed response; any status but success is an error.
// Requires Node 18 or later, which has fetch.
function askAuth0(url: string, token?: string, body?: object): Promise<any> {
  const headers: { 'Content-Type': string; Authorization?: any } = { 'Content-Type': 'application/json' }
  if (token) {
    headers.Authorization = `Bearer ${token}`
  }
  const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  return fetch(url, request).then((response) => {
    if (response.ok) {
      return response.json()
    }
    return response.text().then((text) => {
      throw new Error(`Auth0 responded with ${response.status}: ${text}`)
    })
  })
}

// The user this access token belongs to, according to Auth0 (/userinfo), which cannot be forged.
function auth0UserId(domain: string, accessToken: string): Promise<string> {
  return askAuth0(`https://${domain}/userinfo`, accessToken).then((profile) => profile.sub || profile.user_id)
}

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token: string | null | undefined): { sub: string; iss: string; email_verified?: boolean } {
  const payload = String(token).split('.')[1]
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.')
  }
  return JSON.parse(Buffer.from(payload, 'base64').toString()) as ReturnType<typeof auth0Claims>
}

// Throws unless this session started linking in the last ten minutes and a different account with a verified email
// address signed in.
function checkAuth0Link(
  pending: any,
  primaryUserId: string | undefined,
  other: { sub: string; email_verified?: boolean }
): void {
  if (!primaryUserId || !pending || pending.primaryUserId !== primaryUserId || !(pending.expires > Date.now())) {
    throw new Error('Account linking was not started in this session, or has expired')
  }
  if (other.sub === primaryUserId) {
    throw new Error('You are already logged in with this account')
  }
  if (other.email_verified === false) {
    throw new Error("The second account's email address is not verified")
  }
}

// Splits a user id at the first "|": everything after it is the provider's user id.
function auth0Identity(userId: string) {
  const separator = userId.indexOf('|')
  return { provider: userId.slice(0, separator), user_id: userId.slice(separator + 1) }
}

// Links with this server's own credentials (scope update:users). Both ids must come from logins, never from a request.
function linkAuth0Identity(domain: string, primaryUserId: string, otherUserId: string) {
  const credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: `https://${domain}/api/v2/`,
  }
  return askAuth0(`https://${domain}/oauth/token`, undefined, credentials).then((grant) => {
    const path = `/api/v2/users/${encodeURIComponent(primaryUserId)}/identities`
    return askAuth0(`https://${domain}${path}`, grant.access_token, auth0Identity(otherUserId))
  })
}

// Links the account that signed in to the session's user, if this session started the login. The ID token comes
// directly from Auth0 over TLS, so it needs no further verification.
function completeAuth0CodeLink(
  settings: { domain: string; clientId: string; clientSecret: string | undefined; callbackUrl: string },
  pending: any,
  primaryUserId: string | undefined,
  query: any
): Promise<unknown> {
  if (!pending || !query.state || query.state !== pending.state || !query.code) {
    const reason = query.error_description || 'Account linking was not started in this session, or has expired'
    return Promise.reject(new Error(reason))
  }
  const grant = {
    grant_type: 'authorization_code',
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    code: query.code,
    redirect_uri: settings.callbackUrl,
  }
  return askAuth0(`https://${settings.domain}/oauth/token`, undefined, grant).then((tokens) => {
    const other = auth0Claims(tokens.id_token)
    checkAuth0Link(pending, primaryUserId, other)
    return linkAuth0Identity(settings.domain, pending.primaryUserId, other.sub)
  })
}

// Returns the login for linking that auth0LinkCookie stored.
function auth0LinkInCookies(cookies: string | null | undefined) {
  const cookie = /(?:^|; )__Host-auth0Link=([^;]+)/.exec(cookies || '')
  return cookie && JSON.parse(decodeURIComponent(String(cookie[1])))
}

// Returns the header that stores a login for linking for so many seconds. No subdomain can set a cookie whose name
// starts with `__Host-`.
function auth0LinkCookie(pending: object | undefined, seconds: number): string {
  const value = pending ? encodeURIComponent(JSON.stringify(pending)) : ''
  return `__Host-auth0Link=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`
}

// Returns the URL of a fresh login of the second account, and what to keep on the server until it returns: the state,
// and the account to link to, for ten minutes.
function beginAuth0CodeLink(
  settings: { domain: string; clientId: string; callbackUrl: string; connection?: string; returnTo?: string },
  primaryUserId: string | undefined,
  state: string
): { url: string; pending: { state: string; primaryUserId: string; expires: number; returnTo?: string | undefined } } {
  if (!primaryUserId) {
    throw new Error('Nobody is signed in')
  }
  const client = `client_id=${encodeURIComponent(settings.clientId)}`
  const connection = settings.connection ? `&connection=${encodeURIComponent(settings.connection)}` : ''
  const login = `response_type=code&scope=openid%20email&prompt=login&state=${state}${connection}`
  const callbackUrl = encodeURIComponent(settings.callbackUrl)
  return {
    url: `https://${settings.domain}/authorize?${client}&redirect_uri=${callbackUrl}&${login}`,
    pending: { state: state, primaryUserId: primaryUserId, expires: Date.now() + 600000, returnTo: settings.returnTo },
  }
}

// Starts a fresh login of the second account, or links it once that login has returned to the same route. Returns where
// to redirect and the cookie to set. The access token, from the session, proves which account is the primary one.
function runAuth0Link(
  settings: {
    domain: string
    clientId: string
    clientSecret: string | undefined
    callbackUrl: string
    connection?: any
    returnTo?: string
  },
  accessToken: string | null | undefined,
  url: string,
  cookies: string | null | undefined
): Promise<{ location: string; cookie: string }> {
  if (!accessToken) {
    return Promise.reject(new Error('Nobody is signed in'))
  }
  const query: Record<string, string> = {}
  new URL(url, 'http://localhost').searchParams.forEach((value, name) => {
    query[name] = value
  })
  return auth0UserId(settings.domain, accessToken).then((primaryUserId) => {
    if (query.state) {
      return completeAuth0CodeLink(settings, auth0LinkInCookies(cookies), primaryUserId, query).then(() => {
        return { location: settings.returnTo || '/', cookie: auth0LinkCookie(undefined, 0) }
      })
    }
    const login = beginAuth0CodeLink(settings, primaryUserId, crypto.randomBytes(16).toString('hex'))
    return { location: login.url, cookie: auth0LinkCookie(login.pending, 600) }
  })
}

// Starts a login that links a second account to the session's user, or completes it when it returns to this route.
function sendAuth0Link(
  event: any,
  settings: {
    domain: string
    clientId: string
    clientSecret: string | undefined
    callbackUrl: string
    connection?: any
    returnTo?: string
  },
  accessToken: string | null | undefined
): Promise<void> {
  const { req, res } = event.node
  return runAuth0Link(settings, accessToken, req.url, req.headers.cookie).then(({ location, cookie }) => {
    res.setHeader('Set-Cookie', [cookie].concat(res.getHeader('Set-Cookie') || []))
    res.writeHead(303, { Location: location })
    res.end()
  })
}
