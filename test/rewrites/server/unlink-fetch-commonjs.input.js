const express = require('express');
const fetch = require('node-fetch-commonjs');

const router = express.Router();

router.post('/profile/unlink', async (req, res) => {
  const response = await fetch(`https://${process.env.AUTH0_DOMAIN}/unlink`, {
    method: 'POST',
    body: JSON.stringify({ access_token: req.user.accessToken, user_id: req.body.identity }),
    headers: { 'Content-Type': 'application/json' },
  });
  if (response.status !== 200) {
    return res.status(response.status).json({ error: 'Not unlinked' });
  }
  res.redirect('/profile');
});

module.exports = router;
