import assert from 'node:assert/strict';
import { decode } from './jwt.js';
import { ALICE, BOB, call, logIn, parametersOf, startWithUsers } from './support.js';
import type { Tenant } from './tenant.js';

const asBob = { email: 'bob@shop.example', password: 'b' };

describe('tenant: before 2017-03-01', () => {
  let tenant: Tenant;
  afterEach(() => tenant.close());

  const linkBob = (client_id: string) =>
    logIn(
      tenant,
      {
        client_id,
        redirect_uri: 'https://app.example/callback',
        response_type: 'token',
        scope: 'openid',
        connection: 'google-oauth2',
        access_token: tenant.issueOpaqueToken(ALICE),
      },
      asBob,
    );

  for (const path of ['/unlink', '/login/unlink']) {
    it(`links with an access token on /authorize, and unlinks with ${path}`, async () => {
      tenant = await startWithUsers({ legacyLinking: true });
      const { id_token = '' } = parametersOf(await linkBob('old'));
      assert.equal(decode(id_token)?.claims.sub, ALICE, 'the tokens are those of the first account');
      assert.equal(tenant.user(ALICE)?.identities[1]?.user_id, '1081');
      const body = { access_token: tenant.issueOpaqueToken(ALICE), user_id: BOB };
      assert.equal((await call(tenant, 'POST', path, { json: { ...body, access_token: 'x' } })).status, 401);
      assert.equal((await call(tenant, 'POST', path, { json: { ...body, user_id: ALICE } })).status, 400);
      assert.equal((await call(tenant, 'POST', path, { json: body })).status, 200);
      assert.equal((await call(tenant, 'POST', path, { form: body })).status, 400, 'it is not linked any more');
      assert.equal(tenant.user(ALICE)?.identities.length, 1);
    });
  }

  it('does neither by default: the user signs in to the second account', async () => {
    tenant = await startWithUsers();
    const answer = parametersOf(await linkBob('spa'));
    assert.equal(answer['id_token'], undefined, 'it was not asked for');
    assert.equal(tenant.user(ALICE)?.identities.length, 1);
    const body = { access_token: tenant.issueOpaqueToken(ALICE), user_id: BOB };
    assert.equal((await call(tenant, 'POST', '/unlink', { json: body })).status, 404);
  });

  it('lists connections for Lock', async () => {
    tenant = await startWithUsers();
    const { text } = await call(tenant, 'GET', '/client/spa.js?t123');
    const [, configuration = ''] = /^Auth0\.setClient\((.*)\);$/.exec(text) ?? [];
    const { id, strategies } = JSON.parse(configuration) as { id: string; strategies: { name: string }[] };
    assert.equal(id, 'spa');
    assert.deepEqual(
      strategies.map(({ name }) => name),
      ['auth0', 'google-oauth2', 'samlp'],
    );
    assert.equal((await call(tenant, 'GET', '/client/nobody.js')).status, 404);
  });

  it("accepts a user name and password from the application's page", async () => {
    tenant = await startWithUsers({ legacyLinking: true });
    const login = { client_id: 'old', username: 'alice@shop.example', password: 'a', scope: 'openid' };
    const direct = await call(tenant, 'POST', '/oauth/ro', { form: login });
    const { id_token = '' } = direct.json as Record<string, string>;
    assert.equal(decode(id_token)?.claims.sub, ALICE);
    assert.equal((await call(tenant, 'POST', '/oauth/ro', { form: { ...login, password: 'x' } })).status, 401);
    const profile = await call(tenant, 'POST', '/tokeninfo', { form: { id_token } });
    assert.equal((profile.json as { user_id: string }).user_id, ALICE);

    const wrong = await call(tenant, 'POST', '/usernamepassword/login', { form: { ...login, password: 'x' } });
    assert.equal(wrong.status, 401);
    const redirect = { ...login, redirect_uri: 'https://app.example/callback', response_type: 'token' };
    const form = await call(tenant, 'POST', '/usernamepassword/login', { form: redirect });
    const [, wctx = ''] = /name="wctx" value="([^"]+)"/.exec(form.text) ?? [];
    const back = await call(tenant, 'POST', '/login/callback', { form: { wctx } });
    assert.equal(decode(parametersOf(back)['id_token'] ?? '')?.claims.sub, ALICE);
    assert.equal((await call(tenant, 'POST', '/login/callback', { form: { wctx } })).status, 400);
    assert.deepEqual((await call(tenant, 'POST', '/usernamepassword/challenge', { json: {} })).json, {
      required: false,
    });
  });

  it('returns the signed-in user, and signs out', async () => {
    tenant = await startWithUsers();
    assert.deepEqual((await call(tenant, 'GET', '/user/ssodata')).json, { sso: false });
    const query = { client_id: 'spa', response_type: 'code', redirect_uri: 'https://app.example/callback' };
    const [cookie = ''] = (await logIn(tenant, query, asBob)).headers['set-cookie'] ?? [];
    const jsonp = await call(tenant, 'GET', '/user/ssodata?callback=cb', { headers: { cookie } });
    assert.match(jsonp.text, /^cb\(.*"lastUsedUserID":"google-oauth2\|1081"/);
    await call(tenant, 'GET', '/v2/logout', { headers: { cookie } });
    assert.deepEqual((await call(tenant, 'GET', '/user/ssodata', { headers: { cookie } })).json, { sso: false });
  });
});
