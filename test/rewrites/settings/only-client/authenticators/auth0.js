import { inject as service } from '@ember/service';
import Base from 'ember-simple-auth/authenticators/base';

export default Base.extend({
  auth0: service(),

  authenticate() {
    return new Promise((resolve, reject) => {
      this.get('auth0.webAuth').parseHash((error, result) => {
        if (error) reject(error);
        return resolve(result);
      });
    });
  },
});
