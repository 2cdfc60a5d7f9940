/* proof: {"form": "jQuery.ajax, JSON in pieces", "side": "browser", "does": "unlink", "with": {"jquery": "3.8.0"}, "scripts": ["jquery"], "other": "samlp|shop|carl@bikes.example/1?2"} */
var domain = 'shop.eu.auth0.com';

$('#go').on('click', function () {
  var settings = {
    url: 'https://' + domain + '/unlink',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    processData: false,
    data: '{"access_token": "' + localStorage.getItem('access_token') + '", "user_id": "' + localStorage.getItem('linked_user_id') + '"}'
  };
  $.ajax(settings)
    .done(function () {
      console.log('done');
    })
    .fail(function (xhr) {
      console.error('failed', xhr.status);
    });
});
