'use strict';

var fs = require('fs');
var path = require('path');

var config = require('../config');

var current = {};

exports.replace = function (riderId, file, done) {
  var previous = current[riderId];

  current[riderId] = path.basename(file.path);
  if (!previous) { return done(null, '/pictures/' + current[riderId]); }

  fs.unlink(path.join(config.uploadFolder, previous), function (err) {
    done(err && err.code !== 'ENOENT' ? err : null, '/pictures/' + current[riderId]);
  });
};
