import assert from 'node:assert/strict';
import { calledBack, Page } from './page.js';
import type { Helper } from './run.js';
import { DIALECTS, jwt, load, plain } from './run.js';

const DOMAIN = 'garden.eu.auth0.com';
const PRIMARY = jwt({ sub: 'auth0|a/1' });
const SECOND = jwt({ sub: 'github|7', email_verified: true });
const UNVERIFIED = jwt({ sub: 'github|7', email_verified: false });

const LINKED = {
  method: 'POST',
  url: `https://${DOMAIN}/api/v2/users/auth0%7Ca%2F1/identities`,
  headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${PRIMARY}` },
  body: { link_with: SECOND },
};

/** Returns why linking failed; code written for the errors of auth0.js or for their types finds it. */
function reasonIn(error: unknown): string {
  const { error: name, errorDescription, code, description } = error as Record<string, string>;
  assert.deepEqual([name, code, description], ['account_linking_failed', 'account_linking_failed', errorDescription]);
  return errorDescription ?? '';
}

for (const dialect of DIALECTS) {
  describe(`inserted ${dialect}: linking in a browser`, () => {
    let page: Page;
    const helper = (
      ...[name, options = {}, placeholders = {}]: [
        Parameters<typeof load>[0],
        Parameters<typeof load>[1]['options']?,
        object?,
      ]
    ) => load(name, { dialect, globals: page.globals(dialect), options, placeholders });

    beforeEach(() => {
      page = new Page();
    });

    describe('linkingCallback', () => {
      const link = (idToken: string | undefined, accessToken: string | null = PRIMARY): Promise<unknown[]> =>
        calledBack((callback) => {
          (helper('linkingCallback')(DOMAIN, accessToken, callback) as Helper)(null, { idToken });
        });

      it('links, then passes the login on', async () => {
        assert.deepEqual(plain(await link(SECOND)), [null, { idToken: SECOND }]);
        assert.deepEqual(plain(page.sent), [LINKED]);
      });

      it('passes the error of a login on', async () => {
        const results = await calledBack((callback) => {
          (helper('linkingCallback')(DOMAIN, PRIMARY, callback) as Helper)('closed');
        });
        assert.deepEqual(results, ['closed']);
        assert.deepEqual(page.sent, []);
      });

      it('does not link an account whose email address is not verified', async () => {
        const [error] = await link(UNVERIFIED);
        assert.match(reasonIn(error), /second account's email address is not verified/);
        assert.deepEqual(page.sent, []);
      });

      it('calls back where there is no ID token, or the access token is opaque', async () => {
        for (const result of [await link(undefined), await link(SECOND, 'opaque'), await link(SECOND, null)]) {
          assert.match(reasonIn(result[0]), /Not a JWT/);
        }
        assert.deepEqual(page.sent, []);
      });

      it('says why Auth0 refuses', async () => {
        page.answer = { status: 403, text: '{"errorCode":"insufficient_scope"}' };
        assert.match(reasonIn((await link(SECOND))[0]), /Account linking failed: 403 .*insufficient_scope/);
      });

      it('calls back where Auth0 cannot be reached', async () => {
        page.answer = 'no connection';
        assert.ok(reasonIn((await link(SECOND))[0]));
      });
    });

    for (const name of ['linkingLockCallback', 'linkingLoginCallback'] as const) {
      it(`${name} passes on all that the login has brought`, async () => {
        const login = [null, { name: 'Bob' }, SECOND, 'access', 'state', 'refresh'];
        const results = await calledBack((callback) => {
          const wrapped = helper(name)(DOMAIN, PRIMARY, callback) as (...given: unknown[]) => void;
          assert.ok(wrapped.length > 1, 'auth0.js only opens a popup for a callback with parameters');
          wrapped(...login);
        });
        assert.deepEqual(plain(results), login);
        assert.deepEqual(plain(page.sent), [LINKED]);
      });
    }

    it('linkingLoginCallback reads the result of auth0.js 7', async () => {
      const results = await calledBack((callback) => {
        (helper('linkingLoginCallback')(DOMAIN, PRIMARY, callback) as Helper)(null, { idToken: SECOND });
      });
      assert.deepEqual(plain(results), [null, { idToken: SECOND }]);
      assert.deepEqual(plain(page.sent), [LINKED]);
    });

    describe('by auth0.js', () => {
      const calls: unknown[] = [];
      const auth0 = {
        Management: class {
          constructor(options: unknown) {
            calls.push(options);
          }
          linkUser(...[id, token, callback]: [string, string, (error: unknown, identities?: unknown) => void]): void {
            calls.push([id, token]);
            callback(calls.length > 2 ? { code: 'Conflict', description: 'refused', statusCode: 409 } : null, []);
          }
        },
      };

      it('links by its Management, and passes its error on', async () => {
        const link = () =>
          calledBack((callback) => {
            const wrapped = helper('linkingCallback', { auth0js: 'auth0' }, { AUTH0_JS: auth0 });
            (wrapped(DOMAIN, PRIMARY, callback) as Helper)(null, { idToken: SECOND });
          });
        assert.equal((await link())[0], null);
        assert.deepEqual(plain(calls), [{ domain: DOMAIN, token: PRIMARY }, ['auth0%7Ca%2F1', SECOND]]);
        assert.equal(reasonIn((await link())[0]), 'refused');
      });

      it('does not link an account whose email address is not verified', async () => {
        const [error] = await calledBack((callback) => {
          const wrapped = helper('linkingCallback', { auth0js: 'auth0' }, { AUTH0_JS: auth0 });
          (wrapped(DOMAIN, PRIMARY, callback) as Helper)(null, { idToken: UNVERIFIED });
        });
        assert.match(reasonIn(error), /is not verified/);
      });
    });

    describe('a Lock', () => {
      class Lock {
        readonly handlers = new Map<string, (result: unknown) => void>();
        hidden = 0;
        constructor(readonly settings: unknown[] = []) {}
        on(event: string, handler: (result: unknown) => void): void {
          this.handlers.set(event, handler);
        }
        hide(): void {
          this.hidden++;
        }
      }

      it('hides and calls back once it has linked', async () => {
        const lock = new Lock();
        const results = await calledBack((callback) => {
          assert.equal(helper('linkByLock')(lock, DOMAIN, PRIMARY, callback), lock);
          lock.handlers.get('authenticated')?.({ idToken: SECOND });
        });
        assert.deepEqual(results, [null]);
        assert.deepEqual(plain(page.sent), [LINKED]);
        assert.equal(lock.hidden, 1);
      });

      it('passes errors of login and link on', async () => {
        for (const [event, result] of [
          ['authenticated', { idToken: UNVERIFIED }],
          ['authorization_error', new Error('denied')],
        ] as const) {
          const lock = new Lock();
          const [error] = await calledBack((callback) => {
            helper('linkByLock')(lock, DOMAIN, PRIMARY, callback);
            lock.handlers.get(event)?.(result);
          });
          assert.match(String(error), /is not verified|denied/);
        }
        assert.deepEqual(page.sent, []);
      });

      it('is a popup with the ID token that linking needs, whatever the options say', () => {
        class LockClass extends Lock {
          constructor(...settings: unknown[]) {
            super(settings);
          }
        }
        const options = { theme: { logo: 'x.png' }, auth: { redirect: true } };
        const lock = helper('linkingLock')(LockClass, 'CLIENT', DOMAIN, PRIMARY, () => undefined, options) as Lock;
        const auth = {
          redirect: false,
          responseType: 'token id_token',
          params: { prompt: 'login', scope: 'openid email' },
        };
        const expected = ['CLIENT', DOMAIN, { rememberLastLogin: false, theme: { logo: 'x.png' }, auth }];
        assert.deepEqual(plain(lock.settings), expected);
        const bare = helper('linkingLock')(LockClass, 'CLIENT', DOMAIN, PRIMARY, () => undefined) as Lock;
        assert.deepEqual(plain(bare.settings), ['CLIENT', DOMAIN, { rememberLastLogin: false, auth }]);
      });
    });

    it('onAuth0Link reloads the page only after success', () => {
      helper('onAuth0Link')(new Error('refused'));
      assert.equal(page.reloads, 0);
      helper('onAuth0Link')(null);
      assert.equal(page.reloads, 1);
    });
  });
}
