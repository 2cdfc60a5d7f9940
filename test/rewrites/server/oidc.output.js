const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const app = express();

// TODO(auth0): Auth0 dashboard: add the full URL of /link-callback to Allowed Callback URLs. Behind a proxy, set "trust proxy".
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the server.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
const auth0Link = auth({
  issuerBaseURL: process.env.ISSUER,
  baseURL: 'https://shop.example',
  clientID: 'CLIENT',
  clientSecret: process.env.SECRET,
  secret: process.env.COOKIE_SECRET,
  authorizationParams: { response_type: 'code' },
  authRequired: false,
  routes: { login: false, logout: false, callback: '/link-callback' },
  session: { name: 'auth0Link' },
  transactionCookie: { name: 'auth0LinkVerification' },
  getLoginState: auth0LinkState,
  afterCallback: afterAuth0Link(),
});
app.all('/link-callback', auth0Link);

app.use(auth({
  issuerBaseURL: process.env.ISSUER,
  baseURL: 'https://shop.example',
  clientID: 'CLIENT',
  clientSecret: process.env.SECRET,
  secret: process.env.COOKIE_SECRET,
  authRequired: false,
  authorizationParams: { response_type: 'code', scope: 'openid email' },
}));

app.get('/link', requiresAuth(), (req, res, next) =>
  logInForAuth0Link(auth0Link, {
    returnTo: '/account',
    authorizationParams: { connection: req.query.connection, max_age: 0 },
  }, req, res, next)
);

app.post('/link-github', requiresAuth(), (req, res, next) => {
  // TODO(auth0): Choose the page to show after linking. Errors go to Express's error handler.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  logInForAuth0Link(auth0Link, { authorizationParams: { max_age: 0, connection: 'github' }, returnTo: '/' }, req, res, next);
});

// What Auth0 answers; all but success is an error.
function askAuth0(url, token, body) {
  const headers = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const method = body ? 'POST' : 'GET';
  return fetch(url, { method, headers, body: body && JSON.stringify(body) }).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(`Auth0 answered ${response.status}: ${text}`);
    });
  });
}

// Lets another account log in beside the session of the user, who has to be logged in.
function logInForAuth0Link(link, options, req, res, next) {
  return new Promise((resolve) => {
    const user = req.oidc.user;
    const login = (error) => {
      if (error || !user) {
        resolve();
        next(error || new Error('Nobody is logged in'));
      } else {
        resolve(res.oidc.login(Object.assign({ primaryUserId: user.sub }, options)));
      }
    };
    link(req, res, login);
  });
}

// What a login for linking takes along, in a signed cookie: whom to link to, for ten minutes, and where to go then.
function auth0LinkState(req, options) {
  return { returnTo: options.returnTo, primaryUserId: options.primaryUserId, expires: Date.now() + 600000 };
}

// Links by this server's own right (update:users). Both ids have to come from logins, never from a request.
function linkAuth0Identity(domain, primaryUserId, otherUserId) {
  const separator = otherUserId.indexOf('|');
  const identity = { provider: otherUserId.slice(0, separator), user_id: otherUserId.slice(separator + 1) };
  const credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: `https://${domain}/api/v2/`,
  };
  return askAuth0(`https://${domain}/oauth/token`, undefined, credentials).then((grant) => {
    const path = `/api/v2/users/${encodeURIComponent(primaryUserId)}/identities`;
    return askAuth0(`https://${domain}${path}`, grant.access_token, identity);
  });
}

// Links the account that has logged in, whose ID token is verified by now. No session is made of its tokens.
function afterAuth0Link() {
  return (req, res, session, state) => {
    const other = JSON.parse(Buffer.from(session.id_token.split('.')[1], 'base64').toString());
    if (!state.primaryUserId || !(state.expires > Date.now())) {
      throw new Error('This link was not started here, or too long ago');
    }
    if (other.sub === state.primaryUserId) {
      throw new Error('This is the account that is logged in already');
    }
    if (other.email_verified === false) {
      throw new Error('The other account has not verified its email address');
    }
    return linkAuth0Identity(new URL(other.iss).host, state.primaryUserId, other.sub).then(() => ({}));
  };
}
