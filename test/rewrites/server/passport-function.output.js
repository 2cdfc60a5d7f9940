// options: {"packages": {"passport-auth0": "^1.4.5", "auth0": "^2.44.0"}}
const { ManagementClient } = require('auth0');
const Auth0Strategy = require('passport-auth0');

const management = new ManagementClient({ domain: 'garden.eu.auth0.com', clientId: 'M2M', clientSecret: process.env.M2M_SECRET });

module.exports = (app, passport) => {
  // TODO(auth0): Auth0 dashboard: add the full URL of /link-callback to Allowed Callback URLs. Behind a proxy, set "trust proxy".
  // TODO(auth0): Auth0 dashboard: grant the application of `management` only the scope update:users. Keep its secret on the server.
  // TODO(auth0): Replace AUTH0_DOMAIN, AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET with the values of your existing Auth0 strategy.
  // TODO(auth0): Choose the page to show after linking. Errors go to Express's error handler.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  passport.use('auth0-link', new Auth0Strategy({
    domain: process.env.AUTH0_DOMAIN,
    clientID: process.env.AUTH0_CLIENT_ID,
    clientSecret: process.env.AUTH0_CLIENT_SECRET,
    callbackURL: '/link-callback',
    state: true
  }, (accessToken, refreshToken, extraParams, profile, done) => {
    done(null, profile);
  }));
  app.get('/link-callback', completeAuth0Link(passport, process.env.AUTH0_DOMAIN, (req) => req.user.accessToken, management), (req, res) => {
    res.redirect('/');
  });

  app.get('/link', async (req, res, next) => {
    beginAuth0Link(process.env.AUTH0_DOMAIN, req.user.accessToken, passport.authenticate('auth0-link', { scope: 'openid', prompt: 'login', callbackURL: req.baseUrl + '/link-callback' }))(req, res, next);
  });
  app.get('/identities', async (req, res) => res.json(await management.getUser({ id: req.user.id })));
};

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

// Whose an access token is, as Auth0 says: unlike what stands in a token, that cannot be forged.
function auth0UserId(domain, accessToken) {
  return askAuth0(`https://${domain}/userinfo`, accessToken).then((profile) => profile.sub || profile.user_id);
}

// Remembers whom the account that logs in next is to be linked to, for ten minutes.
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

// Links by this server's own right (update:users). Both ids have to come from logins, never from a request.
function linkAuth0Identity(management, primaryUserId, otherUserId) {
  const separator = otherUserId.indexOf('|');
  const identity = { provider: otherUserId.slice(0, separator), user_id: otherUserId.slice(separator + 1) };
  return management.linkUsers(encodeURIComponent(primaryUserId), identity);
}

// Links the account that has logged in to the user's. The user stays logged in, the other account never is.
function completeAuth0Link(passport, domain, accessTokenOf, management) {
  return (req, res, next) => {
    const pending = req.session.auth0Link;
    delete req.session.auth0Link;
    const complete = (error, account) => {
      if (error || !account) {
        next(error || new Error('The other account has not logged in'));
        return;
      }
      auth0UserId(domain, accessTokenOf(req))
        .then((primaryUserId) => {
          if (!pending || pending.primaryUserId !== primaryUserId || pending.expires < Date.now()) {
            throw new Error('This link was not started here, or too long ago');
          }
          if (account.id === primaryUserId) {
            throw new Error('This is the account that is logged in already');
          }
          if (account._json.email_verified === false) {
            throw new Error('The other account has not verified its email address');
          }
          return linkAuth0Identity(management, primaryUserId, account.id);
        })
        .then(() => next(), next);
    };
    passport.authenticate('auth0-link', { callbackURL: req.baseUrl + req.path }, complete)(req, res, next);
  };
}
