import Service, { inject as service } from '@ember/service';

export default Service.extend({
  ajax: service(),

  unlink(userId) {
    return this.get('ajax').post('https://orchard.auth0.com/unlink', {
      data: { access_token: this.get('session.data.authenticated.accessToken'), user_id: userId },
    });
  },
});
