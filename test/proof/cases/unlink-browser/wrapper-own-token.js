/* proof: {"form": "own function call(method, url, body) that sends the same token", "side": "browser", "does": "unlink", "with": {"axios": "1.21.1"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
import axios from 'axios';

const getToken = () => localStorage.getItem('access_token');

async function call(method, url, body) {
  const token = getToken();
  try {
    const response = await axios({ method, url, data: body, headers: { Authorization: `Bearer ${token}` } });
    return response.data;
  } catch (error) {
    console.error('failed', error.message);
    return undefined;
  }
}

document.querySelector('#go').addEventListener('click', async () => {
  const linked = localStorage.getItem('linked_user_id');
  const answer = await call('post', 'https://shop.eu.auth0.com/unlink', { access_token: getToken(), user_id: linked });
  if (answer !== undefined) console.log('done');
});
