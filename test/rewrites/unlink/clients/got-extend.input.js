const got = require('got');
const client = got.extend({ prefixUrl: 'https://orchard.auth0.com', responseType: 'json' });

exports.unlink = async (token, id) => {
  const { body } = await client.post('unlink', { json: { access_token: token, user_id: id } });
  return body;
};
