function unlink(token, id) {
  // refused: this HTTP client replaces the Authorization header with its own
  $.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
}
