// options: {"packages": {"auth0-js": "^9.7.3", "ember-source": "~3.1.0"}}
// The client reaches this component in a way that can't be followed, but the project creates only one.
import Component from '@ember/component';
import { inject as service } from '@ember/service';

export default Component.extend({
  auth0: service(),

  actions: {
    link(connection) {
      this.get('auth0.webAuth').authorize({
        connection,
        access_token: this.get('session.data.authenticated.accessToken'),
      });
    },
  },
});
