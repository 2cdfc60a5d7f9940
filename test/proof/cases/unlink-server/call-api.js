/* proof: {"form": "own function callApi(url, method, body, headers)", "side": "server", "does": "unlink", "with": {}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const domain = 'shop.eu.auth0.com';

async function callApi(url, method, body, headers) {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return response.text();
}

callApi(`https://${domain}/unlink`, 'POST', {
  access_token: process.env.ACCESS_TOKEN,
  user_id: process.env.LINKED_USER_ID,
}).then(
  () => console.log('done'),
  (error) => console.error('failed', error.message),
);
