const axios = require('axios');
// refused: the URL is used elsewhere as well
const URL = 'https://garden.eu.auth0.com/unlink';

// refused: the token and the user id are not seen in the body
exports.opaque = (body) => axios.post('https://garden.eu.auth0.com/unlink', body);

// refused: the HTTP client is not known
exports.unknown = (client, token, id) => client.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });

exports.shared = (token, id) => [axios.post(URL, { access_token: token, user_id: id }), log(URL)];

// refused: `1081` is no user id: it has no provider
exports.bare = (token) => axios.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: '1081' });

// refused: the request has an Authorization header already
exports.authorized = (token, id) =>
  fetch('https://garden.eu.auth0.com/unlink', {
    method: 'POST',
    headers: { authorization: token },
    body: JSON.stringify({ access_token: token, user_id: id }),
  });
