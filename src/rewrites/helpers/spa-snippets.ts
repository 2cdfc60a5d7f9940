import type { Snippet, SnippetOptions } from './snippets.js';

export type SpaHelperName = 'linkInPopup' | 'linkBySignin' | 'linkBySigninAndFetch';

const LOGS_IN =
  "// Logs another account in, in a popup of a client of its own so that the user's session stays, and links it.";

/** How versions of auth0-spa-js take their options. The result of a login is read from the cache of its own client. */
export const SPA_SNIPPETS: Readonly<Record<SpaHelperName, Snippet>> = {
  linkInPopup: {
    needs: ['linkAuth0Account'],
    code: ({ modern, async }, options) => {
      const client = newClient(modern, options);
      const isFlat = options.spa?.version === 1;
      if (!modern) {
        return `${LOGS_IN}
function linkInPopup(domain, clientId, accessToken, parameters) {
  var client = ${client};
  var login = Object.assign({}, parameters, { max_age: 0, scope: 'openid email' });
  return client.loginWithPopup(${isFlat ? 'login' : '{ authorizationParams: login }'}).then(function () {
    return client.getIdTokenClaims();
  }).then(function (claims) {
    return linkAuth0Account(domain, accessToken, claims.__raw);
  });
}`;
      }
      const login = "{ ...parameters, max_age: 0, scope: 'openid email' }";
      const popup = `client.loginWithPopup(${isFlat ? login : `{ authorizationParams: ${login} }`})`;
      const signature =
        'linkInPopup(domain«: string», clientId«: string», accessToken«: any», parameters«?: Record<string, unknown>»)';
      return async
        ? `${LOGS_IN}
async function ${signature} {
  const client = ${client};
  await ${popup};
  const claims = await client.getIdTokenClaims();
  return linkAuth0Account(domain, accessToken, claims«!».__raw);
}`
        : `${LOGS_IN}
function ${signature} {
  const client = ${client};
  return ${popup}
    .then(() => client.getIdTokenClaims())
    .then((claims) => linkAuth0Account(domain, accessToken, claims«!».__raw));
}`;
    },
  },
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
        failed(new Error('The other account has not verified its email address'));
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
};

function newClient(modern: boolean, { spa }: SnippetOptions): string {
  const client = spa?.client ?? 'Auth0Client';
  if (spa?.version === 1) return `new ${client}({ ${modern ? 'domain' : 'domain: domain'}, client_id: clientId })`;
  return modern ? `new ${client}({ domain, clientId })` : `new ${client}({ domain: domain, clientId: clientId })`;
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
