export function unlink(token, provider, id) {
  return fetch('https://orchard.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'access_token=' + encodeURIComponent(token) + '&user_id=' + encodeURIComponent(provider) + '|' + id,
  });
}
