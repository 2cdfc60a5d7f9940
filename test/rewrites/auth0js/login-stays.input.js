import auth0 from 'auth0-js';

const webAuth = new auth0.WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'CLIENT', responseType: 'token id_token' });

export class Auth {
  link(provider) {
    webAuth.popup.authorize({ connection: provider, access_token: this.token }, (error, result) => {
      if (result) this.setSession(result);
    });
  }

  login(connection) {
    return new Promise((resolve, reject) => {
      webAuth.popup.authorize(
        {
          connection,
          ...(this.token && { access_token: this.token }),
        },
        (error, result) => (error ? reject(error) : resolve(this.setSession(result)))
      );
    });
  }

  linkWithOptions(provider) {
    const options = { connection: provider, access_token: this.token };
    webAuth.popup.authorize(options, (error) => this.show(error));
  }

  linkWithDefaults(defaults) {
    webAuth.popup.authorize({ ...defaults, access_token: this.token }, this.handle.bind(this));
  }
}
