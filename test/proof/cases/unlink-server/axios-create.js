/* proof: {"form": "axios.create, then post", "side": "server", "does": "unlink", "with": {"axios": "1.21.1"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const axios = require('axios');

const auth0 = axios.create({ baseURL: 'https://shop.eu.auth0.com/' });

async function unlink(token, user_id) {
  await auth0.post('/unlink', { access_token: token, user_id });
}

unlink(process.env.ACCESS_TOKEN, process.env.LINKED_USER_ID)
  .then(() => console.log('done'))
  .catch((error) => console.error('failed', error.response ? error.response.status : error));
