(function (App, $) {
  'use strict';

  function showIdentities(profile) {
    var list = $('#identities').empty();

    $.each(profile.identities || [], function (index, identity) {
      var remove = $('<button>').text('Disconnect').on('click', function () {
        App.disconnect(identity).then(refresh, complain);
      });
      list.append($('<li>').text(identity.provider + ' ').append(index > 0 ? remove : ''));
    });
  }

  function refresh() {
    return $.getJSON('/account').then(function (profile) {
      $('#greeting').text('Hello, ' + profile.name + '!');
      showIdentities(profile);
    });
  }

  function complain(err) {
    window.alert((err && (err.message || err.responseText)) || 'Something went wrong.');
  }

  function finish(err) {
    if (err) {
      return complain(err);
    }
    refresh();
  }

  $(function () {
    $('#connect').on('click', function () {
      App.connectAccount(finish);
    });
    $('#connect-work').on('click', function () {
      App.connectWorkAccount('work-google', finish);
    });
    $('#connect-rail').attr('href', App.session.accessToken() ? App.railCardUrl() : App.railLoginUrl());

    if (App.session.resume(window.location.hash) || App.session.accessToken()) {
      refresh();
    } else {
      App.signIn(finish);
    }
  });
})(window.Kingfisher, window.jQuery);
