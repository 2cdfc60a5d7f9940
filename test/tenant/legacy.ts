/**
 * Removed features: account linking by access token, and the logins that Lock before 11 and auth0.js before 9 posted
 * from the application's own page (https://auth0.com/docs/troubleshoot/product-lifecycle/past-migrations).
 */
import { randomBytes } from 'node:crypto';
import type { Authorization } from './authorize.js';
import { escapeHtml, html, inScript, json, redirect, text } from './messages.js';
import type { Answer, RecordedRequest } from './messages.js';
import { fullId } from './state.js';
import type { SeedClient } from './state.js';

/**
 * `POST /unlink` and `POST /login/unlink` with `{access_token, user_id}`: the primary user's token and the linked
 * account's full id. https://auth0.com/docs/api/authentication/account-linking-legacy/unlink
 */
export function unlink({ state, tokens }: Authorization, { body }: RecordedRequest): Answer {
  const primary = state.user(tokens.holder(text(body['access_token']) ?? '') ?? '');
  if (primary === undefined) return json(401, { error: 'invalid_token' });
  const [main, ...linked] = primary.identities;
  const wanted = text(body['user_id']) ?? '';
  const identity = linked.find((one) => fullId(one) === wanted);
  if (identity === undefined) {
    const error = main !== undefined && fullId(main) === wanted ? 'main_identity' : 'unknown_identity';
    return json(400, { error });
  }
  state.unlink(primary, identity);
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'OK' };
}

/** `GET /client/ID.js`: a script that Lock loads before it renders; it calls `Auth0.setClient` with the connections. */
export function clientConfiguration({ state }: Authorization, { path }: RecordedRequest): Answer {
  const id = decodeURIComponent(path.replace(/^.*\/client\/|\.js$/g, ''));
  const client = state.client(id);
  if (client === undefined) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found' };
  const configuration = {
    id,
    tenant: 'tenant',
    subscription: 'free',
    callback: client.callbacks?.[0] ?? '',
    allowedOrigins: [],
    hasAllowedOrigins: true,
    prompt: true,
    strategies: strategies(state.users.flatMap(({ identities }) => identities)),
  };
  return {
    status: 200,
    headers: { 'content-type': 'application/javascript' },
    body: `Auth0.setClient(${inScript(configuration)});`,
  };
}

/** A strategy is a provider with its connections. */
function strategies(identities: readonly { provider: string; connection: string }[]): object[] {
  const connections = new Map<string, Set<string>>();
  for (const { provider, connection } of identities) {
    connections.set(provider, (connections.get(provider) ?? new Set()).add(connection));
  }
  return [...connections].map(([name, names]) => ({
    name,
    connections: [...names].map((connection) => ({
      name: connection,
      passwordPolicy: 'none',
      showSignup: true,
      showForgot: true,
      validation: { username: { min: 1, max: 15 } },
    })),
  }));
}

/** `GET /user/ssodata`: the signed-in user, for "last time you logged in with". Some SDKs use JSONP. */
export function ssoData({ state }: Authorization, { cookies, query }: RecordedRequest): Answer {
  const session = state.sessions.get(cookies['auth0'] ?? '');
  const user = state.user(session?.userId ?? '');
  const data =
    session === undefined || user === undefined
      ? { sso: false }
      : {
          sso: true,
          lastUsedUserID: user.user_id,
          lastUsedUsername: user.email,
          lastUsedConnection: { name: session.connection, strategy: user.user_id.split('|')[0] },
        };
  const { callback } = query;
  if (callback === undefined) return json(200, data);
  return {
    status: 200,
    headers: { 'content-type': 'application/javascript' },
    body: `${callback}(${inScript({ ...data, status: 200 })});`,
  };
}

/** `POST /tokeninfo`: the profile for an ID token, which Lock up to 9 requested. */
export function tokenInfo({ state, tokens }: Authorization, { body, query }: RecordedRequest): Answer {
  const token = text(body['id_token']) ?? query['id_token'] ?? '';
  const user = state.user(tokens.holder(token) ?? '');
  if (user === undefined) return json(401, { error: 'unauthorized' });
  return json(200, { ...user, global_client_id: 'global' });
}

/** `POST /oauth/ro`: exchanges a user name and password for tokens. */
export function resourceOwner({ state, tokens }: Authorization, { body }: RecordedRequest): Answer {
  const client = state.client(text(body['client_id']));
  const login = state.authenticate(text(body['username']), text(body['password']), text(body['connection']));
  if (client === undefined || login === undefined) return wrongPassword();
  const scope = text(body['scope']) ?? 'openid';
  const request = { user: login.user, client, scope, authenticatedAt: Math.floor(Date.now() / 1000) };
  return json(200, {
    access_token: tokens.opaque(login.user.user_id),
    ...(scope.includes('openid') ? { id_token: tokens.idToken(request) } : {}),
    token_type: 'bearer',
  });
}

const wrongPassword = (): Answer =>
  json(401, { error: 'invalid_user_password', error_description: 'Wrong email or password.' });

/** `POST /usernamepassword/challenge`: whether a captcha is required; it never is. */
export const challenge = (): Answer => json(200, { required: false });

/** Logins of `/usernamepassword/login` whose form has not been posted to `/login/callback` yet. */
const pending = new WeakMap<Authorization, Map<string, RecordedRequest['body']>>();

/** `POST /usernamepassword/login`: returns a form that the SDK inserts into the page and submits. */
export function usernamePassword(authorization: Authorization, { body }: RecordedRequest): Answer {
  if (signIn(authorization, body) === undefined) return wrongPassword();
  const id = randomBytes(12).toString('base64url');
  const waiting = pending.get(authorization) ?? new Map<string, RecordedRequest['body']>();
  pending.set(authorization, waiting.set(id, body));
  return html(
    200,
    `<form method="post" action="/login/callback"><input type="hidden" name="wctx" value="${escapeHtml(id)}"></form>`,
  );
}

/** `POST /login/callback`: completes the login and responds to the application. */
export function loginCallback(authorization: Authorization, { body }: RecordedRequest): Answer {
  const id = text(body['wctx']) ?? '';
  const login = pending.get(authorization)?.get(id);
  pending.get(authorization)?.delete(id);
  const signedIn = login && signIn(authorization, login);
  if (login === undefined || signedIn === undefined) return html(400, 'No such login');
  const { user, connection } = signedIn;
  const query = Object.fromEntries(Object.entries(login).filter(([, value]) => typeof value === 'string'));
  return authorization.complete(query as Record<string, string>, authorization.state.startSession(user, connection));
}

function signIn({ state }: Authorization, body: RecordedRequest['body']): ReturnType<typeof state.authenticate> {
  return state.authenticate(text(body['username']), text(body['password']), text(body['connection']));
}

/**
 * `POST /co/authenticate`: exchanges a user name and password for a ticket for `/authorize`, as in Lock 11 and auth0.js
 * 9. https://auth0.com/docs/authenticate/login/cross-origin-authentication
 */
export function crossOrigin(authorization: Authorization, { body }: RecordedRequest): Answer {
  const { state } = authorization;
  const client: SeedClient | undefined = state.client(text(body['client_id']));
  const login = state.authenticate(text(body['username']), text(body['password']), text(body['realm']));
  if (client === undefined || login === undefined) {
    return json(403, { error: 'access_denied', error_description: 'Wrong email or password.' });
  }
  const session = state.startSession(login.user, login.connection);
  const login_ticket = authorization.ticket(session);
  const secrets = { co_verifier: randomBytes(12).toString('base64url'), co_id: randomBytes(6).toString('base64url') };
  return { ...json(200, { login_ticket, ...secrets }), session: session.id };
}

/** `GET /v2/logout`, and `/logout` for the old SDKs. */
export function logout({ state }: Authorization, { query, cookies }: RecordedRequest): Answer {
  state.sessions.delete(cookies['auth0'] ?? '');
  const target = query['returnTo'];
  return target === undefined ? { status: 200, body: 'OK' } : redirect(target);
}
