/* proof: {"form": "axios.post", "side": "server", "does": "unlink", "with": {"axios": "1.21.1"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const axios = require('axios');

const DOMAIN = 'shop.eu.auth0.com';

function unlinkAccount(accessToken, linkedUserId) {
  return axios.post('https://' + DOMAIN + '/unlink', {
    access_token: accessToken,
    user_id: linkedUserId
  });
}

unlinkAccount(process.env.ACCESS_TOKEN, process.env.LINKED_USER_ID).then(
  function () {
    console.log('done');
  },
  function (error) {
    console.error('failed', error.message);
  }
);
