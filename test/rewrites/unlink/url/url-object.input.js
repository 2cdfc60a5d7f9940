export async function unlink(domain, token, id) {
  const url = new URL('/unlink', 'https://orchard.auth0.com');
  await fetch(url, { method: 'POST', body: new URLSearchParams({ access_token: token, user_id: id }) });
}
