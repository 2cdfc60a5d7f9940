/* proof: {"form": "jQuery.ajax, data in a variable", "side": "browser", "does": "unlink", "with": {"jquery": "3.8.0"}, "scripts": ["jquery"]} */
var AUTH0_DOMAIN = 'shop.eu.auth0.com';

$('#go').on('click', function () {
  var data = { access_token: localStorage.getItem('access_token'), user_id: 'google-oauth2|1081' };
  $.ajax({
    type: 'POST',
    url: 'https://' + AUTH0_DOMAIN + '/unlink',
    data: data,
    success: function () {
      console.log('done');
    },
    error: function (xhr) {
      console.error('failed', xhr.status);
    }
  });
});
