/* proof: {"form": "fetch", "side": "browser", "does": "unlink", "with": {}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const domain = 'shop.eu.auth0.com';

document.getElementById('go').addEventListener('click', () => {
  fetch(`https://${domain}/unlink`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      access_token: localStorage.getItem('access_token'),
      user_id: localStorage.getItem('linked_user_id'),
    }),
  })
    .then((response) => {
      if (!response.ok) throw new Error(`answered ${response.status}`);
      console.log('done');
    })
    .catch((error) => console.error('failed', error.message));
});
