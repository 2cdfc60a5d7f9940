// options: {"packages": {"express-openid-connect": "^2.7.0", "auth0": "^2.40.0"}}
const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');
const { ManagementClient } = require('auth0');

const app = express();

// TODO(auth0): Auth0 dashboard: add the full URL of /connect-callback to Allowed Callback URLs. Behind a proxy, set
//   "trust proxy".
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
//   server.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
const auth0Link = onFirstAuth0Link(() => {
  const auth0Management = new ManagementClient({
    domain: new URL(process.env.ISSUER).host,
    clientId: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    clientSecret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET
  });
  return auth({
    issuerBaseURL: process.env.ISSUER,
    baseURL: process.env.SITE,
    clientID: process.env.CLIENT,
    secret: process.env.SECRET,
    authorizationParams: { response_type: 'code' },
    authRequired: false,
    routes: { login: false, logout: false, callback: '/connect-callback' },
    session: { name: 'auth0Link' },
    getLoginState: auth0LinkState,
    afterCallback: afterAuth0Link(auth0Management)
  });
});
app.all('/connect-callback', auth0Link);

app.use(auth({ issuerBaseURL: process.env.ISSUER, baseURL: process.env.SITE, clientID: process.env.CLIENT, secret: process.env.SECRET, authRequired: false }));

app.get('/connect', requiresAuth(), (req, res, next) => {
  logInForAuth0Link(auth0Link, { returnTo: '/me', authorizationParams: { response_type: 'code', max_age: 0 } }, req, res, next);
});

// Creates the middleware for linking when it is needed: without its settings it throws, and the server would not start.
function onFirstAuth0Link(create) {
  let link;
  return (req, res, next) => {
    try {
      link = link || create();
    } catch (error) {
      next(error);
      return;
    }
    link(req, res, next);
  };
}

// Starts a login for linking with express-openid-connect. The user must be signed in, and stays so.
function logInForAuth0Link(link, options, req, res, next) {
  return new Promise((resolve) => {
    const user = req.oidc.user;
    link(req, res, (error) => {
      if (error || !user) {
        resolve();
        next(error || new Error('Nobody is signed in'));
      } else {
        resolve(res.oidc.login({ primaryUserId: user.sub, ...options }));
      }
    });
  });
}

// What express-openid-connect keeps in a signed cookie: the account to link to (for ten minutes) and the next page.
function auth0LinkState(_req, options) {
  return { returnTo: options.returnTo, primaryUserId: options.primaryUserId, expires: Date.now() + 600000 };
}

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token) {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  return JSON.parse(Buffer.from(payload, 'base64').toString());
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

// Splits a user id at the first "|": everything after it is the provider's user id.
function auth0Identity(userId) {
  const separator = userId.indexOf('|');
  return { provider: userId.slice(0, separator), user_id: userId.slice(separator + 1) };
}

// Links with this server's own credentials (scope update:users). Both ids must come from logins, never from a request.
function linkAuth0Identity(management, primaryUserId, otherUserId) {
  return management.linkUsers(encodeURIComponent(primaryUserId), auth0Identity(otherUserId));
}

// Links the account that signed in; express-openid-connect has verified its ID token. Its tokens start no session.
function afterAuth0Link(management) {
  return (_req, _res, session, state) => {
    const other = auth0Claims(session.id_token);
    checkAuth0Link(state, state.primaryUserId, other);
    return linkAuth0Identity(management, state.primaryUserId, other.sub).then(() => ({}));
  };
}
