// The application registers its routes by their names.
exports.attach = (req, res) => {
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  res.redirect(
    `https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&scope=profile%20openid%20email&prompt=login&state=${markAuth0LinkIn(req.session)}`,
  );
};

exports.attachSum = (req, res) => {
  const back = 'https://orchard.example.com/back';
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  res.redirect(
    'https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&scope=openid+profile+email&redirect_uri=' + encodeURIComponent(back) + '&prompt=login&state=' + markAuth0LinkIn(req.session)
  );
};

exports.attachQuery = (req, res) => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'C',
    scope: 'profile offline_access openid email',
    prompt: 'login',
    state: markAuth0LinkIn(req.session),
  });
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  res.redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
};

exports.attachWhole = (req, res) => {
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  res.redirect(
    `https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&scope=openid%20email&prompt=login&state=${markAuth0LinkIn(req.session)}`,
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

// Marks the next login as one for linking, for ten minutes. The callback compares the state.
// All links on a page share one state.
function markAuth0LinkIn(session) {
  const known = session.auth0PendingLink;
  const state = known ? known.state : require('crypto').randomBytes(16).toString('hex');
  session.auth0PendingLink = { state: state, until: Date.now() + 600000 };
  return state;
}
