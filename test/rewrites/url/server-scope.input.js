// The application registers its routes by their names.
exports.attach = (req, res) => {
  res.redirect(
    `https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&scope=profile&access_token=${req.session.accessToken}`,
  );
};

exports.attachSum = (req, res) => {
  const back = 'https://orchard.example.com/back';
  res.redirect('https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&scope=openid+profile&redirect_uri=' + encodeURIComponent(back) + '&access_token=' + req.session.accessToken);
};

exports.attachQuery = (req, res) => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'C',
    scope: 'profile offline_access',
    access_token: req.session.accessToken,
  });
  res.redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
};

exports.attachWhole = (req, res) => {
  res.redirect(
    `https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&scope=openid%20email&access_token=${req.session.accessToken}`,
  );
};

const SCOPE = 'profile';

exports.attachShared = (req, res) => {
  // refused: the login doesn't clearly request the scope openid, so it may return no ID token
  res.redirect(
    `https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&scope=${SCOPE}&access_token=${req.session.accessToken}`,
  );
};

exports.me = (req, res) => res.send(`You granted ${SCOPE}`);
