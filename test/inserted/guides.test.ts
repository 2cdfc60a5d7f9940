import assert from 'node:assert/strict';
import type { HelperName } from '../../src/rewrites/helpers/snippets.js';
import { Page } from './page.js';
import type { Helper } from './run.js';
import { DIALECTS, jwt, load, plain } from './run.js';

const DOMAIN = 'garden.eu.auth0.com';
const ACCESS_TOKEN = jwt({ sub: 'auth0|1' });

/** What only guides contain: code that a person pastes. */
for (const dialect of DIALECTS) {
  describe(`the ${dialect} code of guides in a page`, () => {
    const helper = (page: Page, name: HelperName, placeholders = {}): Helper =>
      load(name, { dialect, globals: page.globals(dialect), options: { auth0js: 'auth0' }, placeholders });

    it('logs in without a token in the URL, and with a state that this page remembers', async () => {
      const page = new Page();
      helper(page, 'startAuth0Link')(DOMAIN, 'CLIENT', 'https://garden.example/callback', ACCESS_TOKEN);
      const url = new URL(await page.left);
      const { state, accessToken } = JSON.parse(page.stored.get('auth0PendingLink') ?? '{}') as Record<string, string>;
      assert.deepEqual(Object.fromEntries(url.searchParams), {
        client_id: 'CLIENT',
        redirect_uri: 'https://garden.example/callback',
        response_type: 'id_token',
        scope: 'openid email',
        prompt: 'login',
        state,
        nonce: state,
      });
      assert.equal(accessToken, ACCESS_TOKEN);
      assert.ok(!url.href.includes(ACCESS_TOKEN));
    });

    it('asks for a fresh login in a popup of auth0.js', () => {
      const calls: unknown[] = [];
      class WebAuth {
        readonly popup = { authorize: (options: unknown) => calls.push(options) };
        constructor(settings: unknown) {
          calls.push(settings);
        }
      }
      helper(new Page(), 'linkInAuth0Popup', { AUTH0_JS: { WebAuth } })(
        DOMAIN,
        'CLIENT',
        ACCESS_TOKEN,
        () => undefined,
        'google-oauth2',
      );
      const [settings, options] = plain(calls) as Record<string, unknown>[];
      assert.equal(settings?.['responseType'], 'token id_token');
      assert.deepEqual(options, { owp: true, prompt: 'login', connection: 'google-oauth2' });
      assert.ok(!JSON.stringify(calls).includes(ACCESS_TOKEN));
    });

    it('asks for a token that may only change the identities of its user', () => {
      const calls: unknown[] = [];
      class WebAuth {
        constructor(settings: unknown) {
          calls.push(settings);
        }
        checkSession(options: unknown, callback: (error: unknown, result: unknown) => void): void {
          calls.push(options);
          callback(null, { accessToken: 'TOKEN' });
        }
      }
      class Management {
        constructor(readonly settings: unknown) {}
      }
      let made: unknown;
      helper(new Page(), 'auth0ManagementClient', { AUTH0_JS: { WebAuth, Management } })(
        DOMAIN,
        'CLIENT',
        (_error: unknown, management: Management) => {
          made = management.settings;
        },
      );
      assert.deepEqual(plain(made), { domain: DOMAIN, token: 'TOKEN' });
      const [settings, options] = plain(calls) as Record<string, unknown>[];
      assert.equal(settings?.['scope'], 'openid update:current_user_identities');
      assert.deepEqual(options, { audience: `https://${DOMAIN}/api/v2/` });
    });
  });

  describe(`the ${dialect} code of guides on a server`, () => {
    const settings = {
      domain: DOMAIN,
      clientId: 'CLIENT',
      clientSecret: 'SECRET',
      callbackUrl: 'https://garden.example/x',
    };
    const sent: { readonly url: string; readonly body: unknown }[] = [];
    let claims: object;
    const globals = {
      Buffer,
      URL,
      Response,
      Headers,
      crypto: globalThis.crypto,
      NODE_CRYPTO: process.getBuiltinModule('node:crypto'),
      process: { env: { AUTH0_MANAGEMENT_CLIENT_ID: 'ID', AUTH0_MANAGEMENT_CLIENT_SECRET: 'MACHINE_SECRET' } },
      fetch: (url: string, { body }: { readonly body: string }) => {
        sent.push({ url, body: JSON.parse(body) });
        const answer = { id_token: jwt(claims), access_token: 'MACHINE' };
        return Promise.resolve(new Response(JSON.stringify(answer)));
      },
    };
    const helper = (name: HelperName): Helper =>
      load(name, { dialect, globals, options: { side: 'server', nodeHasFetch: true } });
    const linked = (): unknown => sent.find(({ url }) => url.endsWith('/identities'))?.body;
    const begin = () =>
      helper('beginAuth0CodeLink')(settings, 'auth0|1', 'STATE') as { readonly url: string; readonly pending: object };
    const complete = (pending: unknown, user: unknown, query: object): Promise<unknown> =>
      helper('completeAuth0CodeLink')(settings, pending, user, query) as Promise<unknown>;

    beforeEach(() => {
      sent.length = 0;
      claims = { sub: 'github|7', email_verified: true };
    });

    it('links the account of a login that this session began', async () => {
      const { url, pending } = begin();
      assert.equal(new URL(url).searchParams.get('prompt'), 'login');
      await complete(pending, 'auth0|1', { state: 'STATE', code: 'CODE' });
      assert.deepEqual(sent[0]?.body, {
        grant_type: 'authorization_code',
        client_id: 'CLIENT',
        client_secret: 'SECRET',
        code: 'CODE',
        redirect_uri: 'https://garden.example/x',
      });
      assert.deepEqual(linked(), { provider: 'github', user_id: '7' });
    });

    it('begins for nobody who is not signed in', () => {
      assert.throws(() => helper('beginAuth0CodeLink')(settings, undefined, 'STATE') as unknown, /Nobody is signed in/);
    });

    it('links nothing without the state, the session, or a verified address', async () => {
      const { pending } = begin();
      const query = { state: 'STATE', code: 'CODE' };
      await assert.rejects(complete(pending, 'auth0|1', { ...query, state: 'OTHER' }));
      await assert.rejects(complete(pending, 'auth0|1', { state: 'STATE', error_description: 'denied' }), /denied/);
      await assert.rejects(complete(undefined, 'auth0|1', query));
      await assert.rejects(complete(undefined, 'auth0|1', { code: 'CODE' }));
      await assert.rejects(complete(pending, 'auth0|2', query), /not started in this session/);
      await assert.rejects(complete(pending, undefined, query), /not started in this session/);
      claims = { sub: 'github|7', email_verified: false };
      await assert.rejects(complete(pending, 'auth0|1', query), /not verified/);
      assert.equal(linked(), undefined);
    });

    it('links by routes of Express', async () => {
      const routes = new Map<string, Helper>();
      const app = {
        post: (path: string, handler: Helper) => routes.set(path, handler),
        get: (path: string, handler: Helper) => routes.set(path, handler),
      };
      helper('addAuth0LinkRoutes')(app, settings, (req: { user: string }) => req.user);
      const session: { auth0Link?: { state: string } } = {};
      const login = await new Promise((resolve) => {
        routes.get('/link-account')?.(
          { user: 'auth0|1', session },
          {
            redirect: (_: number, url: string) => {
              resolve(url);
            },
          },
        );
      });
      const { state = '' } = session.auth0Link ?? {};
      assert.ok(state.length >= 32 && String(login).includes(`state=${state}`));
      const request = { user: 'auth0|1', session, query: { state, code: 'CODE', user_id: 'auth0|victim' } };
      const answer = (): Promise<unknown> =>
        new Promise((resolve) => {
          routes.get('/link-account/callback')?.(request, { redirect: resolve }, resolve);
        });
      assert.equal(await answer(), '/');
      assert.deepEqual(linked(), { provider: 'github', user_id: '7' });
      assert.match(String(await answer()), /not started in this session/);
    });

    // Next.js compiles its code.
    if (dialect === 'es5') return;
    it('links by a route of Next.js', async () => {
      const handlers = (user: string) =>
        helper('auth0LinkHandlers')(settings, () => Promise.resolve(user)) as Record<
          'GET' | 'POST',
          (request?: Request) => Promise<Response>
        >;
      const begun = await handlers('auth0|1').POST();
      const [cookie = ''] = begun.headers.get('Set-Cookie')?.split(';') ?? [];
      const state = new URL(begun.headers.get('Location') ?? '').searchParams.get('state');
      const request = new Request(`https://garden.example/link-account?code=CODE&state=${state}`, {
        headers: { cookie },
      });
      await assert.rejects(handlers('auth0|2').GET(request), /not started in this session/);
      await assert.rejects(handlers('auth0|1').GET(new Request(request.url)), /not started in this session/);
      assert.equal((await handlers('auth0|1').GET(request)).headers.get('Location'), '/');
      assert.deepEqual(linked(), { provider: 'github', user_id: '7' });
    });
  });
}
