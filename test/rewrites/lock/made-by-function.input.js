// options: {"packages": {"auth0-lock": "^11.5.1"}}
import Auth0Lock from 'auth0-lock';

export class Pantry {
  getLock(container) {
    return new Auth0Lock(process.env.PANTRY_CLIENT, process.env.PANTRY_DOMAIN, { container, closable: false });
  }
  login(container) {
    this.getLock(container).show();
  }
  addAccount() {
    const lock = this.getLock();

    lock.show({ auth: { params: { access_token: localStorage.getItem('accessToken') } } });
  }
}
