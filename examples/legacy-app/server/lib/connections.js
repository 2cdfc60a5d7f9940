'use strict';

var request = require('request');

var config = require('../config');

/** Takes the account `linkedUserId` ("provider|id") off the account that owns the access token. */
exports.unlink = function (accessToken, linkedUserId, done) {
  request.post({
    url: 'https://' + config.auth0.domain + '/unlink',
    json: true,
    body: {
      access_token: accessToken, // of the primary identity
      user_id: linkedUserId
    }
  }, function (err, response, body) {
    if (err) { return done(err); }
    if (response.statusCode !== 200) {
      return done(new Error('Could not unlink ' + linkedUserId + ': ' + JSON.stringify(body)));
    }
    done(null);
  });
};
