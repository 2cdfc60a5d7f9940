'use strict';

// The way to go: the Management API, with a token of this server. Replaces connections.js
// once the settings page has moved.

var request = require('request');

var config = require('../config');

var api = 'https://' + config.auth0.domain + '/api/v2/';

function managementToken(done) {
  request.post({
    url: 'https://' + config.auth0.domain + '/oauth/token',
    json: {
      grant_type: 'client_credentials',
      client_id: config.auth0.clientID,
      client_secret: config.auth0.clientSecret,
      audience: api
    }
  }, function (err, response, body) {
    if (err) { return done(err); }
    if (response.statusCode !== 200) { return done(new Error('No token for the Management API')); }
    done(null, body.access_token);
  });
}

function call(method, path, body, done) {
  managementToken(function (err, token) {
    if (err) { return done(err); }
    request({
      method: method,
      url: api + path,
      headers: { Authorization: 'Bearer ' + token },
      json: body || true
    }, function (err, response, result) {
      if (err) { return done(err); }
      if (response.statusCode >= 300) { return done(new Error(result && result.message)); }
      done(null, result);
    });
  });
}

/** Links a secondary account into a primary one. Both people have just logged in here: the caller makes sure. */
exports.link = function (primaryId, secondary, done) {
  call('POST', 'users/' + encodeURIComponent(primaryId) + '/identities', {
    provider: secondary.provider,
    user_id: secondary.user_id
  }, done);
};

exports.unlink = function (primaryId, identity, done) {
  call('DELETE', 'users/' + encodeURIComponent(primaryId) + '/identities/' +
    encodeURIComponent(identity.provider) + '/' + encodeURIComponent(identity.user_id), null, done);
};
