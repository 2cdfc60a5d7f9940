/** Helpers for the tenant's tests: a tenant with three users, and requests that trust its certificate. */
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { startTenant } from './tenant.js';
import type { Tenant, TenantOptions } from './tenant.js';

export const ALICE = 'auth0|alice';
export const BOB = 'google-oauth2|1081';
/** An id with three parts and characters that a path must escape. */
export const CARL = 'samlp|shop|carl@shop.example/1?2';

export function startWithUsers(options: TenantOptions = {}): Promise<Tenant> {
  return startTenant({
    users: [
      { user_id: ALICE, password: 'a', email: 'alice@shop.example', email_verified: true, name: 'Alice' },
      { user_id: BOB, password: 'b', email: 'bob@shop.example', email_verified: true, user_metadata: { likes: 'tea' } },
      { user_id: CARL, password: 'c', email: 'carl@shop.example', connection: 'shop' },
    ],
    clients: [
      { client_id: 'spa', callbacks: ['https://app.example/callback'] },
      { client_id: 'other' },
      { client_id: 'old', oidcConformant: false },
      { client_id: 'web', client_secret: 'secret', algorithm: 'HS256' },
      { client_id: 'machine', client_secret: 'secret', grants: ['update:users'] },
    ],
    ...options,
  });
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; undefined if it is not JSON. */
  readonly json: unknown;
}

export interface Call {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent urlencoded. */
  readonly form?: Readonly<Record<string, string>>;
}

export async function call(tenant: Tenant, method: string, path: string, options: Call = {}): Promise<Reply> {
  const { json, form } = options;
  const body = json === undefined ? form && new URLSearchParams(form).toString() : JSON.stringify(json);
  const type = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json';
  const outgoing = request({
    host: 'localhost',
    port: tenant.port,
    ca: tenant.certificate,
    method,
    path,
    headers: { ...(body === undefined ? {} : { 'content-type': type }), ...options.headers },
  });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: parsed };
}

/** Logs in on the hosted page like a person, and returns the response that redirects to the application. */
export async function logIn(
  tenant: Tenant,
  query: Readonly<Record<string, string>>,
  credentials: Readonly<Record<string, string>>,
  cookie = '',
): Promise<Reply> {
  const start = await call(tenant, 'GET', `/authorize?${new URLSearchParams(query).toString()}`, {
    headers: { cookie },
  });
  const page = start.headers.location ?? '';
  return page.startsWith('/u/login') ? call(tenant, 'POST', page, { form: credentials }) : start;
}

/** Returns a redirect's parameters, from the query or the fragment. */
export function parametersOf({ headers }: Reply): Record<string, string> {
  const { search, hash } = new URL(headers.location ?? 'about:blank');
  return Object.fromEntries(new URLSearchParams(search === '' ? hash.slice(1) : search));
}
