// options: {"packages": {"express": "^4.18.0", "express-session": "^1.17.0", "passport": "^0.4.0"}}
const express = require('express');

const router = express.Router();

// The application gives each request a session in another file.
router.get('/connect', (req, res) => {
  const login = `https://bakery.eu.auth0.com/authorize?response_type=code&client_id=${process.env.BAKERY_CLIENT}&scope=openid%20email`;
  res.redirect(`${login}&redirect_uri=https://bakery.example.com/callback&access_token=${req.user.accessToken}`);
});

module.exports = router;
