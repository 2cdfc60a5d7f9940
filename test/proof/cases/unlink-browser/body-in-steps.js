/* proof: {"form": "fetch, parts in variables", "side": "browser", "does": "unlink", "with": {}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const domain = 'shop.eu.auth0.com';
const UNLINK_URL = `https://${domain}/login/unlink`;

document.getElementById('go').addEventListener('click', async () => {
  const token = localStorage.getItem('access_token');
  const body = new URLSearchParams();
  body.append('access_token', token);
  body.append('user_id', localStorage.getItem('linked_user_id'));
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  try {
    const response = await fetch(UNLINK_URL, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    console.log('done');
  } catch (error) {
    console.error('failed', error.message);
  }
});
