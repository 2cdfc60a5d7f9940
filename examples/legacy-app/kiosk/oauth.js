'use strict';

// Login of the station terminals. They run an old Node without room for Passport, so the
// two steps of OAuth2 are written out: get a code, trade the code for the tokens.

var querystring = require('querystring');
var request = require('request');

var TENANT = 'https://bikes-example.eu.auth0.com';
var CLIENT_ID = process.env.KIOSK_CLIENT_ID;
var CLIENT_SECRET = process.env.KIOSK_CLIENT_SECRET;
var REDIRECT_URI = process.env.KIOSK_URL + '/callback';

exports.loginUrl = function (state) {
  return TENANT + '/authorize?' + querystring.stringify({
    response_type: 'code',
    scope: 'openid',
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    state: state
  });
};

exports.exchange = function (code, done) {
  request.post({
    url: TENANT + '/oauth/token',
    json: true,
    form: {
      grant_type: 'authorization_code',
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      redirect_uri: REDIRECT_URI,
      code: code
    }
  }, function (err, response, body) {
    if (err) { return done(err); }
    if (!body.access_token) { return done(new Error(body.error_description || 'No access token')); }
    done(null, body.access_token);
  });
};

/** Where to send a rider who wants to put the rail card on the account that is logged in. */
exports.linkUrl = function (state, accessToken) {
  return TENANT + '/authorize?' + querystring.stringify({
    response_type: 'code',
    scope: 'openid',
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    connection: 'rail-card',
    state: state,
    access_token: accessToken
  });
};
