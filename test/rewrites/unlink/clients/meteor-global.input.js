if (Meteor.isServer) {
  Meteor.methods({
    'account.unlink': function (accessToken, userId) {
      this.unblock();
      return HTTP.post('https://' + Meteor.settings.auth0Domain + '/unlink', {
        data: { access_token: accessToken, user_id: userId }
      });
    }
  });
}
