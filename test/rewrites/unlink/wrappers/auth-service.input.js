import decode from 'jwt-decode';

export default class AuthService {
  fetch(url, options) {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    if (this.loggedIn()) headers['Authorization'] = 'Bearer ' + this.getToken();
    return fetch(url, { headers, ...options }).then((response) => response.json());
  }

  getToken() {
    return localStorage.getItem('id_token');
  }

  loggedIn() {
    return !!this.getToken();
  }

  unlink(userId) {
    return this.fetch('https://orchard.auth0.com/unlink', {
      method: 'POST',
      body: JSON.stringify({ access_token: localStorage.getItem('access_token'), user_id: userId }),
    }).then(() => window.location.reload());
  }
}
