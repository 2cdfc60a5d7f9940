import assert from 'node:assert/strict';
import { calledBack, Page } from './page.js';
import { DIALECTS, jwt, load, plain } from './run.js';
import type { Helper } from './run.js';

const DOMAIN = 'garden.eu.auth0.com';
const PRIMARY = jwt({ sub: 'auth0|1' });
const SECOND = jwt({ sub: 'github|7' });
const UNVERIFIED = jwt({ sub: 'github|7', email_verified: false });
const REQUEST = {
  method: 'POST',
  url: `https://${DOMAIN}/api/v2/users/auth0%7C1/identities`,
  headers: { Authorization: `Bearer ${PRIMARY}` },
  data: { link_with: SECOND },
};

for (const dialect of DIALECTS) {
  describe(`inserted ${dialect}: AngularJS`, () => {
    let page: Page;
    let requests: unknown[];
    let refusal: unknown;
    const $http = (request: unknown): Promise<void> => {
      requests.push(request);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- AngularJS rejects with a response
      return refusal === undefined ? Promise.resolve() : Promise.reject(refusal);
    };
    const angular = { extend: Object.assign };
    const helper = (name: Parameters<typeof load>[0]): Helper =>
      load(name, { dialect, globals: { ...page.globals(dialect), angular } });

    beforeEach(() => {
      page = new Page();
      requests = [];
      refusal = undefined;
    });

    it('links by $http, then passes the login on', async () => {
      const result = { idToken: SECOND };
      const back = await calledBack((callback) => {
        (helper('linkingHttpCallback')($http, DOMAIN, PRIMARY, callback) as Helper)(null, result);
      });
      assert.deepEqual(back, [null, result]);
      const login = [null, { name: 'Bob' }, SECOND, 'access'];
      const backAgain = await calledBack((callback) => {
        (helper('linkingHttpLoginCallback')($http, DOMAIN, PRIMARY, callback) as Helper)(...login);
      });
      assert.deepEqual(backAgain, login);
      assert.deepEqual(plain(requests), [REQUEST, REQUEST]);
    });

    it('calls back with whatever goes wrong', async () => {
      const link = (accessToken: string, error: unknown, idToken: string | undefined): Promise<unknown[]> =>
        calledBack((callback) => {
          (helper('linkingHttpCallback')($http, DOMAIN, accessToken, callback) as Helper)(error, { idToken });
        });
      assert.equal((await link(PRIMARY, 'closed', undefined))[0], 'closed');
      const reason = async (accessToken: string, idToken: string | undefined): Promise<string> => {
        const [error] = await link(accessToken, null, idToken);
        return (error as { errorDescription: string }).errorDescription;
      };
      assert.match(await reason(PRIMARY, UNVERIFIED), /is not verified/);
      assert.match(await reason(PRIMARY, undefined), /Not a JWT/);
      assert.match(await reason('opaque', SECOND), /Not a JWT/);
      assert.deepEqual(requests, []);
      refusal = new Error('Auth0 refuses');
      assert.match(await reason(PRIMARY, SECOND), /Auth0 refuses/);
      refusal = { status: 403, statusText: '', data: { statusCode: 403, message: 'Insufficient scope' } };
      assert.equal(await reason(PRIMARY, SECOND), 'Insufficient scope');
      refusal = { status: -1, data: null };
      assert.equal(await reason(PRIMARY, SECOND), 'no response from Auth0');
    });

    describe('auth.signin()', () => {
      let logins: unknown[];
      const $scope = { $evalAsync: (run: () => void): void => void setImmediate(run) };
      const auth = (idToken: string, user: object) => ({
        ...user,
        profile: { name: 'Alice' },
        accessToken: PRIMARY,
        getProfile: () => Promise.resolve(),
        config: {
          auth0js: {
            _domain: DOMAIN,
            login: (options: unknown, callback: (...results: unknown[]) => void): void => {
              logins.push(options);
              callback(null, { name: 'Bob' }, idToken);
            },
          },
        },
      });
      const ways = {
        linkBySignin: [$http],
        linkBySigninAndFetch: [],
      } as const;
      const signIn = (
        name: keyof typeof ways,
        { idToken = SECOND, user = { idToken: 'ID' } }: { idToken?: string; user?: object },
      ): Promise<unknown[]> =>
        calledBack((callback) => {
          const options = { connection: 'github', scope: 'x', authParams: { device: 'd' } };
          const failed = (error: unknown): void => {
            callback('failed', error);
          };
          helper(name)(auth(idToken, user), $scope, ...ways[name], PRIMARY, options, callback, failed);
        });

      beforeEach(() => {
        logins = [];
      });

      for (const name of ['linkBySignin', 'linkBySigninAndFetch'] as const) {
        it(`${name} links, and calls back with what is the user's own`, async () => {
          for (const user of [{ idToken: 'ID', state: 'state' }, {}]) {
            const results = await signIn(name, { user });
            assert.deepEqual(
              plain(results.slice(0, 3)),
              plain([{ name: 'Alice' }, Reflect.get(user, 'idToken'), PRIMARY]),
            );
          }
          const login = { connection: 'github', device: 'd', popup: true, prompt: 'login', scope: 'openid email' };
          assert.deepEqual(plain(logins), [login, login]);
          assert.equal(requests.length + page.sent.length, 2);
        });

        it(`${name} passes errors on`, async () => {
          const [failed, error] = await signIn(name, { idToken: UNVERIFIED });
          assert.equal(failed, 'failed');
          assert.match(String(error), /is not verified/);
          assert.equal(requests.length + page.sent.length, 0);
        });
      }
    });
  });

  describe(`inserted ${dialect}: auth0-spa-js`, () => {
    for (const version of [1, 2] as const) {
      let made: unknown[];
      const client = (idToken: string | undefined) =>
        class {
          constructor(options: unknown) {
            made.push(options);
          }
          loginWithPopup(options: unknown): Promise<void> {
            made.push(options);
            return Promise.resolve();
          }
          getIdTokenClaims(): Promise<unknown> {
            return Promise.resolve(idToken === undefined ? undefined : { __raw: idToken });
          }
        };
      const link = (page: Page, idToken?: string): Promise<unknown> => {
        const Client = client(idToken);
        // auth0-spa-js needs promises itself.
        const globals = { ...page.globals(dialect), SPA_CLIENT: Client, SPA1_CLIENT: Client };
        const options = { spa: { client: 'Client', version } };
        const linkInPopup = load('linkInPopup', { dialect, globals, options, keepsPromises: true });
        return Promise.resolve(linkInPopup(DOMAIN, 'CLIENT', PRIMARY, { connection: 'github' }));
      };

      beforeEach(() => {
        made = [];
      });

      it(`links the account of a second client (version ${version})`, async () => {
        const page = new Page();
        assert.deepEqual(plain(await link(page, SECOND)), [{ provider: 'github' }]);
        const login = { connection: 'github', max_age: 0, scope: 'openid email' };
        const expected =
          version === 1
            ? [{ domain: DOMAIN, client_id: 'CLIENT' }, login]
            : [{ domain: DOMAIN, clientId: 'CLIENT' }, { authorizationParams: login }];
        assert.deepEqual(plain(made), expected);
        assert.deepEqual(page.sent[0]?.body, { link_with: SECOND });
      });

      it(`rejects where there is no ID token or an address that is not verified (version ${version})`, async () => {
        const page = new Page();
        await assert.rejects(link(page), ({ message }: Error) => message.startsWith('Not a JWT'));
        await assert.rejects(link(page, UNVERIFIED), ({ message }: Error) => message.includes('is not verified'));
        assert.deepEqual(page.sent, []);
      });
    }
  });
}
