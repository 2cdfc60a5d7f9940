// options: {"packages": {"auth0-lock": "^11.30.0"}}
import Auth0Lock from 'auth0-lock';

export default class TenantLogin {
  private readonly lock: typeof Auth0Lock;

  constructor(clientId: string, domain: string) {
    this.lock = new Auth0Lock(clientId, domain);
  }

  link(token: string) {
    this.lock.show({ auth: { params: { access_token: token } } });
  }
}
