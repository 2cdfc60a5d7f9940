/* proof: {"form": "jQuery.post", "side": "browser", "does": "unlink", "with": {"jquery": "3.8.0"}, "scripts": ["jquery"]} */
$('#go').on('click', function () {
  $.post('https://shop.eu.auth0.com/unlink', {
    access_token: localStorage.getItem('access_token'),
    user_id: localStorage.getItem('linked_user_id')
  })
    .done(function () { console.log('done'); })
    .fail(function (xhr) { console.error('failed', xhr.status); });
});
