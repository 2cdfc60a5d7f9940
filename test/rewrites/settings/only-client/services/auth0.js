import Service from '@ember/service';
import { WebAuth } from 'auth0';
import config from '../environment';

export default Service.extend({
  init() {
    this._super(...arguments);
    this.set(
      'webAuth',
      new WebAuth({
        domain: config.auth0.domain,
        clientID: config.auth0.clientId,
        redirectUri: config.auth0.callback,
        responseType: 'token id_token',
        scope: 'openid profile',
      }),
    );
  },
});
