/* proof: {"form": "jQuery.ajax", "side": "browser", "does": "unlink", "with": {"jquery": "3.8.0"}, "scripts": ["jquery"], "other": "samlp|shop|carl@bikes.example/1?2"} */
$('#go').click(function () {
  $.ajax({
    type: 'POST',
    url: 'https://shop.eu.auth0.com/unlink',
    data: {
      access_token: localStorage.getItem('access_token'),
      user_id: localStorage.getItem('linked_user_id')
    }
  }).then(function () {
    console.log('done');
  }, function (xhr) {
    console.error('failed', xhr.status);
  });
});
