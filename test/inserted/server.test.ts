import assert from 'node:assert/strict';
import type { HelperName, Management } from '../../src/rewrites/helpers/snippets.js';
import { calledBack } from './page.js';
import type { Dialect, Helper } from './run.js';
import { DIALECTS, jwt, load, plain } from './run.js';
import { managementClient, Tenant } from './server-tenant.js';

const DOMAIN = 'garden.eu.auth0.com';

const LINK_CALLS: Readonly<Record<Management, unknown>> = {
  v2: ['link', 'auth0%7C1', { provider: 'oauth2', user_id: 'acme|7' }],
  v4: ['link', { id: 'auth0|1' }, { provider: 'oauth2', user_id: 'acme|7' }],
  v5: ['link', 'auth0|1', { provider: 'oauth2', user_id: 'acme|7' }],
};
const UNLINK_CALLS: Readonly<Record<Management, unknown>> = {
  v2: ['unlink', { id: 'auth0%7C1', provider: 'oauth2', user_id: 'acme%7C7' }],
  v4: ['unlink', { id: 'auth0|1', provider: 'oauth2', user_id: 'acme|7' }],
  v5: ['unlink', 'auth0|1', 'oauth2', 'acme|7'],
};
const VERSIONS = ['v2', 'v4', 'v5'] as const;

interface Transport {
  readonly dialect: Dialect;
  readonly nodeHasFetch: boolean;
}

const TRANSPORTS = DIALECTS.flatMap((dialect): Transport[] =>
  [true, false].map((nodeHasFetch) => ({ dialect, nodeHasFetch })),
);

for (const { dialect, nodeHasFetch } of TRANSPORTS) {
  describe(`inserted ${dialect}: a server ${nodeHasFetch ? 'with' : 'without'} fetch`, () => {
    let tenant: Tenant;
    const helper = (name: HelperName, management?: Management): Helper =>
      load(name, { dialect, globals: tenant.globals(), options: { side: 'server', nodeHasFetch, management } });

    beforeEach(() => {
      tenant = new Tenant();
    });

    it('asks Auth0 whose an access token is', async () => {
      assert.equal(await helper('auth0UserId')(DOMAIN, 'TOKEN'), 'auth0|1');
      const request = { method: 'GET', url: `https://${DOMAIN}/userinfo`, token: 'Bearer TOKEN', body: undefined };
      assert.deepEqual(tenant.sent, [request]);
    });

    it('takes every status but success for an error', async () => {
      tenant.status = 429;
      await assert.rejects(
        helper('auth0UserId')(DOMAIN, 'TOKEN') as Promise<unknown>,
        ({ message }: Error) => message === 'Auth0 responded with 429: refused',
      );
    });

    it('links by the credentials of the environment', async () => {
      await helper('linkAuth0Identity')(DOMAIN, 'auth0|1', 'oauth2|acme|7');
      assert.deepEqual(tenant.sent, [
        {
          method: 'POST',
          url: `https://${DOMAIN}/oauth/token`,
          token: undefined,
          body: {
            grant_type: 'client_credentials',
            client_id: 'ID',
            client_secret: 'SECRET',
            audience: `https://${DOMAIN}/api/v2/`,
          },
        },
        {
          method: 'POST',
          url: `https://${DOMAIN}/api/v2/users/auth0%7C1/identities`,
          token: 'Bearer MACHINE',
          body: { provider: 'oauth2', user_id: 'acme|7' },
        },
      ]);
    });

    for (const version of VERSIONS) {
      it(`links and unlinks by node-auth0 (${version})`, async () => {
        const calls: unknown[] = [];
        const management = managementClient(version, calls);
        await helper('linkAuth0Identity', version)(management, 'auth0|1', 'oauth2|acme|7');
        await helper('unlinkAuth0Identity', version)(management, DOMAIN, 'TOKEN', 'oauth2|acme|7');
        assert.deepEqual(plain(calls), [LINK_CALLS[version], UNLINK_CALLS[version]]);
      });
    }
  });
}

for (const dialect of DIALECTS) {
  describe(`inserted ${dialect}: linking on a server`, () => {
    let tenant: Tenant;
    let calls: unknown[];
    const helper = (name: HelperName, management?: Management): Helper =>
      load(name, { dialect, globals: tenant.globals(), options: { side: 'server', nodeHasFetch: true, management } });
    const pending = (expires = Date.now() + 60_000, primaryUserId = 'auth0|1') => ({ primaryUserId, expires });
    const linked = (): unknown => tenant.sent.find(({ url }) => url.endsWith('/identities'))?.body;

    beforeEach(() => {
      tenant = new Tenant();
      calls = [];
    });

    describe('checkAuth0Link', () => {
      const other = { sub: 'github|7', email_verified: true };
      const message = (...args: unknown[]): string => {
        try {
          helper('checkAuth0Link')(...args);
          return '';
        } catch (error) {
          return (error as Error).message;
        }
      };

      it('accepts another account while the link is pending', () => {
        assert.equal(message(pending(), 'auth0|1', other), '');
        assert.equal(message(pending(), 'auth0|1', { sub: 'github|7' }), '');
      });

      it('refuses a link that is not pending, is over, or is for somebody else', () => {
        const none = [undefined, pending(Date.now() - 1), pending(NaN), pending(undefined, 'auth0|2'), {}];
        for (const each of none) assert.match(message(each, 'auth0|1', other), /not started in this session/);
        assert.match(message({ expires: Date.now() + 60_000 }, undefined, other), /not started in this session/);
      });

      it('refuses the account itself, and an address that is not verified', () => {
        assert.match(message(pending(), 'auth0|1', { sub: 'auth0|1' }), /already logged in/);
        assert.match(message(pending(), 'auth0|1', { ...other, email_verified: false }), /is not verified/);
      });
    });

    describe('with Passport', () => {
      const never = (): void => {
        throw new Error('called');
      };
      /** Calls back with what a strategy has found. */
      const passport = (error: unknown, account: unknown) => ({
        authenticate: (name: string, options: unknown, callback: (...results: unknown[]) => void) => {
          calls.push([name, options]);
          return () => {
            callback(error, account);
          };
        },
      });
      const account = { id: 'github|7', _json: { email_verified: true } };
      const request = (auth0Link?: unknown) => ({ baseUrl: '/link', path: '/callback', session: { auth0Link } });
      const complete = (from: object, req: object, management?: unknown, version?: Management): Promise<unknown[]> =>
        calledBack((next) => {
          const handler = helper('completeAuth0Link', version)(from, DOMAIN, () => 'TOKEN', management) as Helper;
          handler(req, {}, next);
        });

      it('remembers for ten minutes whom to link to, then starts the login', async () => {
        const req = request();
        await calledBack((login) => {
          (helper('beginAuth0Link')(DOMAIN, 'TOKEN', login) as Helper)(req, {}, never);
        });
        const { primaryUserId, expires } = req.session.auth0Link as ReturnType<typeof pending>;
        assert.equal(primaryUserId, 'auth0|1');
        assert.ok(expires > Date.now() + 500_000 && expires <= Date.now() + 600_000);
      });

      it('passes on that Auth0 does not know the user', async () => {
        tenant.status = 401;
        const [error] = await calledBack((next) => {
          (helper('beginAuth0Link')(DOMAIN, 'TOKEN', never) as Helper)(request(), {}, next);
        });
        assert.match(String(error), /401/);
      });

      it('links the account that signed in, once', async () => {
        const req = request(pending());
        assert.deepEqual(await complete(passport(null, account), req), []);
        assert.deepEqual(plain(calls), [['auth0-link', { callbackURL: '/link/callback' }]]);
        assert.deepEqual(linked(), { provider: 'github', user_id: '7' });
        assert.match(String(await complete(passport(null, account), req)), /not started in this session/);
      });

      it('links by a ManagementClient', async () => {
        await complete(passport(null, account), request(pending()), managementClient('v4', calls), 'v4');
        assert.deepEqual(plain(calls[1]), ['link', { id: 'auth0|1' }, { provider: 'github', user_id: '7' }]);
      });

      it('does not link where the login failed, or another user has signed in since', async () => {
        assert.deepEqual(await complete(passport('denied', undefined), request(pending())), ['denied']);
        assert.match(String(await complete(passport(null, false), request(pending()))), /did not sign in/);
        tenant.primary = 'auth0|2';
        assert.match(String(await complete(passport(null, account), request(pending()))), /not started in this/);
        assert.equal(linked(), undefined);
      });
    });

    describe('with express-openid-connect', () => {
      const login = (user: unknown, error?: unknown): Promise<unknown> =>
        new Promise((resolve) => {
          const req = { oidc: { user } };
          const res = { oidc: { login: resolve } };
          const link = (_req: unknown, _res: unknown, next: (error?: unknown) => void): void => {
            next(error);
          };
          helper('logInForAuth0Link')(link, { returnTo: '/account' }, req, res, resolve);
        });

      it('starts the login of a user who is signed in', async () => {
        assert.deepEqual(plain(await login({ sub: 'auth0|1' })), { primaryUserId: 'auth0|1', returnTo: '/account' });
        assert.match(String(await login(undefined)), /Nobody is signed in/);
        assert.equal(await login({ sub: 'auth0|1' }, 'broken'), 'broken');
      });

      it('keeps whom to link to in the state, for ten minutes', () => {
        const state = helper('auth0LinkState')({}, { returnTo: '/', primaryUserId: 'auth0|1' }) as { expires: number };
        assert.deepEqual(plain(state), { returnTo: '/', primaryUserId: 'auth0|1', expires: state.expires });
        assert.ok(state.expires > Date.now() + 500_000 && state.expires <= Date.now() + 600_000);
      });

      it('links the account that signed in, and starts no session', async () => {
        const token = jwt({ sub: 'github|7', iss: `https://${DOMAIN}/` });
        const session: unknown = await (helper('afterAuth0Link')() as Helper)({}, {}, { id_token: token }, pending());
        assert.deepEqual(plain(session), {});
        assert.equal(tenant.sent[0]?.url, `https://${DOMAIN}/oauth/token`);
        assert.deepEqual(linked(), { provider: 'github', user_id: '7' });
        const after = helper('afterAuth0Link', 'v5')(managementClient('v5', calls)) as Helper;
        assert.deepEqual(plain(await after({}, {}, { id_token: token }, pending())), {});
        assert.deepEqual(plain(calls), [['link', 'auth0|1', { provider: 'github', user_id: '7' }]]);
      });
    });

    describe('with nextjs-auth0', () => {
      const session = { user: { sub: 'auth0|1' } };
      const second = { user: { sub: 'github|7' } };

      it('takes along whom to link to', () => {
        const { primaryUserId, expires } = helper('auth0LinkTarget')(session) as ReturnType<typeof pending>;
        assert.equal(primaryUserId, 'auth0|1');
        assert.ok(expires > Date.now() + 500_000 && expires <= Date.now() + 600_000);
        assert.throws(() => helper('auth0LinkTarget')(undefined) as unknown, /Nobody is signed in/);
      });

      it('returns nothing that would take the place of the session', async () => {
        const link = helper('linkWhoLoggedIn')(session, DOMAIN) as Helper;
        assert.equal(await link({}, {}, second, pending()), undefined);
        assert.deepEqual(linked(), { provider: 'github', user_id: '7' });
        const byClient = helper('linkWhoLoggedIn', 'v2')(session, managementClient('v2', calls)) as Helper;
        assert.equal(await byClient({}, {}, second, pending()), undefined);
        assert.equal(calls.length, 1);
      });

      it('does not link to a user who has signed out or changed since', () => {
        for (const now of [null, { user: { sub: 'auth0|2' } }]) {
          const link = helper('linkWhoLoggedIn')(now, DOMAIN) as Helper;
          assert.throws(() => link({}, {}, second, pending()) as unknown, /not started in this session/);
        }
      });

      it('makes an address absolute', () => {
        const url = helper('auth0LinkUrl');
        assert.equal(url('/api/auth/x', 'https://garden.example/'), 'https://garden.example/api/auth/x');
        assert.equal(url('/api/auth/x', 'garden.example'), 'https://garden.example/api/auth/x');
      });
    });

    it('marks a login in the session, with a state that nobody can guess', () => {
      const placeholders = { NODE_CRYPTO: process.getBuiltinModule('node:crypto') };
      const mark = load('markAuth0LinkIn', { dialect, globals: tenant.globals(), placeholders });
      const session: { auth0PendingLink?: { state: string; until: number } } = {};
      const state = mark(session) as string;
      assert.match(state, /^[\da-f]{32}$/);
      assert.notEqual(mark({}), state);
      assert.equal(mark(session), state);
      assert.equal(session.auth0PendingLink?.state, state);
    });
  });
}
