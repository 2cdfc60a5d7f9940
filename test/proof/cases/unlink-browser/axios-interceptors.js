/* proof: {"form": "axios with an interceptor that sets the token", "side": "browser", "does": "unlink", "with": {"axios": "1.21.1"}} */
import axios from 'axios';

axios.interceptors.request.use((config) => {
  config.headers.Authorization = 'Bearer of-the-own-session';
  return config;
});

document.querySelector('#go').addEventListener('click', async () => {
  try {
    const { status } = await axios.post('https://shop.eu.auth0.com/unlink', {
      access_token: localStorage.getItem('access_token'),
      user_id: localStorage.getItem('linked_user_id'),
    });
    console.log(status === 200 ? 'done' : status);
  } catch (error) {
    console.error('failed', error.response.status);
  }
});
