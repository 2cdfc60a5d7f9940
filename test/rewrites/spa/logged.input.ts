import { createAuth0Client, type Auth0Client } from '@auth0/auth0-spa-js';
import { logger } from './logger';

export class Visits {
  private client?: Auth0Client;
  private ticket = '';
  private last?: unknown;

  async open() {
    this.client = await createAuth0Client({ domain: 'zoo.eu.auth0.com', clientId: 'Z00' });
    this.ticket = await this.client.getTokenSilently();
  }

  async link(connection: string) {
    const options = {
      appState: { page: 'accounts' },
      authorizationParams: {
        redirect_uri: window.location.origin,
        connection,
        access_token: this.ticket,
      },
    };
    console.debug('linking with', options);
    await this.client?.loginWithRedirect(options);
  }

  async linkGitHub() {
    const parameters = { connection: 'github', access_token: this.ticket };
    logger.info(JSON.stringify(parameters));
    await this.client!.loginWithRedirect({ authorizationParams: parameters });
  }

  async linkAny() {
    const options = { authorizationParams: { access_token: this.ticket } };
    await this.client!.loginWithPopup(options);
    logger.info('linked', options);
  }

  async linkAndRemember() {
    // refused: other code uses these options, too
    const options = { authorizationParams: { access_token: this.ticket } };
    this.last = options;
    await this.client!.loginWithRedirect(options);
  }
}
