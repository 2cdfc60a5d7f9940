'use strict';

var path = require('path');

var bodyParser = require('body-parser');
var express = require('express');
var session = require('express-session');

var auth = require('./auth');
var config = require('./config');
var connections = require('./lib/connections');
var mailbox = require('./lib/mailbox');

var app = express();

app.use(bodyParser.json());
app.use(bodyParser.urlencoded({ extended: false }));
app.use(session({ secret: config.sessionSecret, resave: false, saveUninitialized: false }));
app.use(auth.passport.initialize());
app.use(auth.passport.session());

app.use(express.static(path.join(__dirname, '..', 'web')));
app.use('/pictures', express.static(config.uploadFolder));

app.use(require('./routes/session'));
app.use('/account', require('./routes/account'));
app.use('/ridelog', require('./routes/ridelog'));

app.get('/rides', auth.requireLogin, function (req, res) {
  res.sendFile(path.join(__dirname, '..', 'web', 'rides.html'));
});

// Before /account/unlink/:provider existed; the first mobile app still calls it.
app.post('/account/unlink', auth.requireLogin, function (req, res, next) {
  connections.unlink(req.session.accessToken, req.body.user_id, function (err) {
    if (err) { return next(err); }
    res.sendStatus(204);
  });
});

app.post('/contact', function (req, res, next) {
  mailbox.send('hello@kingfisher-cycles.example', 'From the site', req.body.text, function (err) {
    if (err) { return next(err); }
    res.redirect('/?sent=1');
  });
});

app.listen(config.port, function () {
  console.log('Kingfisher Cycles on ' + config.baseUrl);
});
