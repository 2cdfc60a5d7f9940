// refused: the URL is also used elsewhere
const unlinkUrl = 'https://orchard.auth0.com/unlink';

export async function unlink(token, id) {
  console.log('POST', unlinkUrl);
  const res = await fetch(unlinkUrl, { method: 'POST', body: JSON.stringify({ access_token: token, user_id: id }) });
  return res.ok;
}
