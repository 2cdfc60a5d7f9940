import assert from 'node:assert/strict';
import type { HelperName } from '../../src/rewrites/helpers/snippets.js';
import { calledBack, Page } from './page.js';
import type { Helper } from './run.js';
import { DIALECTS, jwt, load, plain } from './run.js';

const DOMAIN = 'garden.eu.auth0.com';
const PRIMARY = jwt({ sub: 'auth0|1' });

for (const dialect of DIALECTS) {
  describe(`inserted ${dialect}: linking by redirect`, () => {
    let page: Page;
    const helper = (name: HelperName): Helper => load(name, { dialect, globals: page.globals(dialect) });
    const pending = (): unknown => JSON.parse(page.stored.get('auth0PendingLink') ?? 'null');
    const store = (value: object): void => void page.stored.set('auth0PendingLink', JSON.stringify(value));
    const later = (): number => Date.now() + 60_000;
    const idToken = (nonce = 'state'): string => jwt({ sub: 'github|7', nonce });

    beforeEach(() => {
      page = new Page();
    });

    it('remembers a state that nobody can guess, for ten minutes', () => {
      const [first, second] = [helper('rememberAuth0Link')(PRIMARY), helper('rememberAuth0Link')(PRIMARY)] as string[];
      assert.match(first ?? '', /^[\d-]{20,}$/);
      assert.notEqual(first, second);
      const stored = pending() as { state: string; accessToken: string; page: string; until: number };
      assert.deepEqual([stored.state, stored.accessToken], [second, PRIMARY]);
      assert.equal(stored.page, 'https://garden.example/account?tab=logins');
      assert.ok(stored.until > Date.now() + 500_000 && stored.until <= Date.now() + 600_000);
      assert.deepEqual(plain(helper('pendingAuth0Link')()), stored);
    });

    it('marks a login in a cookie, and gives all links of a page one state', () => {
      const state = helper('markAuth0Link')() as string;
      assert.equal(page.cookie, `auth0PendingLink=${state}; path=/; max-age=600; secure; samesite=lax`);
      page.cookie = `theme=dark; auth0PendingLink=${state}`;
      assert.equal(helper('markAuth0Link')(), state);
    });

    describe('finishAuth0Link', () => {
      const finish = (error: unknown, result?: unknown): Promise<unknown[]> =>
        calledBack((callback) => {
          (helper('finishAuth0Link')(DOMAIN, callback) as Helper)(error, result);
        });

      it('passes a login on that is not for linking', async () => {
        const results = [{ idToken: idToken() }, { idToken: idToken(), state: 'other' }, null];
        for (const stored of [undefined, { state: 'state', until: later() }]) {
          if (stored) store(stored);
          for (const result of results) assert.deepEqual(await finish(null, result), [null, result]);
        }
        assert.deepEqual(await finish({ state: 'other' }), [{ state: 'other' }, undefined]);
        assert.deepEqual(page.sent, []);
      });

      it('links a login of the remembered state, once, keeps its tokens to itself, and goes back', async () => {
        const began = 'https://garden.example/account?tab=logins';
        store({ state: 'state', accessToken: PRIMARY, page: began, until: later() });
        const result = { idToken: idToken(), state: 'state' };
        const calls: unknown[] = [];
        (helper('finishAuth0Link')(DOMAIN, (...args: unknown[]) => calls.push(args)) as Helper)(null, result);
        assert.equal(await page.left, began);
        assert.equal(page.reloads, 0);
        assert.deepEqual(calls, []);
        assert.deepEqual(plain(page.sent[0]?.body), { link_with: result.idToken });
        assert.deepEqual(await finish(null, result), [null, result]);
        assert.equal(page.sent.length, 1);
      });

      it('loads the page anew where only the fragment differs', async () => {
        const began = 'https://garden.example/account?tab=logins#/profile';
        store({ state: 'state', accessToken: PRIMARY, page: began, until: later() });
        (helper('finishAuth0Link')(DOMAIN, () => assert.fail('called back')) as Helper)(null, {
          idToken: idToken(),
          state: 'state',
        });
        assert.equal(await page.left, began);
        assert.equal(page.reloads, 1);
      });

      it('tells the login handler why linking failed', async () => {
        store({ state: 'state', accessToken: PRIMARY, until: later() });
        page.answer = { status: 403, text: 'insufficient_scope' };
        const [error] = await finish(null, { idToken: idToken(), state: 'state' });
        const { error: code, errorDescription } = error as Record<string, string>;
        assert.equal(code, 'account_linking_failed');
        assert.match(errorDescription ?? '', /403 insufficient_scope/);
      });

      it('does not link when the ten minutes are over', async () => {
        store({ state: 'state', accessToken: PRIMARY, until: Date.now() - 1 });
        const result = { idToken: idToken(), state: 'state' };
        assert.deepEqual(await finish(null, result), [null, result]);
        assert.deepEqual(page.sent, []);
      });

      it('forgets a login that failed', async () => {
        store({ state: 'state', accessToken: PRIMARY, until: later() });
        assert.deepEqual(await finish({ error: 'access_denied', state: 'state' }), [
          { error: 'access_denied', state: 'state' },
        ]);
        assert.equal(pending(), null);
      });
    });

    describe('takeAuth0Link', () => {
      const take = (): Promise<unknown[]> =>
        calledBack((callback) => {
          helper('takeAuth0Link')(DOMAIN, callback);
        });

      it('links the login of the fragment, and takes its token out of the address', async () => {
        store({ state: 'state', accessToken: PRIMARY, until: later() });
        page.hash = `#id_token=${idToken()}&state=state`;
        assert.deepEqual(await take(), [null]);
        assert.deepEqual(plain(page.sent[0]?.body), { link_with: idToken() });
        assert.deepEqual(page.addresses, ['/account?tab=logins']);
        assert.equal(pending(), null);
      });

      it('shows the page where linking began again, then calls back', async () => {
        const began = 'https://garden.example/profile?tab=logins#/logins';
        store({ state: 'state', accessToken: PRIMARY, page: began, until: later() });
        page.hash = `#id_token=${idToken()}&state=state`;
        assert.deepEqual(await take(), [null]);
        assert.deepEqual(page.addresses, ['/account?tab=logins', began]);
      });

      it('stays on the callback page where linking failed', async () => {
        store({ state: 'state', accessToken: PRIMARY, page: 'https://garden.example/profile', until: later() });
        page.answer = { status: 403, text: 'insufficient_scope' };
        page.hash = `#id_token=${idToken()}&state=state`;
        assert.match(String((await take())[0]), /403 insufficient_scope/);
        assert.deepEqual(page.addresses, ['/account?tab=logins']);
      });

      it('leaves every other fragment alone', () => {
        const never = (): never => assert.fail('called back');
        for (const [hash, until] of [
          ['', later()],
          [`#id_token=${idToken()}&state=other`, later()],
          [`#id_token=${idToken()}&state=state`, Date.now() - 1],
        ] as const) {
          store({ state: 'state', accessToken: PRIMARY, until });
          page.hash = hash;
          helper('takeAuth0Link')(DOMAIN, never);
        }
        page.stored.clear();
        page.hash = `#id_token=${idToken()}`;
        helper('takeAuth0Link')(DOMAIN, never);
        assert.deepEqual([page.sent, page.addresses], [[], []]);
      });

      it('does not link an ID token of another login', async () => {
        store({ state: 'state', accessToken: PRIMARY, until: later() });
        page.hash = `#state=state&id_token=${idToken('replayed')}`;
        assert.match(String((await take())[0]), /no ID token for this login/);
        assert.deepEqual(page.sent, []);
      });

      it("says Auth0's reason where there is no ID token", async () => {
        store({ state: 'state', accessToken: PRIMARY, until: later() });
        page.hash = '#error=access_denied&error_description=The+user%20said%20no&state=state';
        assert.match(String((await take())[0]), /The user said no/);
        assert.deepEqual(page.addresses, []);
      });

      it('does nothing where a server loads the module', () => {
        load('takeAuth0Link', { dialect, globals: {} })(DOMAIN, () => assert.fail('called back'));
      });
    });
  });
}
