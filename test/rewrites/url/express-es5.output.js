var express = require('express');
var settings = require('./settings');
var router = express.Router();

function connect(req, res, next) {
  beginAuth0LinkIn(req.session, auth0LinkSettings(req), req.session.user.token, req.params.connection).then(
    function (url) { res.redirect(url); },
    next
  );
}

// TODO(auth0): Auth0 dashboard: add the router's URL plus /connect/with/link-callback to Allowed Callback URLs.
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
//   server.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
function auth0LinkSettings(req) {
  return {
    domain: settings.auth0.domain,
    clientId: settings.auth0.clientId,
    clientSecret: process.env.AUTH0_CLIENT_SECRET,
    callbackUrl: settings.site + req.baseUrl + '/connect/with/link-callback'
  };
}

router.get('/connect/with/link-callback', function (req, res, next) {
  completeAuth0LinkIn(req.session, auth0LinkSettings(req), req.session.user.token, req.query).then(function () {
    // TODO(auth0): Choose the page to show after linking. Errors go to Express's error handler.
    res.redirect('/');
  }, next);
});

router.get('/connect/with/:connection', connect);

module.exports = router;

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

// Returns the URL of a fresh login of the second account, and what to keep on the server until it returns: the state,
// and the account to link to, for ten minutes.
function beginAuth0CodeLink(settings, primaryUserId, state) {
  if (!primaryUserId) {
    throw new Error('Nobody is signed in');
  }
  var client = 'client_id=' + encodeURIComponent(settings.clientId);
  var connection = settings.connection ? '&connection=' + encodeURIComponent(settings.connection) : '';
  var login = 'response_type=code&scope=openid%20email&prompt=login&state=' + state + connection;
  var callbackUrl = encodeURIComponent(settings.callbackUrl);
  return {
    url: 'https://' + settings.domain + '/authorize?' + client + '&redirect_uri=' + callbackUrl + '&' + login,
    pending: { state: state, primaryUserId: primaryUserId, expires: Date.now() + 600000, returnTo: settings.returnTo }
  };
}

// Returns the URL of a fresh login of the second account, and keeps in the session for ten minutes what its callback
// needs. The access token, from the session, proves which account is the primary one.
function beginAuth0LinkIn(session, settings, accessToken, connection) {
  if (!accessToken) {
    return Promise.reject(new Error('Nobody is signed in'));
  }
  return auth0UserId(settings.domain, accessToken).then(function (primaryUserId) {
    var login = beginAuth0CodeLink(settings, primaryUserId, require('crypto').randomBytes(16).toString('hex'));
    session.auth0Link = login.pending;
    return connection ? login.url + '&connection=' + encodeURIComponent(connection) : login.url;
  });
}

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token) {
  var payload = String(token).split('.')[1];
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

// Links the account that signed in to the session's user, if this session started the login. The ID token comes
// directly from Auth0 over TLS, so it needs no further verification.
function completeAuth0CodeLink(settings, pending, primaryUserId, query) {
  if (!pending || !query.state || query.state !== pending.state || !query.code) {
    var reason = query.error_description || 'Account linking was not started in this session, or has expired';
    return Promise.reject(new Error(reason));
  }
  var grant = {
    grant_type: 'authorization_code',
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    code: query.code,
    redirect_uri: settings.callbackUrl
  };
  return askAuth0('https://' + settings.domain + '/oauth/token', undefined, grant).then(function (tokens) {
    var other = auth0Claims(tokens.id_token);
    checkAuth0Link(pending, primaryUserId, other);
    return linkAuth0Identity(settings.domain, pending.primaryUserId, other.sub);
  });
}

// Handles the response of a login that beginAuth0LinkIn started: links the account that signed in to the session's user,
// who stays signed in.
function completeAuth0LinkIn(session, settings, accessToken, query) {
  var pending = session.auth0Link;
  delete session.auth0Link;
  if (!accessToken) {
    return Promise.reject(new Error('Nobody is signed in'));
  }
  return auth0UserId(settings.domain, accessToken).then(function (primaryUserId) {
    return completeAuth0CodeLink(settings, pending, primaryUserId, query);
  });
}
