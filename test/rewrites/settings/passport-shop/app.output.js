// options: {"packages": {"passport-auth0": "^1.4.5"}}
var express = require('express');
var passport = require('passport');
var Auth0Strategy = require('passport-auth0');
require('./setup-passport');
var ensureLoggedIn = require('connect-ensure-login').ensureLoggedIn();

var app = express();
app.use(passport.initialize());

// TODO(auth0): Auth0 dashboard: add the full URL of /connect-callback to Allowed Callback URLs. Behind a proxy, set
//   "trust proxy".
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
//   server.
// TODO(auth0): Replace AUTH0_CLIENT_SECRET with the values of your existing Auth0 strategy.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
// Adds the strategy when it is needed: without its settings it throws, and the server would not start.
function passportForAuth0Link() {
  return passport.use('auth0-link', new Auth0Strategy({
    domain: 'cheese.eu.auth0.com',
    clientID: 'Yb7kQ',
    clientSecret: process.env.AUTH0_CLIENT_SECRET,
    callbackURL: '/connect-callback',
    state: true
  }, function (accessToken, refreshToken, extraParams, profile, done) {
    done(null, profile);
  }));
}
app.get('/connect-callback', function (req, res, next) {
  completeAuth0Link(
    passportForAuth0Link(),
    'cheese.eu.auth0.com',
    function () { return req.user.accessToken; }
  )(req, res, next);
}, function (req, res) {
  // TODO(auth0): Choose the page to show after linking. Errors go to Express's error handler.
  res.redirect('/');
});

app.get('/connect', ensureLoggedIn, function (req, res, next) {
  beginAuth0Link(
    'cheese.eu.auth0.com',
    req.user.accessToken,
    passportForAuth0Link().authenticate('auth0-link', { connection: 'twitter', prompt: 'login', scope: 'openid email' })
  )(req, res, next);
});

var shop = require('./routes/shop');
app.use('/shop', shop);

// Sends a request to Auth0 and returns the parsed response; any status but success is an error.
function askAuth0(url, token, body) {
  var parts = /^https:\/\/([^/]+)(.*)$/.exec(url) || [];
  var headers = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = 'Bearer ' + token;
  }
  var options = { hostname: parts[1], path: parts[2], method: body ? 'POST' : 'GET', headers: headers };
  return new Promise(function (resolve, reject) {
    var request = require('https').request(options, function (response) {
      var status = Number(response.statusCode);
      var text = '';
      response.setEncoding('utf8');
      response.on('data', function (chunk) {
        text += chunk;
      });
      response.on('end', function () {
        if (status >= 200 && status < 300) {
          resolve(text);
        } else {
          reject(new Error('Auth0 responded with ' + status + ': ' + text));
        }
      });
    });
    request.on('error', reject);
    request.end(body && JSON.stringify(body));
  }).then(function (text) {
    return JSON.parse(text);
  });
}

// The user this access token belongs to, according to Auth0 (/userinfo), which cannot be forged.
function auth0UserId(domain, accessToken) {
  return askAuth0('https://' + domain + '/userinfo', accessToken).then(function (profile) {
    return profile.sub || profile.user_id;
  });
}

// Starts a login, and remembers for ten minutes which account to link it to.
function beginAuth0Link(domain, accessToken, login) {
  return function (req, res, next) {
    auth0UserId(domain, accessToken)
      .then(function (primaryUserId) {
        req.session.auth0Link = { primaryUserId: primaryUserId, expires: Date.now() + 600000 };
        login(req, res, next);
      })
      .then(null, next);
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
  return function (req, res, next) {
    var pending = req.session.auth0Link;
    delete req.session.auth0Link;
    var complete = function (error, account) {
      if (error || !account) {
        next(error || new Error('The second account did not sign in'));
        return;
      }
      auth0UserId(domain, accessTokenOf(req))
        .then(function (primaryUserId) {
          checkAuth0Link(pending, primaryUserId, { sub: account.id, email_verified: account._json.email_verified });
          return link(primaryUserId, account.id);
        })
        .then(function () {
          next();
        }, next);
    };
    passport.authenticate('auth0-link', { callbackURL: req.baseUrl + req.path }, complete)(req, res, next);
  };
}

// Splits a user id at the first "|": everything after it is the provider's user id.
function auth0Identity(userId) {
  var separator = userId.indexOf('|');
  return { provider: userId.slice(0, separator), user_id: userId.slice(separator + 1) };
}

// Links with this server's own credentials (scope update:users). Both ids must come from logins, never from a request.
function linkAuth0Identity(domain, primaryUserId, otherUserId) {
  var credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: 'https://' + domain + '/api/v2/'
  };
  return askAuth0('https://' + domain + '/oauth/token', undefined, credentials).then(function (grant) {
    var path = '/api/v2/users/' + encodeURIComponent(primaryUserId) + '/identities';
    return askAuth0('https://' + domain + path, grant.access_token, auth0Identity(otherUserId));
  });
}

// Links the account that signed in to the user's. The user stays signed in; the second account never is.
function completeAuth0Link(passport, domain, accessTokenOf) {
  return completeAuth0LinkBy(passport, domain, accessTokenOf, function (primaryUserId, otherUserId) {
    return linkAuth0Identity(domain, primaryUserId, otherUserId);
  });
}
