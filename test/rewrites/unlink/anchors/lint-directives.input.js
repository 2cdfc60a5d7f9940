export async function unlink(token, id) {
  /* eslint-disable camelcase */
  const body = { access_token: token, user_id: id };
  /* eslint-enable camelcase */
  // eslint-disable-next-line no-return-await
  return await fetch('https://orchard.auth0.com/unlink', { method: 'POST', body: JSON.stringify(body) });
}
