import { UNVERIFIED } from './link-account.js';
import type { Snippet } from './snippets.js';

export type AngularjsHelperName =
  'linkBySignin' | 'linkBySigninAndFetch' | 'linkingHttpCallback' | 'linkingHttpLoginCallback';

/** AngularJS notices what comes of its own `$http`, or of what is done in `$evalAsync`. */
export const ANGULARJS_SNIPPETS: Readonly<Record<AngularjsHelperName, Snippet>> = {
  linkBySignin: {
    needs: ['auth0Claims'],
    code: () => `${signin('linkBySignin', 'auth, $scope, $http, accessToken, options, onLinked, onError')}
      if (error) {
        failed(error);
        return;
      }
      // Up to version 6 of auth0.js the ID token is the third argument, in version 7 a member of the second.
      var otherToken = idToken || profile.idToken;
      if (auth0Claims(otherToken).email_verified === false) {
        failed(new Error('${UNVERIFIED}'));
        return;
      }
      var primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub);
      $http({
        method: 'POST',
        url: 'https://' + client._domain + '/api/v2/users/' + primaryUserId + '/identities',
        headers: { Authorization: 'Bearer ' + accessToken },
        data: { link_with: otherToken },
      }).then(linked, failed);
    });
  });
}`,
  },
  linkBySigninAndFetch: {
    needs: ['linkAuth0Account'],
    code: () => `${signin('linkBySigninAndFetch', 'auth, $scope, accessToken, options, onLinked, onError')}
      if (error) {
        failed(error);
        return;
      }
      // Up to version 6 of auth0.js the ID token is the third argument, in version 7 a member of the second.
      linkAuth0Account(client._domain, accessToken, idToken || profile.idToken).then(function () {
        $scope.$evalAsync(linked);
      }, function (linkError) {
        $scope.$evalAsync(function () {
          failed(linkError);
        });
      });
    });
  });
}`,
  },
  linkingHttpCallback: {
    needs: ['auth0Claims'],
    code: () => callback('linkingHttpCallback', 'error, result', 'result.idToken', 'callback(null, result)'),
  },
  linkingHttpLoginCallback: {
    needs: ['auth0Claims'],
    code: () =>
      callback(
        'linkingHttpLoginCallback',
        'error, profile, idToken',
        'idToken || profile.idToken',
        'callback.apply(null, results)',
      ),
  },
};

/** Only what an AngularJS service hands over is called, so that there is no TypeScript. */
function callback(name: string, parameters: string, token: string, done: string): string {
  const results = done.includes('results') ? '\n    var results = arguments;' : '';
  return `// Calls back once the account that has logged in is linked, by AngularJS's $http; an error may be the login's or the link's.
function ${name}($http, domain, accessToken, callback) {
  return function (${parameters}) {${results}
    if (error) {
      callback(error);
      return;
    }
    var otherToken = ${token};
    if (auth0Claims(otherToken).email_verified === false) {
      callback(new Error('${UNVERIFIED}'));
      return;
    }
    $http({
      method: 'POST',
      url: 'https://' + domain + '/api/v2/users/' + encodeURIComponent(auth0Claims(accessToken).sub) + '/identities',
      headers: { Authorization: 'Bearer ' + accessToken },
      data: { link_with: otherToken },
    }).then(function () {
      ${done};
    }, callback);
  };
}`;
}

/** auth0-angular: `signin()` would store what it gets as the user's, so that auth0.js below it is called. */
function signin(name: string, parameters: string): string {
  return `// Logs another account in, beside the session of \`auth\`, links it, and calls back with the user's own profile and tokens.
function ${name}(${parameters}) {
  var client = auth.config.auth0js;
  var ours = { popup: true, prompt: 'login', scope: 'openid email' };
  var login = angular.extend({}, options, options.authParams, ours);
  delete login.authParams;
  function failed(error) {
    if (onError) {
      onError(error);
    } else {
      console.error(error);
    }
  }
  function linked() {
    function done() {
      if (onLinked) {
        onLinked(auth.profile, auth.idToken, auth.accessToken, auth.state, auth.refreshToken);
      }
    }
    if (auth.idToken) {
      auth.getProfile(auth.idToken).then(done, done);
    } else {
      done();
    }
  }
  client.login(login, function (error, profile, idToken) {
    $scope.$evalAsync(function () {`;
}
