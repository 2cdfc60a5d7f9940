import Auth0Lock from 'auth0-lock';

const logo = '/garden.svg';

const lock = new Auth0Lock('garden-app', 'garden.eu.auth0.com', {
  theme: { logo, primaryColor: '#384' },
  languageDictionary: { title: 'Garden' },
  container: 'login',
  auth: { redirectUrl: 'https://garden.example/in' },
});

lock.on('authenticated', ({ idToken }) => localStorage.setItem('id_token', idToken));

export const logIn = () => lock.show();

export function connect(token) {
  lock.show({ languageDictionary: { title: 'Add an account' }, auth: { params: { access_token: token } } });
}
