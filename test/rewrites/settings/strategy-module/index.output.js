// options: {"packages": {"express": "^4.18.0", "express-session": "^1.17.0", "passport": "^0.6.0", "passport-auth0": "^1.4.3"}}
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const strategy = require('./lib/strategy');
const Auth0Strategy = require('passport-auth0');
const settings = require('./settings');

const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));
app.use(passport.initialize());
app.use(passport.session());
passport.use(strategy);

app.get('/sign-in', passport.authenticate('auth0', { scope: 'openid email' }));
app.get('/signed-in', passport.authenticate('auth0', { successRedirect: '/' }));

// TODO(auth0): Auth0 dashboard: add the full URL of /link/github-callback to Allowed Callback URLs. Behind a proxy, set
//   "trust proxy".
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
//   server.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
passport.use('auth0-link', new Auth0Strategy({
  domain: settings.auth0.domain,
  clientID: settings.auth0.clientId,
  clientSecret: settings.auth0.secret,
  callbackURL: '/link/github-callback',
  state: true
}, (accessToken, refreshToken, extraParams, profile, done) => {
  done(null, profile);
}));
app.get('/link/github-callback', completeAuth0Link(
  passport,
  settings.auth0.domain,
  (req) => req.user.accessToken
), (req, res) => {
  // TODO(auth0): Choose the page to show after linking. Errors go to Express's error handler.
  res.redirect('/');
});

app.get('/link/github', (req, res, next) => {
  if (!req.user) return res.redirect('/sign-in');
  return beginAuth0Link(
    settings.auth0.domain,
    req.user.accessToken,
    passport.authenticate('auth0-link', { connection: 'github', prompt: 'login', scope: 'openid email' })
  )(req, res, next);
});

app.listen(3000);

// Sends a request to Auth0 and returns the parsed response; any status but success is an error.
// Requires Node 18 or later, which has fetch.
function askAuth0(url, token, body) {
  const headers = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
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
function auth0UserId(domain, accessToken) {
  return askAuth0(`https://${domain}/userinfo`, accessToken).then((profile) => profile.sub || profile.user_id);
}

// Starts a login, and remembers for ten minutes which account to link it to.
function beginAuth0Link(domain, accessToken, login) {
  return (req, res, next) => {
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
function checkAuth0Link(pending, primaryUserId, other) {
  if (!primaryUserId || !pending || pending.primaryUserId !== primaryUserId || !(pending.expires > Date.now())) {
    throw new Error('Account linking was not started in this session, or has expired');
  }
  if (other.sub === primaryUserId) {
    throw new Error('You are already logged in with this account');
  }
  if (other.email_verified === false) {
    throw new Error("The second account's email address is not verified");
  }
}

// Handles the callback route: verifies both accounts, then calls `link` with their ids.
function completeAuth0LinkBy(passport, domain, accessTokenOf, link) {
  return (req, res, next) => {
    const pending = req.session.auth0Link;
    delete req.session.auth0Link;
    const complete = (error, account) => {
      if (error || !account) {
        next(error || new Error('The second account did not sign in'));
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
    passport.authenticate('auth0-link', { callbackURL: `${req.baseUrl}${req.path}` }, complete)(req, res, next);
  };
}

// Splits a user id at the first "|": everything after it is the provider's user id.
function auth0Identity(userId) {
  const separator = userId.indexOf('|');
  return { provider: userId.slice(0, separator), user_id: userId.slice(separator + 1) };
}

// Links with this server's own credentials (scope update:users). Both ids must come from logins, never from a request.
function linkAuth0Identity(domain, primaryUserId, otherUserId) {
  const credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: `https://${domain}/api/v2/`
  };
  return askAuth0(`https://${domain}/oauth/token`, undefined, credentials).then((grant) => {
    const path = `/api/v2/users/${encodeURIComponent(primaryUserId)}/identities`;
    return askAuth0(`https://${domain}${path}`, grant.access_token, auth0Identity(otherUserId));
  });
}

// Links the account that signed in to the user's. The user stays signed in; the second account never is.
function completeAuth0Link(passport, domain, accessTokenOf) {
  return completeAuth0LinkBy(passport, domain, accessTokenOf, (primaryUserId, otherUserId) =>
    linkAuth0Identity(domain, primaryUserId, otherUserId)
  );
}
