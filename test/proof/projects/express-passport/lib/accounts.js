const request = require('request');
const { auth0 } = require('./config');

/** Takes an account away from the one that the token belongs to. */
exports.disconnect = (accessToken, userId, done) => {
  request.post(
    {
      url: `https://${auth0.domain}/unlink`,
      json: true,
      body: { access_token: accessToken, user_id: userId },
    },
    (error, response, body) => {
      if (error) return done(error);
      if (response.statusCode >= 400) return done(new Error(`${response.statusCode} ${body.message || ''}`));
      done(null);
    },
  );
};
