Template.profile.events({
  'click .attach': function () {
    // refused: the login returns to a framework's own callback, which expects its own `state`
    window.location.href =
      'https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&redirect_uri=' +
      encodeURIComponent(Meteor.absoluteUrl('_oauth/auth0')) +
      '&access_token=' +
      Meteor.user().services.auth0.accessToken;
  },
});
