import { HTTP } from 'meteor/http';
import { Meteor } from 'meteor/meteor';

Meteor.methods({
  unlinkAccount(userId) {
    const result = HTTP.post('https://orchard.auth0.com/unlink', {
      data: { access_token: Meteor.user().services.auth0.accessToken, user_id: userId },
    });
    return result.statusCode === 200;
  },
  unlinkCall(userId) {
    HTTP.call('POST', 'https://orchard.auth0.com/unlink', {
      data: { access_token: Meteor.user().services.auth0.accessToken, user_id: userId },
    });
  },
});
