/* proof: {"form": "jQuery.ajax with a default beforeSend that sets the token", "side": "browser", "does": "unlink", "with": {"jquery": "3.8.0"}, "scripts": ["jquery"]} */
$.ajaxSetup({
  beforeSend: function (xhr) {
    xhr.setRequestHeader('Authorization', 'Bearer of-the-own-session');
  }
});

$('#go').on('click', function () {
  $.ajax({
    type: 'POST',
    url: 'https://shop.eu.auth0.com/unlink',
    data: {
      access_token: localStorage.getItem('access_token'),
      user_id: localStorage.getItem('linked_user_id')
    },
    success: function () { console.log('done'); },
    error: function (xhr) { console.error('failed', xhr.status); }
  });
});
