/* proof: {"form": "ky.post", "side": "browser", "does": "unlink", "with": {"ky": "1.14.3"}} */
import ky from 'ky';

document.querySelector('#go').onclick = () => {
  ky.post('https://shop.eu.auth0.com/unlink', {
    json: { access_token: localStorage.getItem('access_token'), user_id: localStorage.getItem('linked_user_id') },
    retry: 0,
  }).then(
    () => console.log('done'),
    (error) => console.error('failed', error.message),
  );
};
