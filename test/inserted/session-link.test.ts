import assert from 'node:assert/strict';
import type { HelperName } from '../../src/rewrites/helpers/snippets.js';
import type { Helper } from './run.js';
import { DIALECTS, jwt, load } from './run.js';

const DOMAIN = 'garden.eu.auth0.com';

const SETTINGS = {
  domain: DOMAIN,
  clientId: 'CLIENT',
  clientSecret: 'SECRET',
  callbackUrl: 'https://garden.example/link/callback',
};

interface Session {
  auth0Link?: { state: string; primaryUserId: string; expires: number } | undefined;
}

for (const dialect of DIALECTS) {
  describe(`inserted ${dialect}: linking with a session`, () => {
    const sent: { readonly url: string; readonly body: unknown }[] = [];
    let owner: string;
    let other: object;
    const globals = {
      Buffer,
      URL,
      NODE_CRYPTO: process.getBuiltinModule('node:crypto'),
      process: { env: { AUTH0_MANAGEMENT_CLIENT_ID: 'ID', AUTH0_MANAGEMENT_CLIENT_SECRET: 'MACHINE_SECRET' } },
      fetch: (url: string, { body }: { readonly body?: string }) => {
        sent.push({ url, body: body === undefined ? undefined : (JSON.parse(body) as unknown) });
        const answer = url.endsWith('/userinfo') ? { sub: owner } : { id_token: jwt(other), access_token: 'MACHINE' };
        return Promise.resolve(new Response(JSON.stringify(answer)));
      },
    };
    const helper = (name: HelperName): Helper =>
      load(name, { dialect, globals, options: { side: 'server', nodeHasFetch: true } });
    const begin = (session: Session, token: unknown, connection?: string): Promise<string> =>
      helper('beginAuth0LinkIn')(session, SETTINGS, token, connection) as Promise<string>;
    const complete = (session: Session, token: unknown, query: object): Promise<unknown> =>
      helper('completeAuth0LinkIn')(session, SETTINGS, token, query) as Promise<unknown>;
    const linked = (): unknown => sent.find(({ url }) => url.includes('/identities'));

    beforeEach(() => {
      sent.length = 0;
      owner = 'auth0|1';
      other = { sub: 'github|7', email_verified: true };
    });

    it('begins a fresh login, whose state only the session has', async () => {
      const session: Session = {};
      const url = new URL(await begin(session, 'TOKEN', 'git hub'));
      assert.deepEqual(Object.fromEntries(url.searchParams), {
        client_id: 'CLIENT',
        redirect_uri: SETTINGS.callbackUrl,
        response_type: 'code',
        scope: 'openid email',
        prompt: 'login',
        state: session.auth0Link?.state,
        connection: 'git hub',
      });
      assert.match(session.auth0Link?.state ?? '', /^[\da-f]{32}$/);
      assert.equal(session.auth0Link?.primaryUserId, 'auth0|1');
      assert.ok(!new URL(await begin({}, 'TOKEN')).searchParams.has('connection'));
    });

    it('links the account that signed in, once', async () => {
      const session: Session = {};
      await begin(session, 'TOKEN');
      const query = { code: 'CODE', state: session.auth0Link?.state };
      await complete(session, 'TOKEN', query);
      const body = { provider: 'github', user_id: '7' };
      assert.deepEqual(linked(), { url: `https://${DOMAIN}/api/v2/users/auth0%7C1/identities`, body });
      await assert.rejects(complete(session, 'TOKEN', query), /not started in this session/);
    });

    it('links nothing without a user, with another state, or after another login', async () => {
      await assert.rejects(begin({}, undefined), /Nobody is signed in/);
      const failures: [change: (session: Session) => void, token: string | undefined, state: string | undefined][] = [
        [() => undefined, undefined, undefined],
        [() => undefined, 'TOKEN', 'forged'],
        [(session) => delete session.auth0Link, 'TOKEN', undefined],
        [() => (owner = 'auth0|2'), 'TOKEN', undefined],
        [() => (other = { sub: 'auth0|1' }), 'TOKEN', undefined],
        [() => (other = { sub: 'github|7', email_verified: false }), 'TOKEN', undefined],
      ];
      for (const [change, token, state] of failures) {
        owner = 'auth0|1';
        other = { sub: 'github|7' };
        const session: Session = {};
        await begin(session, 'TOKEN');
        const known = session.auth0Link?.state;
        change(session);
        await assert.rejects(complete(session, token, { code: 'CODE', state: state ?? known }));
        assert.equal(session.auth0Link, undefined);
      }
      assert.equal(linked(), undefined);
    });

    it('answers with the toolkit of hapi', async () => {
      const replies: { location: string; cookie: string }[] = [];
      const h = {
        redirect: (location: string) => ({
          code: () => ({ header: (_name: string, cookie: string) => replies.push({ location, cookie }) }),
        }),
      };
      const answer = (href: string, cookie?: string): Promise<unknown> =>
        helper('replyAuth0Link')({ url: { href }, headers: { cookie } }, h, SETTINGS, 'TOKEN') as Promise<unknown>;
      await answer('https://garden.example/link');
      const [start] = replies;
      const state = new URL(start?.location ?? '').searchParams.get('state');
      await answer(`https://garden.example/link?code=CODE&state=${state ?? ''}`, start?.cookie.split(';')[0]);
      assert.equal(replies[1]?.location, '/');
      assert.ok(linked());
      await assert.rejects(answer(`/link?code=CODE&state=${state ?? ''}`, ''), /not started in this session/);
    });
  });
}
