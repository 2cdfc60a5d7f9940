/** The people and applications of every case, and a tenant that knows them. */
import { startTenant } from '../tenant/tenant.js';
import type { Tenant } from '../tenant/tenant.js';
import type { Failure, Meta } from './cases.js';

/** The host that the programs name; whoever runs them directs it to the tenant. */
export const DOMAIN = 'shop.eu.auth0.com';
/** Where the application of the browser's side is, as Chromium is told. */
export const ORIGIN = 'https://bikes.example';
export const ALICE = 'auth0|alice';
const BOB = 'google-oauth2|1081';

export const CLIENT = { browser: 'bikes-spa', server: 'bikes-web' } as const;
export const CLIENT_SECRET = 'bikes-secret';

export const PEOPLE = {
  alice: { user_id: ALICE, email: 'alice@bikes.example', password: 'alice-1', email_verified: true, name: 'Alice' },
  bob: { user_id: BOB, email: 'bob@bikes.example', password: 'bob-1', email_verified: true, name: 'Bob' },
  // An id of three parts, with characters that a path cannot hold.
  carl: {
    user_id: 'samlp|shop|carl@bikes.example/1?2',
    email: 'carl@bikes.example',
    password: 'carl-1',
    email_verified: true,
    name: 'Carl',
    connection: 'shop',
  },
} as const;

export interface Scene {
  readonly tenant: Tenant;
  readonly meta: Meta;
  /** Alice's access token, as the application holds it. */
  readonly token: string;
  /** Alice's session at the tenant: the cookie's value. */
  readonly session: string;
  /** The second account. */
  readonly other: (typeof PEOPLE)[keyof typeof PEOPLE];
  readonly failure: Failure | undefined;
  /** Whether the program has to do nothing of what it was written for. */
  readonly isDead: boolean;
}

/** Before the rewrite, or after it; then possibly with something that goes wrong. */
export async function setScene(meta: Meta, when: 'before' | 'after', failure?: Failure): Promise<Scene> {
  const other = Object.values(PEOPLE).find(({ user_id }) => user_id === (meta.other ?? BOB));
  if (other === undefined) throw new RangeError(`nobody has the id ${String(meta.other)}`);
  const tenant = await startTenant({
    domain: DOMAIN,
    legacyLinking: when === 'before',
    users: Object.values(PEOPLE),
    clients: [
      { client_id: CLIENT.browser, oidcConformant: meta.legacyClient !== true },
      { client_id: CLIENT.server, client_secret: CLIENT_SECRET, grants: ['update:users'] },
    ],
    ...(meta.does === 'unlink' ? { linked: [[ALICE, other.user_id]] } : {}),
  });
  const azp = meta.callback === true ? CLIENT.server : CLIENT[meta.side];
  const scope = failure === '403' ? 'openid profile' : 'openid update:current_user_identities';
  const token =
    when === 'before' || failure === 'opaque token'
      ? tenant.issueOpaqueToken(ALICE)
      : meta.token === 'machine'
        ? tenant.issueToken({ sub: `${azp}@clients`, aud: tenant.audience, azp, scope: 'update:users' })
        : tenant.issueToken({ sub: ALICE, aud: tenant.audience, azp, scope });
  if (failure === '409' || failure === '429') tenant.refuseNext(Number(failure));
  // A machine's rights are the tenant's to give.
  if (failure === '403') tenant.refuseNext(403);
  const isDead = when === 'before' && meta.dead === true;
  return { tenant, meta, token, session: tenant.startSession(ALICE), other, failure, isDead };
}
