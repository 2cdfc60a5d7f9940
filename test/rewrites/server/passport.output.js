'use strict';

var Auth0Strategy = require('passport-auth0'),
    passport = require('passport');

var express = require('express');
var config = require('./config');

var app = express();

passport.use(new Auth0Strategy({
    domain: config.auth0.domain,
    clientID: config.auth0.clientID,
    clientSecret: config.auth0.clientSecret,
    callbackURL: '/callback',
    passReqToCallback: true
  },
  function (req, accessToken, refreshToken, extraParams, profile, done) {
    req.session.accessToken = accessToken;
    done(null, profile);
  }
));

app.get('/login', passport.authenticate('auth0', { scope: 'openid email profile' }));

app.get('/callback', passport.authenticate('auth0', { failureRedirect: '/?failed=1' }), function (req, res) {
  res.redirect('/rides');
});

// TODO(auth0): Auth0 dashboard: add the full URL of /connect-callback to Allowed Callback URLs. Behind a proxy, set "trust proxy".
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the server.
// TODO(auth0): Choose the page to show after linking. Errors go to Express's error handler.
// TODO(auth0): Requires Node 18+ (`fetch`).
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
passport.use('auth0-link', new Auth0Strategy({
  domain: config.auth0.domain,
  clientID: config.auth0.clientID,
  clientSecret: config.auth0.clientSecret,
  callbackURL: '/connect-callback',
  state: true
}, function (accessToken, refreshToken, extraParams, profile, done) {
  done(null, profile);
}));
app.get('/connect-callback', completeAuth0Link(passport, config.auth0.domain, function (req) { return req.session.accessToken; }), function (req, res) {
  res.redirect('/');
});

// "Connect another account" in the settings.
app.get('/connect', requireLogin, function (req, res, next) {
  beginAuth0Link(config.auth0.domain, req.session.accessToken, passport.authenticate('auth0-link', {
    scope: 'openid email profile',
    prompt: 'login' // whom to link to
  }))(req, res, next);
});

app.get('/connect/:connection', requireLogin, function (req, res, next) {
  var token = req.session.accessToken;
  // TODO(auth0): Check what /connect-callback does after linking: this login returns there too.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  beginAuth0Link(config.auth0.domain, token, passport.authenticate('auth0-link', { connection: req.params.connection, prompt: 'login', successRedirect: '/account', scope: 'openid email' }))(req, res, next);
});

function requireLogin(req, res, next) {
  if (req.isAuthenticated()) { return next(); }
  res.redirect('/login');
}

// What Auth0 answers; all but success is an error.
function askAuth0(url, token, body) {
  var headers = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = 'Bearer ' + token;
  }
  var method = body ? 'POST' : 'GET';
  return fetch(url, { method: method, headers: headers, body: body && JSON.stringify(body) }).then(function (response) {
    if (response.ok) {
      return response.json();
    }
    return response.text().then(function (text) {
      throw new Error('Auth0 answered ' + response.status + ': ' + text);
    });
  });
}

// Whose an access token is, as Auth0 says: unlike what stands in a token, that cannot be forged.
function auth0UserId(domain, accessToken) {
  return askAuth0('https://' + domain + '/userinfo', accessToken).then(function (profile) {
    return profile.sub || profile.user_id;
  });
}

// Remembers whom the account that logs in next is to be linked to, for ten minutes.
function beginAuth0Link(domain, accessToken, login) {
  return function (req, res, next) {
    auth0UserId(domain, accessToken).then(function (primaryUserId) {
      req.session.auth0Link = { primaryUserId: primaryUserId, expires: Date.now() + 600000 };
      login(req, res, next);
    }).catch(next);
  };
}

// Links by this server's own right (update:users). Both ids have to come from logins, never from a request.
function linkAuth0Identity(domain, primaryUserId, otherUserId) {
  var separator = otherUserId.indexOf('|');
  var identity = { provider: otherUserId.slice(0, separator), user_id: otherUserId.slice(separator + 1) };
  var credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: 'https://' + domain + '/api/v2/'
  };
  return askAuth0('https://' + domain + '/oauth/token', undefined, credentials).then(function (grant) {
    var path = '/api/v2/users/' + encodeURIComponent(primaryUserId) + '/identities';
    return askAuth0('https://' + domain + path, grant.access_token, identity);
  });
}

// Links the account that has logged in to the user's. The user stays logged in, the other account never is.
function completeAuth0Link(passport, domain, accessTokenOf) {
  return function (req, res, next) {
    var pending = req.session.auth0Link;
    delete req.session.auth0Link;
    var options = { callbackURL: req.baseUrl + req.path };
    passport.authenticate('auth0-link', options, function (error, account) {
      if (error || !account) {
        next(error || new Error('The other account has not logged in'));
        return;
      }
      auth0UserId(domain, accessTokenOf(req)).then(function (primaryUserId) {
        if (!pending || pending.primaryUserId !== primaryUserId || pending.expires < Date.now()) {
          throw new Error('This link was not started here, or too long ago');
        }
        if (account.id === primaryUserId) {
          throw new Error('This is the account that is logged in already');
        }
        if (account._json.email_verified === false) {
          throw new Error('The other account has not verified its email address');
        }
        return linkAuth0Identity(domain, primaryUserId, account.id);
      }).then(function () {
        next();
      }, next);
    })(req, res, next);
  };
}
