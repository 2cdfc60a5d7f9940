function unlinkAccount(secondaryUserId) {
  var uri = 'https://' + AUTH0_DOMAIN + '/unlink';
  var data = JSON.stringify({
    access_token: localStorage.getItem('access_token'),
    user_id: secondaryUserId
  });
  return $.ajax({
    type: 'POST',
    url: uri,
    data: data,
    contentType: 'application/json',
    success: function () { window.location.reload(); },
    error: function (xhr) { alert(xhr.responseText); }
  });
}
var AUTH0_DOMAIN = 'orchard.auth0.com';
