/* proof: {"form": "own object around axios", "side": "browser", "does": "unlink", "with": {"axios": "1.21.1"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
import axios from 'axios';

const DOMAIN = 'shop.eu.auth0.com';

const api = {
  post: (url, data, config) => axios.post(url, data, config).then((response) => response.data),
  delete: (url, config) => axios.delete(url, config).then((response) => response.data),
};

document.querySelector('#go').addEventListener('click', async () => {
  try {
    await api.post(`https://${DOMAIN}/unlink`, {
      access_token: localStorage.getItem('access_token'),
      user_id: localStorage.getItem('linked_user_id'),
    });
    console.log('done');
  } catch (error) {
    console.error('failed', error.message);
  }
});
