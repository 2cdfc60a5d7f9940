exports.authorized = (token, id) =>
  fetch('https://garden.eu.auth0.com/unlink', {
    method: 'POST',
    headers: { authorization: token, 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: token, user_id: id }),
  });

// A spread may hold the same header in another case, and would replace one before it.
exports.spread = (token, id, own) =>
  fetch('https://garden.eu.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...own },
    body: JSON.stringify({ access_token: token, user_id: id }),
  });

// refused: the request already has an Authorization header
exports.replaced = (token, id, own) =>
  fetch('https://garden.eu.auth0.com/unlink', {
    method: 'POST',
    headers: { Authorization: token, ...own },
    body: JSON.stringify({ access_token: token, user_id: id }),
  });
