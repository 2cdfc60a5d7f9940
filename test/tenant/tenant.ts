/**
 * A local Auth0 tenant over HTTPS, for tests that run real SDKs: it logs users in, issues tokens, and links and unlinks
 * accounts with the Management API's refusals. It is not secure and not meant to be.
 */
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Authorization } from './authorize.js';
import { selfSigned } from './certificate.js';
import type { Certificate } from './certificate.js';
import { management, refusal } from './identities.js';
import { SigningKey } from './jwt.js';
import type { Claims } from './jwt.js';
import * as legacy from './legacy.js';
import { html, json, preflight, receive, send } from './messages.js';
import type { Answer, RecordedRequest } from './messages.js';
import * as oauth from './oauth.js';
import { TenantState } from './state.js';
import type { SeedClient, SeedUser, User } from './state.js';
import { Tokens } from './tokens.js';

export type { RecordedRequest } from './messages.js';
export type { SeedClient, SeedUser, User } from './state.js';

export interface TenantOptions {
  readonly users?: readonly SeedUser[];
  readonly clients?: readonly SeedClient[];
  /**
   * The host that applications use, without scheme; `localhost:PORT` by default. The caller must resolve any other host
   * to this machine.
   */
  readonly domain?: string;
  /**
   * Whether `access_token` on `/authorize` links and `/unlink` unlinks, as until 2017-03-01; otherwise neither has an
   * effect.
   */
  readonly legacyLinking?: boolean;
  /** Accounts that are linked from the start, by full ids. */
  readonly linked?: readonly (readonly [primary: string, secondary: string])[];
}

export interface Tenant {
  readonly domain: string;
  /** `https://DOMAIN/` */
  readonly issuer: string;
  /** The identifier of the Management API: `https://DOMAIN/api/v2/` */
  readonly audience: string;
  /** On 127.0.0.1. */
  readonly port: number;
  /** PEM: the certificate for clients to trust. */
  readonly certificate: string;
  /** Every request since the start, in order, including preflights. */
  readonly requests: readonly RecordedRequest[];
  readonly users: readonly User[];
  user(userId: string): User | undefined;
  /** Logs a user in without a browser and returns the application's ID token. */
  issueIdToken(userId: string, clientId: string, claims?: Claims): string;
  /** Returns a signed token with these claims; issuer, `iat` and `exp` are filled in. */
  issueToken(claims: Claims): string;
  /** Returns an access token without an API, as from a login without `audience`. */
  issueOpaqueToken(userId: string): string;
  /** Logs a user in without a login page and returns the value of the cookie `auth0`. */
  startSession(userId: string): string;
  /** Rejects the next requests to the Management API with a status, such as 429 or one that is hard to provoke. */
  refuseNext(status: number, count?: number): void;
  close(): Promise<void>;
}

type Route = (request: RecordedRequest) => Answer;

/** Creating keys is slow, so all tenants of a test run share them. */
let shared: { readonly key: SigningKey; readonly certificate: Certificate } | undefined;

function keysOfThisProcess(): NonNullable<typeof shared> {
  const names = ['localhost', '127.0.0.1', '*.auth0.com', '*.us.auth0.com', '*.eu.auth0.com', '*.au.auth0.com'];
  return (shared ??= { key: new SigningKey(), certificate: selfSigned(names) });
}

export async function startTenant(options: TenantOptions = {}): Promise<Tenant> {
  const { users = [], clients = [], legacyLinking = false } = options;
  const { key, certificate } = keysOfThisProcess();
  const state = new TenantState(users, clients);
  for (const [primary, secondary] of options.linked ?? []) state.link(known(state, primary), known(state, secondary));
  const requests: RecordedRequest[] = [];
  let refused = { status: 0, count: 0 };
  let routes: ReadonlyMap<string, Route> = new Map();

  const server = createServer({ key: certificate.key, cert: certificate.cert }, (message, response) => {
    void receive(message).then(
      (request) => {
        requests.push(request);
        send(request, answer(request), response);
      },
      // The client has disconnected before the request was complete.
      () => response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const domain = options.domain ?? `localhost:${port}`;
  const issuer = `https://${domain}/`;
  const tokens = new Tokens(issuer, `${issuer}api/v2/`, key);
  const authorization = new Authorization(state, tokens, legacyLinking);
  routes = routesOf(authorization, key, issuer);

  function answer(request: RecordedRequest): Answer {
    const { method, path } = request;
    try {
      if (method === 'OPTIONS') return preflight();
      if (path.startsWith('/api/v2/')) {
        if (refused.count === 0) return management(state, tokens, request);
        refused.count--;
        return refusal(refused.status);
      }
      const route = routes.get(`${method} ${path}`) ?? routes.get(`${method} ${path.replace(/[^/]+$/, '*')}`);
      return route?.(request) ?? html(404, '<h1>Not Found</h1>');
    } catch (error) {
      return json(500, { error: 'server_error', error_description: String(error) });
    }
  }

  return {
    domain,
    issuer,
    port,
    requests,
    audience: tokens.audience,
    certificate: certificate.cert,
    get users() {
      return state.users;
    },
    user: (userId) => state.user(userId),
    issueIdToken: (userId, clientId, claims = {}) => {
      const user = state.user(userId);
      const { email, email_verified, name } = user ?? {};
      return tokens.sign({ sub: userId, aud: clientId, email, email_verified, name, ...claims });
    },
    issueToken: (claims) => tokens.sign(claims),
    issueOpaqueToken: (userId) => tokens.opaque(userId),
    startSession: (userId) => {
      const user = known(state, userId);
      return state.startSession(user, user.identities[0]?.connection ?? '').id;
    },
    refuseNext: (status, count = 1) => {
      refused = { status, count };
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function known(state: TenantState, userId: string): User {
  const user = state.user(userId);
  if (user === undefined) throw new RangeError(`nobody has the id ${userId}`);
  return user;
}

/** Routes by method and path; a final `*` matches any segment. */
function routesOf(authorization: Authorization, key: SigningKey, issuer: string): Map<string, Route> {
  const { links } = authorization;
  const unlink: Route = (request) => (links ? legacy.unlink(authorization, request) : html(404, '<h1>Not Found</h1>'));
  const userInfo: Route = (request) => oauth.userInfo(authorization, request);
  const logout: Route = (request) => legacy.logout(authorization, request);
  const clientConfiguration: Route = (request) => legacy.clientConfiguration(authorization, request);
  return new Map<string, Route>([
    ['GET /authorize', (request) => authorization.start(request)],
    ['GET /u/login', (request) => authorization.loginPage(request)],
    ['POST /u/login', (request) => authorization.login(request)],
    ['POST /oauth/token', (request) => oauth.token(authorization, request)],
    ['GET /.well-known/openid-configuration', () => oauth.configuration(issuer)],
    ['GET /.well-known/jwks.json', () => oauth.keys(key)],
    ['GET /userinfo', userInfo],
    ['POST /userinfo', userInfo],
    ['GET /v2/logout', logout],
    ['GET /logout', logout],
    ['GET /client/*', clientConfiguration],
    ['GET /user/ssodata', (request) => legacy.ssoData(authorization, request)],
    ['GET /user/ssodata/', (request) => legacy.ssoData(authorization, request)],
    ['POST /tokeninfo', (request) => legacy.tokenInfo(authorization, request)],
    ['POST /oauth/ro', (request) => legacy.resourceOwner(authorization, request)],
    ['POST /usernamepassword/challenge', legacy.challenge],
    ['POST /usernamepassword/login', (request) => legacy.usernamePassword(authorization, request)],
    ['POST /login/callback', (request) => legacy.loginCallback(authorization, request)],
    ['POST /co/authenticate', (request) => legacy.crossOrigin(authorization, request)],
    ['POST /unlink', unlink],
    ['POST /login/unlink', unlink],
  ]);
}
