/* proof: {"form": "superagent.post", "side": "browser", "does": "unlink", "with": {"superagent": "10.4.2"}} */
import request from 'superagent';

document.querySelector('#go').onclick = async () => {
  try {
    await request
      .post('https://shop.eu.auth0.com/unlink')
      .set('Content-Type', 'application/json')
      .send({ access_token: localStorage.getItem('access_token'), user_id: 'google-oauth2|1081' });
    console.log('done');
  } catch (error) {
    console.error('failed', error.message);
  }
};
