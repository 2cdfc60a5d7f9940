// options: {"packages": {"passport-auth0": "^1.4.5"}}
import type { Express } from "express";
import passport from "passport";
import { Strategy as Auth0Strategy } from "passport-auth0";

export function setUpLogins(app: Express) {
  const secret = process.env.AUTH0_CLIENT_SECRET;
  if (process.env.AUTH0_DOMAIN && process.env.AUTH0_CLIENT_ID && secret) {
    passport.use(
      new Auth0Strategy(
        {
          domain: process.env.AUTH0_DOMAIN.trim(),
          clientID: process.env.AUTH0_CLIENT_ID,
          clientSecret: secret,
          callbackURL: "/api/callback",
        },
        (accessToken, refreshToken, extraParams, profile, done) => done(null, profile),
      ),
    );
  }

  // TODO(auth0): Auth0 dashboard: add the router's URL plus /api/link/link-callback to Allowed Callback URLs. Behind a
  //   proxy, set "trust proxy".
  // TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
  //   server.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  // Adds the strategy when it is needed: without its settings it throws, and the server would not start.
  function passportForAuth0Link() {
    return passport.use("auth0-link", new Auth0Strategy({
      domain: process.env.AUTH0_DOMAIN!.trim(),
      clientID: process.env.AUTH0_CLIENT_ID as string,
      clientSecret: secret as string,
      callbackURL: "/api/link/link-callback",
      state: true,
    }, (accessToken: any, refreshToken: any, extraParams: any, profile: any, done: any) => {
      done(null, profile);
    }));
  }
  app.get("/api/link/link-callback", (req: any, res: any, next: any) => {
    completeAuth0Link(
      passportForAuth0Link(),
      process.env.AUTH0_DOMAIN!.trim(),
      () => (req.session as any).accessToken
    )(req, res, next);
  }, (req: any, res: any) => {
    // TODO(auth0): Choose the page to show after linking. Errors go to Express's error handler.
    res.redirect("/");
  });

  app.get("/api/link/:connection", (req, res, next) => {
    if (!req.isAuthenticated()) return res.redirect("/login");
    beginAuth0Link(process.env.AUTH0_DOMAIN!.trim(), (req.session as any).accessToken, passportForAuth0Link().authenticate("auth0-link", {
      connection: req.params.connection,
      prompt: "login",
      scope: "openid email",
      callbackURL: req.baseUrl + "/api/link/link-callback",
    } as passport.AuthenticateOptions))(req, res, next);
  });
}

// Sends a request to Auth0 and returns the parsed response; any status but success is an error.
// Requires Node 18 or later, which has fetch.
function askAuth0(url: string, token?: string, body?: object): Promise<any> {
  const headers: { "Content-Type": string; Authorization?: any } = { "Content-Type": "application/json" };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const request = body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers };
  return fetch(url, request).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(`Auth0 responded with ${response.status}: ${text}`);
    });
  });
}

// The user this access token belongs to, according to Auth0 (/userinfo), which cannot be forged.
function auth0UserId(domain: string, accessToken: string): Promise<string> {
  return askAuth0(`https://${domain}/userinfo`, accessToken).then((profile) => profile.sub || profile.user_id);
}

// Starts a login, and remembers for ten minutes which account to link it to.
function beginAuth0Link(domain: string, accessToken: string, login: any) {
  return (req: any, res: any, next: (error?: unknown) => void) => {
    auth0UserId(domain, accessToken)
      .then((primaryUserId) => {
        req.session.auth0Link = { primaryUserId, expires: Date.now() + 600000 };
        login(req, res, next);
      })
      .catch(next);
  };
}

// Throws unless this session started linking in the last ten minutes and a different account with a verified email
// address signed in.
function checkAuth0Link(
  pending: any,
  primaryUserId: string | undefined,
  other: { sub: string; email_verified?: boolean }
): void {
  if (!primaryUserId || !pending || pending.primaryUserId !== primaryUserId || !(pending.expires > Date.now())) {
    throw new Error("Account linking was not started in this session, or has expired");
  }
  if (other.sub === primaryUserId) {
    throw new Error("You are already logged in with this account");
  }
  if (other.email_verified === false) {
    throw new Error("The second account's email address is not verified");
  }
}

// Handles the callback route: verifies both accounts, then calls `link` with their ids.
function completeAuth0LinkBy(
  passport: any,
  domain: string,
  accessTokenOf: (req: any) => string,
  link: (primaryUserId: string, otherUserId: string) => Promise<unknown>
) {
  return (req: any, res: any, next: (error?: unknown) => void) => {
    const pending = req.session.auth0Link;
    delete req.session.auth0Link;
    const complete = (error: any, account: any) => {
      if (error || !account) {
        next(error || new Error("The second account did not sign in"));
        return;
      }
      auth0UserId(domain, accessTokenOf(req))
        .then((primaryUserId) => {
          checkAuth0Link(pending, primaryUserId, { sub: account.id, email_verified: account._json.email_verified });
          return link(primaryUserId, account.id);
        })
        .then(() => {
          next();
        }, next);
    };
    passport.authenticate("auth0-link", { callbackURL: `${req.baseUrl}${req.path}` }, complete)(req, res, next);
  };
}

// Splits a user id at the first "|": everything after it is the provider's user id.
function auth0Identity(userId: string) {
  const separator = userId.indexOf("|");
  return { provider: userId.slice(0, separator), user_id: userId.slice(separator + 1) };
}

// Links with this server's own credentials (scope update:users). Both ids must come from logins, never from a request.
function linkAuth0Identity(domain: string, primaryUserId: string, otherUserId: string) {
  const credentials = {
    grant_type: "client_credentials",
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: `https://${domain}/api/v2/`,
  };
  return askAuth0(`https://${domain}/oauth/token`, undefined, credentials).then((grant) => {
    const path = `/api/v2/users/${encodeURIComponent(primaryUserId)}/identities`;
    return askAuth0(`https://${domain}${path}`, grant.access_token, auth0Identity(otherUserId));
  });
}

// Links the account that signed in to the user's. The user stays signed in; the second account never is.
function completeAuth0Link(passport: any, domain: string, accessTokenOf: (req: any) => string) {
  return completeAuth0LinkBy(passport, domain, accessTokenOf, (primaryUserId, otherUserId) =>
    linkAuth0Identity(domain, primaryUserId, otherUserId)
  );
}
