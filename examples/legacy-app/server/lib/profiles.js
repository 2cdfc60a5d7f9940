'use strict';

var request = require('request');

var config = require('../config');

var riders = {};

exports.remember = function (profile, done) {
  var rider = riders[profile.id] || { id: profile.id, since: Date.now() };

  rider.name = profile.displayName;
  rider.identities = (profile._json && profile._json.identities) || [];
  riders[profile.id] = rider;
  done(null, rider);
};

exports.fetch = function (accessToken, done) {
  request.get({
    url: 'https://' + config.auth0.domain + '/userinfo?access_token=' + accessToken,
    json: true
  }, function (err, response, profile) {
    done(err, profile);
  });
};

exports.identityOf = function (rider, provider) {
  return (rider.identities || []).filter(function (identity) {
    return identity.provider === provider;
  })[0];
};
