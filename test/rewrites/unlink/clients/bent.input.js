// refused: Relink doesn't know this HTTP client
const bent = require('bent');
const post = bent('https://orchard.auth0.com', 'POST', 'json', 200);

exports.unlink = (token, id) => post('/unlink', { access_token: token, user_id: id });
