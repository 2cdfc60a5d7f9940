export async function unlink(token, userId) {
  const options = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: token, user_id: userId }),
  };
  const res = await fetch('https://orchard.auth0.com/unlink', options);
  return res.json();
}
