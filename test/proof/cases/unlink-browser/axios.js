/* proof: {"form": "axios.post", "side": "browser", "does": "unlink", "with": {"axios": "1.21.1"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
import axios from 'axios';

const DOMAIN = 'shop.eu.auth0.com';

document.querySelector('#go').addEventListener('click', async () => {
  try {
    await axios.post(`https://${DOMAIN}/unlink`, {
      access_token: localStorage.getItem('access_token'),
      user_id: localStorage.getItem('linked_user_id'),
    });
    console.log('done');
  } catch (error) {
    console.error('failed', error.message);
  }
});
