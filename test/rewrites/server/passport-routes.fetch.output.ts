// options: {"packages": {"passport-auth0": "^1.4.5", "auth0": "^4.3.0"}}
import { Router } from "express"
import passport from "passport"
import { requireLogin } from "./guards"
import Auth0Strategy from "passport-auth0"

export const router = Router()

// TODO(auth0): Auth0 dashboard: add the full URL of /link/link-callback to Allowed Callback URLs. Behind a proxy, set "trust proxy".
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the server.
// TODO(auth0): Replace AUTH0_DOMAIN, AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET with the values of your existing Auth0 strategy.
// TODO(auth0): Choose the page to show after linking. Errors go to Express's error handler.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
passport.use("auth0-link", new Auth0Strategy({
  domain: process.env.AUTH0_DOMAIN as string,
  clientID: process.env.AUTH0_CLIENT_ID as string,
  clientSecret: process.env.AUTH0_CLIENT_SECRET as string,
  callbackURL: "/link/link-callback",
  state: true,
}, (accessToken: any, refreshToken: any, extraParams: any, profile: any, done: any) => {
  done(null, profile)
}))
router.get("/link/link-callback", completeAuth0Link(passport, process.env.AUTH0_DOMAIN as string, (req: any) => req.session.accessToken), (req: any, res: any) => {
  res.redirect("/")
})

router.get("/link/:connection", requireLogin, (req, res, next) =>
  beginAuth0Link(process.env.AUTH0_DOMAIN as string, req.session.accessToken, passport.authenticate("auth0-link", {
    prompt: "login",
    connection: req.params.connection,
    scope: "openid email", callbackURL: req.baseUrl + "/link/link-callback",
  }))(req, res, next)
)

// What Auth0 answers; all but success is an error.
function askAuth0(url: string, token?: string, body?: object): Promise<any> {
  const headers: Record<string, string> = { "Content-Type": "application/json" }
  if (token) {
    headers.Authorization = `Bearer ${token}`
  }
  const method = body ? "POST" : "GET"
  return fetch(url, { method, headers, body: body && JSON.stringify(body) }).then((response) => {
    if (response.ok) {
      return response.json()
    }
    return response.text().then((text) => {
      throw new Error(`Auth0 answered ${response.status}: ${text}`)
    })
  })
}

// Whose an access token is, as Auth0 says: unlike what stands in a token, that cannot be forged.
function auth0UserId(domain: string, accessToken: string): Promise<string> {
  return askAuth0(`https://${domain}/userinfo`, accessToken).then((profile) => profile.sub || profile.user_id)
}

// Remembers whom the account that logs in next is to be linked to, for ten minutes.
function beginAuth0Link(domain: string, accessToken: string, login: any) {
  return (req: any, res: any, next: any) => {
    auth0UserId(domain, accessToken)
      .then((primaryUserId) => {
        req.session.auth0Link = { primaryUserId, expires: Date.now() + 600000 }
        login(req, res, next)
      })
      .catch(next)
  }
}

// Links by this server's own right (update:users). Both ids have to come from logins, never from a request.
function linkAuth0Identity(domain: string, primaryUserId: string, otherUserId: string) {
  const separator = otherUserId.indexOf("|")
  const identity = { provider: otherUserId.slice(0, separator), user_id: otherUserId.slice(separator + 1) }
  const credentials = {
    grant_type: "client_credentials",
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: `https://${domain}/api/v2/`,
  }
  return askAuth0(`https://${domain}/oauth/token`, undefined, credentials).then((grant) => {
    const path = `/api/v2/users/${encodeURIComponent(primaryUserId)}/identities`
    return askAuth0(`https://${domain}${path}`, grant.access_token, identity)
  })
}

// Links the account that has logged in to the user's. The user stays logged in, the other account never is.
function completeAuth0Link(passport: any, domain: string, accessTokenOf: (req: any) => string) {
  return (req: any, res: any, next: any) => {
    const pending = req.session.auth0Link
    delete req.session.auth0Link
    const complete = (error: any, account: any) => {
      if (error || !account) {
        next(error || new Error("The other account has not logged in"))
        return
      }
      auth0UserId(domain, accessTokenOf(req))
        .then((primaryUserId) => {
          if (!pending || pending.primaryUserId !== primaryUserId || pending.expires < Date.now()) {
            throw new Error("This link was not started here, or too long ago")
          }
          if (account.id === primaryUserId) {
            throw new Error("This is the account that is logged in already")
          }
          if (account._json.email_verified === false) {
            throw new Error("The other account has not verified its email address")
          }
          return linkAuth0Identity(domain, primaryUserId, account.id)
        })
        .then(() => next(), next)
    }
    passport.authenticate("auth0-link", { callbackURL: req.baseUrl + req.path }, complete)(req, res, next)
  }
}
