// options: {"packages": {"request": "^2.88.0"}}
const https = require('https');
const request = require('request');

// Only the status of the response matters.
exports.unlink = (req, res) => {
  const body = JSON.stringify({ access_token: req.user.accessToken, user_id: req.params.id });
  const unlinking = https.request(
    { hostname: 'orchard.auth0.com', path: '/unlink', method: 'POST', headers: { 'Content-Type': 'application/json' } },
    (response) => {
      response.resume();
      response.on('end', () => res.sendStatus(response.statusCode));
    },
  );
  unlinking.on('error', () => res.sendStatus(502));
  unlinking.end(body);
};

exports.unlinkByRequest = (req, res, next) => {
  request.post(
    { url: 'https://orchard.auth0.com/unlink', json: { access_token: req.user.accessToken, user_id: req.body.userId } },
    (error, response) => {
      if (error) return next(error);
      if (response.statusCode !== 200) return next(new Error(response.statusMessage));
      res.sendStatus(204);
    },
  );
};

// These read it.
exports.unlinkAndShow = (req, res) => {
  const body = JSON.stringify({ access_token: req.user.accessToken, user_id: req.params.id });
  const unlinking = https.request(
    { hostname: 'orchard.auth0.com', path: '/unlink', method: 'POST', headers: { 'Content-Type': 'application/json' } },
    (response) => response.pipe(res),
  );
  unlinking.end(body);
};

exports.unlinkAndListen = (req, res) => {
  const body = JSON.stringify({ access_token: req.user.accessToken, user_id: req.params.id });
  const unlinking = https.request({
    hostname: 'orchard.auth0.com',
    path: '/unlink',
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
  });
  unlinking.on('response', (response) => response.pipe(res));
  unlinking.end(body);
};
