const axios = require('axios');
// refused: the URL is also used elsewhere
const URL = 'https://garden.eu.auth0.com/unlink';

// refused: Relink can't find the token and the user id in the request's body
exports.opaque = (body) => axios.post('https://garden.eu.auth0.com/unlink', body);

// refused: Relink doesn't know this HTTP client
exports.unknown = (client, token, id) => client.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });

exports.shared = (token, id) => [axios.post(URL, { access_token: token, user_id: id }), log(URL)];

// refused: `1081` is not a complete user id: it has no provider
exports.bare = (token) => axios.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: '1081' });
