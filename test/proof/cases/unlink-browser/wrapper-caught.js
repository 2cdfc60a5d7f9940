/* proof: {"form": "own function call(method, url, body) that catches errors", "side": "browser", "does": "unlink", "with": {"axios": "1.21.1"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
import axios from 'axios';

const client = axios.create({ timeout: 5000 });

async function call(method, url, body) {
  try {
    const response = await client({ method, url, data: body });
    return response.data;
  } catch (error) {
    throw new Error(`refused: ${error.message}`);
  }
}

document.querySelector('#go').addEventListener('click', () => {
  call('post', 'https://shop.eu.auth0.com/unlink', {
    access_token: localStorage.getItem('access_token'),
    user_id: localStorage.getItem('linked_user_id'),
  }).then(
    () => console.log('done'),
    (error) => console.error('failed', error.message),
  );
});
