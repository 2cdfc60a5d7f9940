(function (App) {
  'use strict';

  function read(key) {
    return window.sessionStorage.getItem('kingfisher.' + key);
  }

  function write(key, value) {
    window.sessionStorage.setItem('kingfisher.' + key, value);
  }

  App.session = {
    accessToken: function () {
      return read('access_token');
    },

    profile: function () {
      return JSON.parse(read('profile') || 'null');
    },

    start: function (profile, idToken, accessToken) {
      write('profile', JSON.stringify(profile));
      write('id_token', idToken);
      write('access_token', accessToken);
    },

    // After a login without popup the tokens are behind the #.
    resume: function (hash) {
      if (hash.indexOf('#access_token=') !== 0 && !/&access_token=/.test(hash)) {
        return false;
      }
      var parsed = {};
      hash.substring(1).split('&').forEach(function (pair) {
        var at = pair.indexOf('=');
        parsed[pair.substring(0, at)] = decodeURIComponent(pair.substring(at + 1));
      });
      write('access_token', parsed.access_token);
      write('id_token', parsed.id_token);
      window.location.hash = '';
      return true;
    },

    end: function () {
      window.sessionStorage.clear();
    }
  };
})(window.Kingfisher);
