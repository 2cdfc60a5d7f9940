'use strict';

var express = require('express');
var multer = require('multer');

var config = require('../config');
var requireLogin = require('../auth').requireLogin;
var connections = require('../lib/connections');
var identities = require('../lib/identities');
var pictures = require('../lib/pictures');
var profiles = require('../lib/profiles');

var router = express.Router();
var upload = multer({ dest: config.uploadFolder });

router.use(requireLogin);

router.get('/', function (req, res, next) {
  profiles.fetch(req.session.accessToken, function (err, profile) {
    if (err) { return next(err); }
    res.json({ name: profile.name, identities: profile.identities });
  });
});

// Our own routes: what they call is in ../lib.
router.post('/unlink/:provider', function (req, res, next) {
  var identity = profiles.identityOf(req.user, req.params.provider);
  if (!identity) { return res.sendStatus(404); }

  connections.unlink(req.session.accessToken, identity.provider + '|' + identity.user_id, function (err) {
    if (err) { return next(err); }
    res.sendStatus(204);
  });
});

// Used by the new settings page, for a few riders only.
router.post('/unlink-accounts/:id', function (req, res, next) {
  var identity = req.user.identities[Number(req.params.id)];
  if (!identity) { return res.sendStatus(404); }

  identities.unlink(req.user.id, identity, function (err) {
    if (err) { return next(err); }
    res.sendStatus(204);
  });
});

router.post('/picture', upload.single('picture'), function (req, res, next) {
  pictures.replace(req.user.id, req.file, function (err, url) {
    if (err) { return next(err); }
    res.json({ url: url });
  });
});

module.exports = router;
