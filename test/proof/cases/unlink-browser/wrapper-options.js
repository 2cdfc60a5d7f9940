/* proof: {"form": "own function with fetch's options", "side": "browser", "does": "unlink", "with": {}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const domain = 'shop.eu.auth0.com';

async function request(url, { method = 'GET', body, headers } = {}) {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return response.text();
}

document.getElementById('go').addEventListener('click', async () => {
  try {
    await request(`https://${domain}/unlink`, {
      method: 'POST',
      body: {
        access_token: localStorage.getItem('access_token'),
        user_id: localStorage.getItem('linked_user_id'),
      },
    });
    console.log('done');
  } catch (error) {
    console.error('failed', error.message);
  }
});
