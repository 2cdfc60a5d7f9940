define('identities', ['knockout', 'jquery'], function (ko, $) {
  $('#unlink').click(function () {
    $.post('https://orchard.auth0.com/unlink', { access_token: localStorage.token, user_id: ko.toJS(selected) });
  });
});
