/* proof: {"form": "own function post(url, body)", "side": "browser", "does": "unlink", "with": {}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const domain = 'shop.eu.auth0.com';

async function post(url, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${localStorage.getItem('shop_session')}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`answered ${response.status}`);
  }
  return response.text();
}

document.getElementById('go').addEventListener('click', () => {
  post(`https://${domain}/unlink`, {
    access_token: localStorage.getItem('access_token'),
    user_id: localStorage.getItem('linked_user_id'),
  })
    .then(() => console.log('done'))
    .catch((error) => console.error('failed', error.message));
});
