/* proof: {"form": "superagent.post", "side": "server", "does": "unlink", "with": {"superagent": "10.4.2"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const superagent = require('superagent');

superagent
  .post('https://shop.eu.auth0.com/unlink')
  .send({ access_token: process.env.ACCESS_TOKEN, user_id: process.env.LINKED_USER_ID })
  .end((err, res) => {
    if (err) {
      console.error('failed', err.message);
      return;
    }
    console.log('done', res.status);
  });
