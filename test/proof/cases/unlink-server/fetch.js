/* proof: {"form": "fetch", "side": "server", "does": "unlink", "with": {}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const DOMAIN = 'shop.eu.auth0.com';

async function unlinkAccount(accessToken, linkedUserId) {
  const response = await fetch(`https://${DOMAIN}/unlink`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: accessToken, user_id: linkedUserId })
  });
  if (!response.ok) {
    throw new Error('unlinking answered ' + response.status);
  }
}

unlinkAccount(process.env.ACCESS_TOKEN, process.env.LINKED_USER_ID).then(
  () => console.log('done'),
  (error) => console.error('failed', error.message)
);
