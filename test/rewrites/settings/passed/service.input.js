// options: {"packages": {"auth0-lock": "^11.30.0"}}
import Auth0Lock from 'auth0-lock';

export default class AuthService {
  constructor(clientId, domain) {
    this.lock = new Auth0Lock(clientId, domain, { auth: { responseType: 'token id_token' } });
  }

  link(token) {
    this.lock.show({ auth: { params: { access_token: token } } });
  }
}
