export async function unlink(token, id) {
  const request = new Request('https://orchard.auth0.com/unlink', {
    method: 'POST',
    headers: new Headers({ 'Content-Type': 'application/json' }),
    body: JSON.stringify({ access_token: token, user_id: id }),
  });
  const response = await fetch(request);
  return response.ok;
}
