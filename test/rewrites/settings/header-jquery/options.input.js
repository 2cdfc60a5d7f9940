function unlink(token, id) {
  $.ajax({
    type: 'POST',
    url: 'https://garden.eu.auth0.com/unlink',
    contentType: 'application/json',
    data: JSON.stringify({ access_token: token, user_id: id }),
    success: function () {
      location.reload();
    }
  });
}

function unlinkSilently(token, id) {
  $.ajax('https://garden.eu.auth0.com/unlink', {
    method: 'POST',
    beforeSend: function () {
      $('#wait').show();
    },
    data: { access_token: token, user_id: id }
  });
}
