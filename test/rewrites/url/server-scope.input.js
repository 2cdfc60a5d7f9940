const router = require('express').Router();

router.get('/attach', (req, res) => {
  res.redirect(
    `https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&scope=profile&access_token=${req.session.accessToken}`,
  );
});

router.get('/attach-sum', (req, res) => {
  const back = 'https://orchard.example.com/back';
  res.redirect('https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&scope=openid+profile&redirect_uri=' + encodeURIComponent(back) + '&access_token=' + req.session.accessToken);
});

router.get('/attach-query', (req, res) => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'C',
    scope: 'profile offline_access',
    access_token: req.session.accessToken,
  });
  res.redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
});

router.get('/attach-whole', (req, res) => {
  res.redirect(
    `https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&scope=openid%20email&access_token=${req.session.accessToken}`,
  );
});

const SCOPE = 'profile';

router.get('/attach-shared', (req, res) => {
  // refused: the login doesn't clearly request the scope openid, so it may return no ID token
  res.redirect(
    `https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&scope=${SCOPE}&access_token=${req.session.accessToken}`,
  );
});

router.get('/me', (req, res) => res.send(`You granted ${SCOPE}`));

module.exports = router;
