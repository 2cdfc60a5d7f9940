const axios = require('axios');

exports.unlink = async (req, res) => {
  await axios.post(`https://${process.env.BAKERY_TENANT}/unlink`, {
    access_token: req.session.passport.user.auth0.accessToken,
    user_id: req.body.linkedAccountId,
  });
  res.redirect('/account');
};

exports.unlinkAgain = (req) =>
  axios.post('https://bakery.eu.auth0.com/unlink', {
    access_token: req.session.passport.user.auth0.accessToken,
    user_id: req.body.id,
  });
