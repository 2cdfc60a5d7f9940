import assert from 'node:assert/strict';
import type { AnalyzeOptions } from '../src/core/types.js';
import { openSession } from '../src/engine.js';
import { fixAll } from '../src/rewrites/session/fix-all.js';
import { readerOf } from './support/memory-reader.js';
import type { Files } from './support/memory-reader.js';

/** Rewrites files one after another in one session, as the command line does. */
function rewrite(files: Files, names: readonly string[], options: AnalyzeOptions = {}): Record<string, string> {
  const session = openSession(readerOf(files));
  const documents = names.map((fileName) => session.open({ fileName, text: files[fileName] ?? '', options }));
  for (const document of documents) fixAll(session, document, (offer) => offer.best(() => true));
  return Object.fromEntries(documents.map(({ fileName, text }) => [fileName, text]));
}

/** Returns b.js, which is the same alone, as an editor rewrites it, and whichever file is rewritten first. */
function rewrittenInAnyOrder(files: Files, options?: AnalyzeOptions): string {
  const alone = rewrite(files, ['b.js'], options)['b.js'] ?? '';
  const inOrder = rewrite(files, ['a.js', 'b.js'], options);
  assert.notEqual(inOrder['a.js'], files['a.js']);
  assert.equal(inOrder['b.js'], alone);
  assert.deepEqual(rewrite(files, ['b.js', 'a.js'], options), inOrder);
  return alone;
}

/** A file whose rewrite removes a call, with the rest of the old body. */
const unlinkWith = (call: string) => `export const unlink = (token, id) =>
  fetch('https://garden.eu.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: token, user_id: id, by: ${call} }) });
`;

describe('what a rewrite takes from other files is the same in any order', () => {
  it('the logins that need other code with Lock 11', () => {
    const login = (name: string) => `var lock = new Auth0Lock('GARDEN', 'garden.eu.auth0.com');
function ${name}() {
  lock.show({ callbackURL: '/done', responseType: 'token', authParams: { access_token: token() } });
}
`;
    const files = { 'a.js': login('addOne'), 'b.js': login('addTwo') };
    assert.match(rewrittenInAnyOrder(files), /Change the other logins \(a\.js/);
  });

  it('whether all logins are the same with Lock 11', () => {
    const files = {
      'package.json': '{ "dependencies": { "auth0-lock": "^10.24.1" } }\n',
      'a.js': unlinkWith('lock.getProfile(token)'),
      'b.js': `import Auth0Lock from 'auth0-lock';

export function connect(token) {
  const lock = new Auth0Lock('GARDEN', 'garden.eu.auth0.com', { auth: { params: { access_token: token } } });
  lock.show();
}
`,
    };
    const options: AnalyzeOptions = { packages: { 'auth0-lock': '10.24.3' }, upgrade: { pins: 'overrides' } };
    assert.match(rewrittenInAnyOrder(files, options), /`getProfile` takes an access token/);
  });

  it('whether a page handles the logins of popups', () => {
    const files = {
      'a.js': unlinkWith('webAuth.parseHash(location.hash)'),
      'b.js': `const webAuth = new auth0.WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'GARDEN' });

export function connect(token) {
  webAuth.popup.authorize({ access_token: token, connection: 'github' }, (error) => show(error));
}
`,
    };
    assert.match(rewrittenInAnyOrder(files), /owp: true/);
  });

  it('whether the session of auth0-angular is restored', () => {
    const files = {
      'a.js': unlinkWith('auth.authenticate(profile, token)'),
      'b.js': `angular.module('garden', ['auth0']).controller('Accounts', function ($scope, $http, auth) {
  $scope.connect = function () {
    auth.signin({ popup: true, connection: 'github', authParams: { access_token: localStorage.getItem('access') } }, function (profile) {
      store(profile);
    });
  };
});
`,
    };
    assert.doesNotMatch(rewrittenInAnyOrder(files), /access_token:/);
  });

  it('whether code replaces the token of all requests', () => {
    const files = {
      'a.js': `angular.module('garden').factory('actions', function ($http) {
  return {
    request: function (token, id) {
      return $http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
    },
    watch: function ($httpProvider) { $httpProvider.interceptors.push('log'); },
  };
});
`,
      'b.js': `angular.module('garden').service('accounts', function ($http) {
  this.unlink = function (token, id) {
    return $http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
  };
});
`,
    };
    assert.match(rewrittenInAnyOrder(files), /\$http\.delete/);
  });
});
