class Accounts {
  unlink(userId) {
    $.post('https://acme.auth0.com/unlink', {
      access_token: this.token,
      user_id: userId
    }, function () {
      window.location.reload();

      done();
    });
  }

  remove(userId) {
    $.post(
      'https://acme.auth0.com/unlink',
      { access_token: this.token, user_id: userId },
      () => {
        refresh();
      },
      'json'
    );
  }

  drop(userId) {
    $.post('https://acme.auth0.com/unlink', { access_token: this.token, user_id: userId }, (answer) => {
      show(answer);
    });
  }

  text(userId) {
    $.post('https://acme.auth0.com/unlink', {
      access_token: this.token,
      user_id: userId
    }, () => show(`unlinked
${userId}`));
  }

  settings(userId) {
    $.post({
      url: 'https://acme.auth0.com/unlink',
      data: { access_token: this.token, user_id: userId }
    });
  }

  plain(id) {
    return $.post('https://acme.auth0.com/unlink', {
      access_token: this.token, // theirs
      user_id: id
    });
  }
}
