// options: {"packages": {"auth0-js": "^9.10.1"}}
import auth0 from 'auth0-js';
import router from './router';

const webAuth = new auth0.WebAuth({ domain: 'meadow.eu.auth0.com', clientID: 'MEADOW', responseType: 'token id_token', redirectUri: 'https://meadow.example/popup' });

export function addAccount(connection) {
  webAuth.popup.authorize({ connection, access_token: localStorage.getItem('access_token') }, (error, result) => {
    if (error) {
      alert('not added');
    } else {
      console.log('added', result);
      router.replace('/members');
    }
  });
}
