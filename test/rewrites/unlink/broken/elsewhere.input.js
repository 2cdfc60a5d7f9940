const config = {
  domain: 'orchard.auth0.com'
  clientId: 'abc',
};

export function unlink(token, userId) {
  return fetch('https://orchard.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: token, user_id: userId }),
  });
}
