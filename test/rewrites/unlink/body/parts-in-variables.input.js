export async function unlink(token, userId) {
  const url = 'https://orchard.auth0.com/unlink';
  const body = { access_token: token, user_id: userId };
  const headers = { 'Content-Type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}
