/** `/authorize` and its login page: https://auth0.com/docs/api/authentication/login/authorize-application */
import { randomBytes } from 'node:crypto';
import { deliver } from './delivery.js';
import type { Outcome, Transaction } from './delivery.js';
import { escapeHtml, html, redirect, text } from './messages.js';
import type { Answer, RecordedRequest } from './messages.js';
import type { Session, TenantState, User } from './state.js';
import type { TokenRequest, Tokens } from './tokens.js';

/** What an authorization code grants. */
export interface Grant extends TokenRequest {
  readonly redirectUri: string | undefined;
  /** S256 challenge of PKCE (RFC 7636); undefined if the application sent none. */
  readonly challenge: string | undefined;
}

export class Authorization {
  readonly #transactions = new Map<string, Transaction>();
  readonly #grants = new Map<string, Grant>();
  /** One-time tickets of `/co/authenticate` and their users' sessions. */
  readonly #tickets = new Map<string, Session>();

  /** @param links whether an `access_token` links accounts, as it did until 2017-03-01 */
  constructor(
    readonly state: TenantState,
    readonly tokens: Tokens,
    readonly links: boolean,
  ) {}

  /** `GET /authorize` */
  start({ query, cookies }: RecordedRequest): Answer {
    const client = this.state.client(query['client_id'] ?? query['client']);
    if (client === undefined) return html(400, '<h1>invalid_request</h1><p>Unknown client</p>');
    const { redirect_uri } = query;
    if (redirect_uri !== undefined && client.callbacks?.includes(withoutQuery(redirect_uri)) === false) {
      return html(403, `<h1>unauthorized_client</h1><p>Callback URL mismatch: ${escapeHtml(redirect_uri)}</p>`);
    }
    const transaction: Transaction = { clientId: client.client_id, query };
    const ticket = query['login_ticket'];
    if (ticket !== undefined) {
      const session = this.#tickets.get(ticket);
      this.#tickets.delete(ticket);
      return session === undefined
        ? deliver(transaction, { error: 'access_denied', error_description: 'Unknown or invalid login ticket.' })
        : this.#finish(transaction, session);
    }
    const session = this.#usableSession(query, this.state.sessions.get(cookies['auth0'] ?? ''));
    if (session !== undefined) return this.#finish(transaction, session);
    if (query['prompt'] === 'none') {
      return deliver(transaction, { error: 'login_required', error_description: 'Login required' });
    }
    const id = randomBytes(12).toString('base64url');
    this.#transactions.set(id, transaction);
    return redirect(`/u/login?state=${id}`);
  }

  /** `GET /u/login`: the hosted login page, which also stands in for any other identity provider. */
  loginPage({ query }: RecordedRequest): Answer {
    const transaction = this.#transactions.get(query['state'] ?? '');
    return transaction === undefined ? html(404, 'No such login') : page(transaction, query['state'] ?? '', 200);
  }

  /** `POST /u/login` with `email` and `password`, or with `cancel`. */
  login({ query, body }: RecordedRequest): Answer {
    const id = query['state'] ?? '';
    const transaction = this.#transactions.get(id);
    if (transaction === undefined) return html(404, 'No such login');
    if (body['cancel'] !== undefined) {
      this.#transactions.delete(id);
      return deliver(transaction, { error: 'access_denied', error_description: 'User did not authorize the request' });
    }
    const { connection } = transaction.query;
    const login = this.state.authenticate(text(body['email']), text(body['password']), connection);
    if (login === undefined) return page(transaction, id, 400, 'Wrong email or password.');
    this.#transactions.delete(id);
    return this.#finish(transaction, this.state.startSession(login.user, login.connection));
  }

  /** Completes a login that took place on the old SDKs' routes. */
  complete(query: Readonly<Record<string, string>>, session: Session): Answer {
    return this.#finish({ clientId: query['client_id'] ?? '', query }, session);
  }

  /** Issues a ticket that `/authorize` accepts instead of a password. */
  ticket(session: Session): string {
    const ticket = randomBytes(16).toString('base64url');
    this.#tickets.set(ticket, session);
    return ticket;
  }

  /** Returns a code's grant; works only once per code. */
  redeem(code: string): Grant | undefined {
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    return grant;
  }

  /** Returns the session unless the request requires a login, or a connection other than the session's. */
  #usableSession(query: Readonly<Record<string, string>>, session: Session | undefined): Session | undefined {
    if (session === undefined || query['prompt'] === 'login' || query['max_age'] === '0') return undefined;
    // The user no longer exists if the account has been linked in the meantime.
    if (this.state.user(session.userId) === undefined) return undefined;
    // The token identifies the signed-in user, so the login must be for a second account.
    if (this.links && query['access_token'] !== undefined) return undefined;
    const { connection } = query;
    return connection === undefined || connection === session.connection ? session : undefined;
  }

  #finish(transaction: Transaction, session: Session): Answer {
    const { query, clientId } = transaction;
    const client = this.state.client(clientId);
    let user = this.state.user(session.userId);
    if (client === undefined || user === undefined) {
      return deliver(transaction, { error: 'access_denied', error_description: 'No such user' });
    }
    if (this.links && query['access_token'] !== undefined) user = this.#link(query['access_token'], user);
    const { scope = 'openid profile email', audience, nonce, response_type = 'code', redirect_uri } = query;
    const { authenticatedAt } = session;
    const request: TokenRequest = { user, client, scope, audience, nonce, authenticatedAt };
    const outcome: Record<string, string> = {};
    const types = response_type.split(' ');
    if (types.includes('code')) {
      const code = randomBytes(16).toString('base64url');
      this.#grants.set(code, { ...request, redirectUri: redirect_uri, challenge: query['code_challenge'] });
      outcome['code'] = code;
    }
    if (types.includes('token')) {
      outcome['access_token'] = this.tokens.accessToken(request);
      outcome['token_type'] = 'Bearer';
      outcome['expires_in'] = '3600';
    }
    const isLegacy = client.oidcConformant === false && types.includes('token') && scope.split(' ').includes('openid');
    if (types.includes('id_token') || isLegacy) {
      outcome['id_token'] = this.tokens.idToken(request, outcome['access_token']);
    }
    return { ...deliver(transaction, outcome satisfies Outcome), session: session.id };
  }

  /**
   * Links as Auth0 once did: the user who logs in becomes an identity of the token's user, who then receives the
   * tokens.
   */
  #link(accessToken: string, secondary: User): User {
    const primary = this.state.user(this.tokens.holder(accessToken) ?? '');
    if (primary === undefined || primary.user_id === secondary.user_id) return secondary;
    return this.state.link(primary, secondary);
  }
}

function page({ query }: Transaction, id: string, status: number, message = ''): Answer {
  const where = query['connection'] ?? 'Auth0';
  return html(
    status,
    `<title>Log in</title><h1>Log in with ${escapeHtml(where)}</h1><p role="alert">${message}</p>
    <form method="post" action="/u/login?state=${id}">
      <input name="email" value="${escapeHtml(query['login_hint'] ?? '')}"><input name="password" type="password">
      <button>Log in</button><button name="cancel" value="1">Cancel</button>
    </form>`,
  );
}

function withoutQuery(url: string): string {
  return url.split(/[?#]/)[0] ?? url;
}
