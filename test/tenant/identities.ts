/**
 * The Management API's two operations for identities, with Auth0's refusals:
 * https://auth0.com/docs/api/management/v2/users/post-identities and …/delete-user-identity-by-user-id
 */
import { STATUS_CODES } from 'node:http';
import { match } from './contract.js';
import type { Match } from './contract.js';
import { decode } from './jwt.js';
import type { Claims } from './jwt.js';
import { json } from './messages.js';
import type { Answer, RecordedRequest } from './messages.js';
import type { TenantState, User } from './state.js';
import type { Tokens } from './tokens.js';

const SCOPES = ['update:users', 'update:current_user_identities'];

/** Thrown when a request is rejected. */
class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409,
    message: string,
    readonly errorCode?: string,
  ) {
    super(message);
  }
}

export function management(state: TenantState, tokens: Tokens, request: RecordedRequest): Answer {
  try {
    const found = match(request.method, request.path, request.body, request.headers['content-type'] ?? '');
    if (found === undefined) throw new Refusal(404, 'Not Found');
    const { operation, parameters, problem } = found;
    const caller = authenticate(tokens, request);
    if (problem !== undefined) throw new Refusal(400, `Payload validation error: ${problem}`, 'invalid_body');
    const isOwn = authorize(caller, parameters['id'] ?? '');
    const user = state.user(parameters['id'] ?? '');
    if (user === undefined) throw new Refusal(404, 'The user does not exist.', 'inexistent_user');
    return operation === 'post_identities'
      ? link(state, tokens, user, caller, isOwn, request.body)
      : unlink(state, user, parameters);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status: statusCode, message, errorCode } = error;
    return json(statusCode, { statusCode, error: STATUS_CODES[statusCode], message, errorCode });
  }
}

/**
 * Returns the refusal that a test requested. 429 includes the headers of
 * https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy
 */
export function refusal(statusCode: number): Answer {
  const error = STATUS_CODES[statusCode];
  const body = { statusCode, error, message: `${String(error)}, as asked for`, errorCode: 'asked_for' };
  const reset = String(Math.ceil(Date.now() / 1000) + 1);
  const limits = { 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
  return json(statusCode, body, statusCode === 429 ? limits : {});
}

/** Returns the access token's claims: it must be signed here, for this API, and not expired. */
function authenticate(tokens: Tokens, { headers }: RecordedRequest): Claims {
  const [, token] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  if (token === undefined) throw new Refusal(401, 'Missing authentication');
  const decoded = decode(token);
  // A login without an audience gives an opaque access token, which the Management API rejects.
  if (decoded === undefined) throw new Refusal(401, 'Invalid token', 'invalid_token');
  const verdict = decoded.header.alg === 'RS256' ? tokens.verify(token) : 'signature';
  if (verdict === 'expired') throw new Refusal(401, 'Expired token received for JSON Web Token validation');
  if (verdict !== 'valid') throw new Refusal(401, 'Invalid signature received for JSON Web Token validation');
  const { aud = [] } = decoded.claims;
  // This also rejects ID tokens: their audience is the application.
  if (![aud].flat().includes(tokens.audience)) throw new Refusal(401, `Bad audience: ${[aud].flat().join(', ')}`);
  return decoded.claims;
}

/** @returns whether the caller may change only its own user */
function authorize({ scope = '', sub }: Claims, userId: string): boolean {
  const scopes = scope.split(' ');
  if (scopes.includes('update:users')) return false;
  if (!scopes.includes('update:current_user_identities')) {
    throw new Refusal(403, `Insufficient scope; expected: ${SCOPES.join(', ')}`, 'insufficient_scope');
  }
  if (sub !== userId) throw new Refusal(403, 'User to be acted on does not match subject in bearer token.');
  return true;
}

function link(
  state: TenantState,
  tokens: Tokens,
  user: User,
  caller: Claims,
  isOwn: boolean,
  body: RecordedRequest['body'],
): Answer {
  const { link_with, provider, user_id } = body;
  let secondaryId: string;
  if (typeof link_with === 'string') secondaryId = secondaryOf(link_with, state, tokens, caller);
  else {
    // Since 2018-10-19 users must prove that they own the second account too:
    // https://auth0.com/docs/troubleshoot/product-lifecycle/past-migrations/link-user-accounts-with-access-tokens-migration
    if (isOwn) throw new Refusal(403, 'Insufficient scope; expected: update:users', 'insufficient_scope');
    secondaryId = `${String(provider)}|${String(user_id)}`;
  }
  if (secondaryId === user.user_id) throw new Refusal(400, 'Main identity and the new one are the same.');
  const [kind = '', id = ''] = secondaryId.split(/\|(.*)/s);
  const holder = state.holder(kind, id);
  if (holder === undefined) throw new Refusal(400, 'Linking to an inexistent identity is not allowed.');
  if (holder.user_id !== secondaryId) throw new Refusal(409, 'Specified identity already exists.', 'identity_conflict');
  return json(201, state.link(user, holder).identities);
}

/**
 * Returns the user that an ID token in `link_with` belongs to: it must be from this tenant and the calling application.
 */
function secondaryOf(token: string, state: TenantState, tokens: Tokens, caller: Claims): string {
  const decoded = decode(token);
  if (decoded === undefined) throw new Refusal(400, 'Invalid token (link_with).');
  const { header, claims } = decoded;
  if (header.alg !== 'RS256') throw new Refusal(400, 'JWT (link_with) must have an alg of RS256.');
  if (claims.iss !== caller.iss) {
    throw new Refusal(400, 'JWT (link_with) must have the same issuer as the calling user.');
  }
  if (tokens.verify(token) !== 'valid') throw new Refusal(400, 'Invalid token (link_with).');
  if (typeof claims.aud !== 'string' || state.client(claims.aud) === undefined) {
    throw new Refusal(400, 'JWT (link_with) contains an invalid aud claim.');
  }
  if (claims.sub === undefined) throw new Refusal(400, 'JWT (link_with) must contains sub claim.');
  if (claims.aud !== caller.azp) {
    throw new Refusal(400, "JWT (link_with) must have an aud claim that matches that of the calling token's azp.");
  }
  return claims.sub;
}

function unlink(state: TenantState, user: User, { provider, user_id }: Match['parameters']): Answer {
  const [main, ...linked] = user.identities;
  if (main?.provider === provider && main?.user_id === user_id) {
    throw new Refusal(400, 'Main identity cannot be removed.');
  }
  const identity = linked.find((one) => one.provider === provider && one.user_id === user_id);
  if (identity === undefined) throw new Refusal(404, 'The identity does not exist.', 'inexistent_identity');
  return json(200, state.unlink(user, identity).identities);
}
