// options: {"packages": {"@auth0/cordova": "^0.3.0"}}
// refused: this login calls back with the tokens, which the callback may store as those of the user
// refused: this login calls back with the tokens, which the callback may store as those of the user
import Auth0Cordova from '@auth0/cordova';

const settings = { clientId: 'Kd8', domain: 'orchard.eu.auth0.com', packageIdentifier: 'eu.orchard.app' };

export class Account {
  private client = new Auth0Cordova(settings);
  private basics = { responseType: 'token id_token', scope: 'openid email' };
  private token = '';

  add(connection: string, done: (error: unknown, result?: unknown) => void) {
    this.client.authorize({ ...this.basics, connection, access_token: this.token }, done);
  }

  addByCode(done: (error: unknown, result?: unknown) => void) {
    this.client.authorize({ responseType: 'code', scope: 'openid email', access_token: this.token }, done);
  }
}
