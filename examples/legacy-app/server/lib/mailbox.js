'use strict';

// The shop's own mailbox at Gmail, through the mail gateway. Its token is Google's.

var request = require('request');

var GATEWAY = 'http://mail-gateway.internal';

function updateService(id, settings, done) {
  request.put({ url: GATEWAY + '/services/' + id, json: settings }, done);
}

exports.renew = function (token, done) {
  updateService('gmail', {
    user: 'hello@kingfisher-cycles.example',
    authParams: { access_token: token }
  }, done);
};

exports.send = function (to, subject, text, done) {
  request.post({ url: GATEWAY + '/messages', json: { to: to, subject: subject, text: text } }, done);
};
