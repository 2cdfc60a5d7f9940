import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { decode } from './jwt.js';
import { ALICE, BOB, call, logIn, parametersOf, startWithUsers } from './support.js';
import type { Tenant } from './tenant.js';

const redirect_uri = 'https://app.example/callback';
const asAlice = { email: 'alice@shop.example', password: 'a' };
const asBob = { email: 'bob@shop.example', password: 'b' };

describe('tenant: logging in', () => {
  let tenant: Tenant;
  beforeEach(async () => {
    tenant = await startWithUsers();
  });
  afterEach(() => tenant.close());

  const implicit = { client_id: 'spa', redirect_uri, response_type: 'token id_token', nonce: 'n', state: 's' };

  it('returns tokens in the fragment', async () => {
    const query = { ...implicit, scope: 'openid email', audience: tenant.audience };
    const answer = await logIn(tenant, query, asAlice);
    assert.equal(answer.status, 302);
    assert.match(answer.headers.location ?? '', /^https:\/\/app\.example\/callback#/);
    const { id_token, access_token, state } = parametersOf(answer);
    assert.equal(state, 's');
    const { claims, header } = decode(id_token ?? '') ?? {};
    assert.equal(header?.alg, 'RS256');
    assert.equal(claims?.iss, tenant.issuer);
    assert.deepEqual([claims.sub, claims.aud, claims['nonce']], [ALICE, 'spa', 'n']);
    assert.equal(claims['email_verified'], true);
    const access = decode(access_token ?? '')?.claims;
    assert.deepEqual([access?.sub, access?.azp, [access?.aud].flat()[0]], [ALICE, 'spa', tenant.audience]);
  });

  it("gives a user's token no right to change other users", async () => {
    const scope = 'openid update:users update:current_user_identities';
    const { access_token } = parametersOf(
      await logIn(tenant, { ...implicit, scope, audience: tenant.audience }, asAlice),
    );
    assert.equal(decode(access_token ?? '')?.claims.scope, 'openid update:current_user_identities');
  });

  it('issues an opaque access token without an audience', async () => {
    const { access_token = '' } = parametersOf(await logIn(tenant, implicit, asAlice));
    assert.equal(decode(access_token), undefined);
    const info = await call(tenant, 'GET', '/userinfo', { headers: { authorization: `Bearer ${access_token}` } });
    assert.equal((info.json as { sub: string }).sub, ALICE);
    assert.equal((await call(tenant, 'GET', '/userinfo')).status, 401);
  });

  it('exchanges a code once, with PKCE or the client secret', async () => {
    const verifier = 'v'.repeat(43);
    const code_challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = { client_id: 'spa', redirect_uri, response_type: 'code', scope: 'openid', code_challenge };
    const { code = '' } = parametersOf(await logIn(tenant, query, asAlice));
    const exchange = { grant_type: 'authorization_code', client_id: 'spa', code, redirect_uri };
    const good = await call(tenant, 'POST', '/oauth/token', { json: { ...exchange, code_verifier: verifier } });
    assert.equal(good.status, 200);
    assert.equal(decode((good.json as { id_token: string }).id_token)?.claims.sub, ALICE);
    const again = await call(tenant, 'POST', '/oauth/token', { form: { ...exchange, code_verifier: verifier } });
    assert.equal(again.status, 403);
    const other = parametersOf(await logIn(tenant, query, asAlice))['code'] ?? '';
    const wrong = { ...exchange, code: other, code_verifier: 'w' };
    assert.equal((await call(tenant, 'POST', '/oauth/token', { form: wrong })).status, 403);
  });

  it('requires the secret of a web application, and signs with HS256 if configured', async () => {
    const query = { client_id: 'web', redirect_uri, response_type: 'code', scope: 'openid' };
    const exchange = async (secret: string) => {
      const { code = '' } = parametersOf(await logIn(tenant, query, asAlice));
      const form = { grant_type: 'authorization_code', client_id: 'web', code, redirect_uri, client_secret: secret };
      return call(tenant, 'POST', '/oauth/token', { form });
    };
    assert.equal((await exchange('wrong')).status, 401);
    const { json } = await exchange('secret');
    assert.equal(decode((json as { id_token: string }).id_token)?.header.alg, 'HS256');
  });

  it('gives machines the scopes they are granted', async () => {
    const form = { grant_type: 'client_credentials', client_id: 'machine', client_secret: 'secret' };
    const { json } = await call(tenant, 'POST', '/oauth/token', { form: { ...form, audience: tenant.audience } });
    const { claims } = decode((json as { access_token: string }).access_token) ?? {};
    assert.deepEqual([claims?.scope, claims?.sub], ['update:users', 'machine@clients']);
    const refused = [
      { ...form, client_secret: 'wrong' },
      { ...form, client_id: 'spa' },
      { ...form, grant_type: 'magic' },
    ];
    for (const body of refused)
      assert.match(String((await call(tenant, 'POST', '/oauth/token', { json: body })).status), /40[13]/);
  });

  it('reports errors, and logins that the user cancelled', async () => {
    const wrong = await logIn(tenant, implicit, { ...asAlice, password: 'b' });
    assert.equal(wrong.status, 400);
    assert.match(wrong.text, /Wrong email or password/);
    const other = await logIn(tenant, { ...implicit, connection: 'google-oauth2' }, asAlice);
    assert.equal(other.status, 400, 'the password of another connection');
    const cancelled = parametersOf(await logIn(tenant, implicit, { cancel: '1' }));
    assert.deepEqual([cancelled['error'], cancelled['state']], ['access_denied', 's']);
    assert.equal((await logIn(tenant, { ...implicit, client_id: 'nobody' }, asAlice)).status, 400);
    assert.equal((await logIn(tenant, { ...implicit, redirect_uri: 'https://evil.example/' }, asAlice)).status, 403);
  });

  it('remembers the session until a login is required', async () => {
    const [cookie = ''] = (await logIn(tenant, implicit, asAlice)).headers['set-cookie'] ?? [];
    assert.match(cookie, /SameSite=None/);
    const silent = await logIn(tenant, { ...implicit, prompt: 'none' }, {}, cookie);
    assert.equal(decode(parametersOf(silent)['id_token'] ?? '')?.claims.sub, ALICE);
    for (const more of [{ prompt: 'login' }, { max_age: '0' }, { connection: 'google-oauth2' }]) {
      const again = await logIn(tenant, { ...implicit, ...more }, asBob, cookie);
      assert.equal(decode(parametersOf(again)['id_token'] ?? '')?.claims.sub, BOB);
    }
    const nobody = parametersOf(await logIn(tenant, { ...implicit, prompt: 'none' }, {}));
    assert.equal(nobody['error'], 'login_required');
  });

  it("responds by message, by form and through the old SDKs' window protocol", async () => {
    const message = await logIn(tenant, { ...implicit, response_mode: 'web_message' }, asAlice);
    assert.match(message.text, /"type":"authorization_response"/);
    assert.match(message.text, /"https:\/\/app\.example"\)/);
    const form = await logIn(tenant, { ...implicit, response_mode: 'form_post' }, asAlice);
    assert.match(form.text, /<form method="post" action="https:\/\/app\.example\/callback">.*name="id_token"/s);
    const popup = await logIn(tenant, { ...implicit, owp: 'true' }, asAlice);
    assert.match(popup.text, /a: 'ready'.*/s);
    assert.match(popup.text, /"id_token":"/);
    const query = await logIn(tenant, { ...implicit, response_type: 'code', response_mode: 'fragment' }, asAlice);
    assert.match(query.headers.location ?? '', /#code=/);
  });

  it('publishes its configuration and its keys', async () => {
    const { json } = await call(tenant, 'GET', '/.well-known/openid-configuration');
    const { issuer, jwks_uri } = json as Record<string, string>;
    assert.deepEqual([issuer, jwks_uri], [tenant.issuer, `${tenant.issuer}.well-known/jwks.json`]);
    const keys = await call(tenant, 'GET', '/.well-known/jwks.json');
    const [key] = (keys.json as { keys: { kid: string; alg: string }[] }).keys;
    assert.equal(key?.alg, 'RS256');
    assert.equal(key.kid, decode(tenant.issueIdToken(ALICE, 'spa'))?.header.kid);
  });

  it('accepts a ticket, as used by Lock 11', async () => {
    const credentials = { client_id: 'spa', username: 'bob@shop.example', realm: 'google-oauth2' };
    const wrong = await call(tenant, 'POST', '/co/authenticate', { json: { ...credentials, password: 'x' } });
    assert.equal(wrong.status, 403);
    const { json } = await call(tenant, 'POST', '/co/authenticate', { json: { ...credentials, password: 'b' } });
    const { login_ticket = '' } = json as Record<string, string>;
    const answer = parametersOf(await logIn(tenant, { ...implicit, login_ticket }, {}));
    assert.equal(decode(answer['id_token'] ?? '')?.claims.sub, BOB);
    assert.equal(parametersOf(await logIn(tenant, { ...implicit, login_ticket }, {}))['error'], 'access_denied');
  });
});
