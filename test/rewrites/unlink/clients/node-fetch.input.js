const fetch = require('node-fetch');

module.exports = (token, id) =>
  fetch('https://orchard.auth0.com/unlink', {
    method: 'POST',
    body: JSON.stringify({ access_token: token, user_id: id }),
    headers: { 'Content-Type': 'application/json' },
  }).then((res) => {
    if (!res.ok) throw new Error('unlink failed');
  });
