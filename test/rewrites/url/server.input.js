const express = require('express');
const router = express.Router();

router.get('/link', (req, res) => {
  res.redirect(
    `https://garden.eu.auth0.com/authorize?response_type=code&client_id=CLIENT&connection=${req.query.connection}&access_token=${req.session.accessToken}`,
  );
});

module.exports = router;

const querystring = require('querystring');

exports.add = function (req, res) {
  const query = querystring.stringify({
    response_type: 'code',
    client_id: 'C',
    access_token: req.session.token,
  });
  res.redirect('https://shop.eu.auth0.com/authorize?' + query);
};
