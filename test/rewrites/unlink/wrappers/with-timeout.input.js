const fetchWithTimeout = (url, options, timeout = 7000) =>
  Promise.race([
    fetch(url, options),
    new Promise((_, reject) => setTimeout(() => reject(new Error('timeout')), timeout)),
  ]);

export async function unlink(token, id) {
  const response = await fetchWithTimeout('https://orchard.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: token, user_id: id }),
  });
  return response.ok;
}
