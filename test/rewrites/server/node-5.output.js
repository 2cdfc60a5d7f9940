// options: {"packages": {"passport-auth0": "^0.6.0", "node": "5.6.0"}}
'use strict';
const express = require('express');
const passport = require('passport');
const request = require('request');
const Auth0Strategy = require('passport-auth0');

passport.use(new Auth0Strategy({
  domain: process.env.KITE_DOMAIN,
  clientID: process.env.KITE_ID,
  clientSecret: process.env.KITE_SECRET,
  callbackURL: '/callback'
}, (accessToken, refreshToken, extra, profile, done) => done(null, profile)));

const app = express();

// TODO(auth0): Auth0 dashboard: add the full URL of /link-callback to Allowed Callback URLs. Behind a proxy, set "trust
//   proxy".
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
//   server.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
passport.use('auth0-link', new Auth0Strategy({
  domain: process.env.KITE_DOMAIN,
  clientID: process.env.KITE_ID,
  clientSecret: process.env.KITE_SECRET,
  callbackURL: '/link-callback',
  state: true
}, function (accessToken, refreshToken, extraParams, profile, done) {
  done(null, profile);
}));
app.get('/link-callback', completeAuth0Link(
  passport,
  process.env.KITE_DOMAIN,
  function (req) { return req.session.accessToken; }
), function (req, res) {
  // TODO(auth0): Choose the page to show after linking. Errors go to Express's error handler.
  res.redirect('/');
});

app.get('/link', (req, res, next) => {
  beginAuth0Link(
    process.env.KITE_DOMAIN,
    req.session.accessToken,
    passport.authenticate('auth0-link', { prompt: 'login', scope: 'openid email' })
  )(req, res, next);
});

app.post('/unlink', (req, res, next) => {
  // TODO(auth0): Request `req.session.accessToken` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  request.del({
    url: 'https://' + process.env.KITE_DOMAIN + auth0IdentityPath(req.session.accessToken, req.body.identity),
    json: true,
    headers: { Authorization: 'Bearer ' + req.session.accessToken }
  }, error => error ? next(error) : res.redirect('/'));
});

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

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token) {
  var payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  return JSON.parse(new Buffer(payload, 'base64').toString());
}

// Management API path of a linked identity. Everything after the first "|" is the provider's user id.
// Does not throw: Auth0 rejects an invalid token, and the caller handles that response.
function auth0IdentityPath(accessToken, linkedUserId) {
  var id = String(linkedUserId);
  var separator = id.indexOf('|');
  var primary;
  try {
    primary = auth0Claims(accessToken).sub;
  } catch (error) {
    console.error(error);
  }
  var provider = encodeURIComponent(id.slice(0, separator));
  var userId = encodeURIComponent(id.slice(separator + 1));
  return '/api/v2/users/' + encodeURIComponent(String(primary)) + '/identities/' + provider + '/' + userId;
}
