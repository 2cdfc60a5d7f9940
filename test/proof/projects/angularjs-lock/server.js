var express = require('express');
var path = require('path');
var request = require('request');

var app = express();

app.use('/vendor', express.static(path.join(__dirname, 'node_modules', 'angular')));
app.use(express.static(path.join(__dirname, 'public')));

/** Who the token belongs to, as Auth0 says. */
app.get('/api/me', function (req, res, next) {
  var options = {
    url: 'https://' + process.env.AUTH0_DOMAIN + '/userinfo',
    headers: { Authorization: req.headers.authorization },
    json: true,
  };
  request.get(options, function (error, response, body) {
    if (error) return next(error);
    res.status(response.statusCode).json({ name: body.name });
  });
});

app.listen(process.env.PORT);
