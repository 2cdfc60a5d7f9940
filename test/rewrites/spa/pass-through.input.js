import createAuth0Client from '@auth0/auth0-spa-js';

export class Session {
  async start() {
    this.client = await createAuth0Client({ domain: 'garden.eu.auth0.com', client_id: 'CLIENT' });
  }

  loginWithRedirect(options) {
    return this.client.loginWithRedirect(options);
  }

  /** The class's own method passes the options on. */
  async connect(connection) {
    const access_token = await this.client.getTokenSilently();
    return this.loginWithRedirect({ connection, access_token });
  }

  /** The SDK's method, although the class has one of the same name. */
  async attach(connection) {
    const options = { connection, access_token: this.token };
    await this.client.loginWithRedirect(options);
  }

  async merge(connection) {
    const options = { connection };
    options.access_token = await this.client.getTokenSilently();
    await this.client.loginWithRedirect(options);
  }

  async loginWithPopup(options, config) {
    const client = await this.client;
    await client.loginWithPopup(options, config);
  }

  async addAccount(connection) {
    await this.loginWithPopup({ connection, access_token: this.token }, { timeoutInSeconds: 90 });
  }

  async showPopup(options) {
    this.isOpen = true;
    await this.client.loginWithPopup(options);
    this.isOpen = false;
  }

  // refused: `this.showPopup()` does more than log in, and a linking login would leave that out
  async linkAccount(connection) {
    await this.showPopup({ connection, access_token: this.token });
  }
}
