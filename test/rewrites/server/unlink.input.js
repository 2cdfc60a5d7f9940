// options: {"packages": {"auth0": "^3.0.0"}}
const axios = require('axios');
const got = require('got');
const { ManagementClient } = require('auth0');

const domain = process.env.AUTH0_DOMAIN;
const management = new ManagementClient({ domain, clientId: 'M2M', clientSecret: process.env.M2M_SECRET });

exports.unlink = async (req, res) => {
  await axios.post(`https://${domain}/unlink`, { access_token: req.session.accessToken, user_id: req.body.linked });
  res.sendStatus(204);
};

exports.chained = (req, res, next) => {
  got.post(`https://${domain}/unlink`, { json: { access_token: req.session.accessToken, user_id: 'github|1081' } })
    .then(() => res.sendStatus(204))
    .catch(next);
};

// The answer is read, so that the request stays one.
exports.answered = async (token, id) => {
  const { data } = await got.post(`https://${domain}/unlink`, { json: { access_token: token, user_id: id } });
  return data;
};
