import assert from 'node:assert/strict';
import { decode, signHs256, SigningKey } from './jwt.js';
import { ALICE, BOB, call, CARL, startWithUsers } from './support.js';
import type { Reply } from './support.js';
import type { Tenant } from './tenant.js';

const OWN = 'update:current_user_identities';

describe('tenant: identities', () => {
  let tenant: Tenant;
  beforeEach(async () => {
    tenant = await startWithUsers();
  });
  afterEach(() => tenant.close());

  /** Issues Alice an access token for the Management API. */
  const token = (claims = {}) =>
    tenant.issueToken({ sub: ALICE, aud: tenant.audience, azp: 'spa', scope: OWN, ...claims });
  const machine = () => token({ sub: 'machine@clients', azp: 'machine', scope: 'update:users' });

  function link(body: unknown, bearer = token(), id = ALICE): Promise<Reply> {
    const path = `/api/v2/users/${encodeURIComponent(id)}/identities`;
    return call(tenant, 'POST', path, { json: body, headers: { authorization: `Bearer ${bearer}` } });
  }

  function unlink(provider: string, id: string, bearer = token()): Promise<Reply> {
    const path = ['', 'api', 'v2', 'users', ALICE, 'identities', provider, id].map(encodeURIComponent).join('/');
    return call(tenant, 'DELETE', path, { headers: { authorization: `Bearer ${bearer}` } });
  }

  const linked = () => tenant.user(ALICE)?.identities.map(({ provider, user_id }) => `${provider}|${user_id}`);

  function assertRefused({ status, json }: Reply, expected: number, message: RegExp): void {
    assert.equal(status, expected);
    const body = json as { statusCode: number; message: string };
    assert.equal(body.statusCode, expected);
    assert.match(body.message, message);
    assert.deepEqual(linked(), [ALICE]);
  }

  it('links with an ID token of the second account', async () => {
    const { status, json } = await link({ link_with: tenant.issueIdToken(BOB, 'spa') });
    assert.equal(status, 201);
    assert.deepEqual(linked(), [ALICE, BOB]);
    assert.deepEqual(json, tenant.user(ALICE)?.identities);
    assert.equal(tenant.user(BOB), undefined, 'the second account is no user any more');
    assert.equal(tenant.user(ALICE)?.identities[1]?.profileData?.email, 'bob@shop.example');
  });

  it('links by provider and id for a machine', async () => {
    const { status } = await link({ provider: 'google-oauth2', user_id: '1081' }, machine());
    assert.equal(status, 201);
    assert.deepEqual(linked(), [ALICE, BOB]);
  });

  it('accepts a urlencoded body', async () => {
    const { status } = await call(tenant, 'POST', `/api/v2/users/${encodeURIComponent(ALICE)}/identities`, {
      form: { link_with: tenant.issueIdToken(BOB, 'spa') },
      headers: { authorization: `Bearer ${token()}` },
    });
    assert.equal(status, 201);
  });

  it('unlinks, even an id with a pipe and a slash; the account becomes a separate user without metadata', async () => {
    await link({ link_with: tenant.issueIdToken(BOB, 'spa') });
    await link({ link_with: tenant.issueIdToken(CARL, 'spa') });
    assert.equal((await unlink('samlp', 'shop|carl@shop.example/1?2')).status, 200);
    const { status, json } = await unlink('google-oauth2', '1081');
    assert.equal(status, 200);
    assert.deepEqual(json, tenant.user(ALICE)?.identities);
    assert.deepEqual(linked(), [ALICE]);
    assert.deepEqual(tenant.user(BOB)?.user_metadata, {});
    assert.deepEqual(tenant.user(CARL)?.identities[0]?.connection, 'shop');
  });

  it('rejects unlinking the main identity or an unknown one', async () => {
    assertRefused(await unlink('auth0', 'alice'), 400, /^Main identity cannot be removed/);
    assertRefused(await unlink('google-oauth2', '1081'), 404, /identity/);
    assertRefused(await unlink('googel', '1081'), 400, /provider/);
  });

  it('rejects accounts that are already linked', async () => {
    await link({ link_with: tenant.issueIdToken(BOB, 'spa') });
    const again = await link({ link_with: tenant.issueIdToken(BOB, 'spa') });
    assert.equal(again.status, 409);
    assert.equal(tenant.user(ALICE)?.identities.length, 2);
  });

  it('rejects requests that violate the contract', async () => {
    const link_with = tenant.issueIdToken(BOB, 'spa');
    const bodies = [
      {},
      { link_with, provider: 'google-oauth2', user_id: '1081' },
      { link_with, connection_id: 'con_1234567890123456' },
      { provider: 'google-oauth2' },
      { provider: 'googel', user_id: '1' },
      { user_id: BOB },
      { link_with, access_token: 'x' },
    ];
    for (const body of bodies) assertRefused(await link(body, machine()), 400, /Payload validation error/);
    const path = `/api/v2/users/${encodeURIComponent(encodeURIComponent(ALICE))}/identities`;
    const headers = { authorization: `Bearer ${machine()}` };
    assertRefused(await call(tenant, 'POST', path, { json: { link_with }, headers }), 400, /id/);
  });

  it('rejects ID tokens that prove nothing', async () => {
    const claims = decode(tenant.issueIdToken(BOB, 'spa'))?.claims ?? {};
    const cases: [string, RegExp][] = [
      ['no token', /Invalid token/],
      [tenant.issueIdToken(BOB, 'other'), /aud claim that matches/],
      [tenant.issueIdToken(BOB, 'nobody'), /invalid aud/],
      [tenant.issueIdToken(BOB, 'spa', { iss: 'https://elsewhere.auth0.com/' }), /same issuer/],
      [tenant.issueToken({ aud: 'spa' }), /sub claim/],
      [tenant.issueIdToken(BOB, 'spa', { exp: 1 }), /Invalid token/],
      [tenant.issueIdToken('github|7', 'spa'), /inexistent/],
      [tenant.issueIdToken(ALICE, 'spa'), /Main identity and the new one are the same/],
      [new SigningKey().sign(claims), /Invalid token/],
      [signHs256(claims, 'secret'), /alg of RS256/],
    ];
    for (const [link_with, message] of cases) assertRefused(await link({ link_with }), 400, message);
  });

  it('rejects invalid access tokens, including ID tokens', async () => {
    const body = { link_with: tenant.issueIdToken(BOB, 'spa') };
    const claims = decode(token())?.claims ?? {};
    const cases: [string, RegExp][] = [
      [tenant.issueOpaqueToken(ALICE), /Invalid token/],
      [tenant.issueIdToken(ALICE, 'spa'), /Bad audience/],
      [token({ aud: 'https://api.shop.example' }), /Bad audience/],
      [token({ exp: 1 }), /Expired/],
      [new SigningKey().sign(claims), /signature/],
      [signHs256(claims, ''), /signature/],
    ];
    for (const [bearer, message] of cases) assertRefused(await link(body, bearer), 401, message);
    const path = `/api/v2/users/${encodeURIComponent(ALICE)}/identities`;
    assertRefused(await call(tenant, 'POST', path, { json: body }), 401, /Missing/);
  });

  it("rejects requests that exceed the token's rights", async () => {
    const body = { link_with: tenant.issueIdToken(BOB, 'spa') };
    assertRefused(await link(body, token({ scope: 'openid profile' })), 403, /Insufficient scope/);
    assertRefused(await link(body, token({ sub: BOB })), 403, /does not match subject/);
    assertRefused(await link({ provider: 'google-oauth2', user_id: '1081' }), 403, /Insufficient scope/);
    assertRefused(await unlink('google-oauth2', '1081', token({ scope: 'openid' })), 403, /Insufficient scope/);
    assertRefused(await link(body, machine(), 'auth0|nobody'), 404, /does not exist/);
  });

  it('limits the rate on request', async () => {
    tenant.refuseNext(429);
    const limited = await link({ link_with: tenant.issueIdToken(BOB, 'spa') });
    assertRefused(limited, 429, /Too Many Requests/);
    assert.equal(limited.headers['x-ratelimit-remaining'], '0');
    assert.equal((await link({ link_with: tenant.issueIdToken(BOB, 'spa') })).status, 201);
  });

  it("answers a browser's preflight", async () => {
    const { status, headers } = await call(tenant, 'OPTIONS', '/api/v2/users/x/identities', {
      headers: { origin: 'https://app.example', 'access-control-request-method': 'DELETE' },
    });
    assert.equal(status, 204);
    assert.equal(headers['access-control-allow-origin'], 'https://app.example');
    assert.match(headers['access-control-allow-methods'] ?? '', /DELETE/);
    assert.match(headers['access-control-allow-headers'] ?? '', /authorization/);
  });

  it('records every request with its outcome', async () => {
    await link({ link_with: 'x' });
    const [request] = tenant.requests;
    assert.equal(request?.path, '/api/v2/users/auth0%7Calice/identities');
    assert.deepEqual([request.method, request.body, request.status], ['POST', { link_with: 'x' }, 400]);
  });
});
