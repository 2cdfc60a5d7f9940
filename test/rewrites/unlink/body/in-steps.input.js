export async function unlink(token, userId) {
  const body = {};
  body.access_token = token;
  body.user_id = userId;
  await fetch('https://orchard.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}
