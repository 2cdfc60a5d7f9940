import assert from 'node:assert/strict';
import { Page } from './page.js';
import { DIALECTS, jwt, load, plain } from './run.js';

for (const dialect of DIALECTS) {
  describe(`inserted ${dialect}: tokens and ids`, () => {
    for (const side of ['browser', 'server'] as const) {
      const globals = side === 'server' ? { Buffer } : new Page().globals(dialect);
      const auth0Claims = load('auth0Claims', { dialect, globals, options: { side } });

      it(`decodes a payload of any characters (${side})`, () => {
        // The payload's base64 has `-` and `_`, where base64url differs.
        const claims = { sub: 'auth0|1', name: 'Zoë Müller 🚲 日本 ???>>>' };
        assert.match(jwt(claims), /\..*[-].*\./);
        assert.match(jwt(claims), /\..*[_].*\./);
        assert.deepEqual(plain(auth0Claims(jwt(claims))), claims);
      });

      it(`says that an opaque token is no JWT (${side})`, () => {
        for (const token of ['opaque', '', null, undefined]) {
          assert.throws(() => auth0Claims(token) as unknown, /Not a JWT/);
        }
      });
    }

    it('keeps pipes of an id behind the first one', () => {
      const auth0IdentityPath = load('auth0IdentityPath', { dialect, globals: new Page().globals(dialect) });
      assert.equal(
        auth0IdentityPath(jwt({ sub: 'auth0|1' }), 'oauth2|my-connection|a/b'),
        '/api/v2/users/auth0%7C1/identities/oauth2/my-connection%7Ca%2Fb',
      );
    });

    it('leaves it to Auth0 to refuse an opaque token', () => {
      const auth0IdentityPath = load('auth0IdentityPath', { dialect, globals: new Page().globals(dialect) });
      assert.equal(auth0IdentityPath('opaque', 'github|7'), '/api/v2/users/undefined/identities/github/7');
    });
  });
}
