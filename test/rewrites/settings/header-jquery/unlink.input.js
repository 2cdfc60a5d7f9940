function unlink(token, id) {
  $.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
}
