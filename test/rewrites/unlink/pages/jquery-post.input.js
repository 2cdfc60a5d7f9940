$('#unlink').on('click', function () {
  $.post('https://orchard.auth0.com/unlink', { access_token: localStorage.getItem('access_token'), user_id: $(this).data('id') }, function (data) {
    location.reload();
  }, 'json');
});
