/** The other endpoints of OAuth 2.0 and OpenID Connect: https://auth0.com/docs/api/authentication */
import { createHash } from 'node:crypto';
import type { Authorization } from './authorize.js';
import type { SigningKey } from './jwt.js';
import { json, oauthError, text } from './messages.js';
import type { Answer, RecordedRequest } from './messages.js';
import type { SeedClient } from './state.js';

export function configuration(issuer: string): Answer {
  return json(200, {
    issuer,
    authorization_endpoint: `${issuer}authorize`,
    token_endpoint: `${issuer}oauth/token`,
    userinfo_endpoint: `${issuer}userinfo`,
    jwks_uri: `${issuer}.well-known/jwks.json`,
    end_session_endpoint: `${issuer}v2/logout`,
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    response_types_supported: ['code', 'token', 'id_token', 'token id_token', 'code id_token'],
    response_modes_supported: ['query', 'fragment', 'form_post', 'web_message'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'HS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    code_challenge_methods_supported: ['S256'],
  });
}

export const keys = (key: SigningKey): Answer => json(200, { keys: [key.jwk()] });

/** `POST /oauth/token` */
export function token(authorization: Authorization, { body, headers }: RecordedRequest): Answer {
  const [basicId, basicSecret] = basic(headers.authorization);
  const client = authorization.state.client(text(body['client_id']) ?? basicId);
  if (client === undefined) return oauthError(401, 'invalid_client', 'Unknown client');
  const secret = text(body['client_secret']) ?? basicSecret;
  switch (body['grant_type']) {
    case 'client_credentials':
      return machineGrant(authorization, client, secret, text(body['audience']) ?? authorization.tokens.audience);
    case 'authorization_code':
      return codeGrant(authorization, client, secret, body);
    case 'password':
    case 'http://auth0.com/oauth/grant-type/password-realm':
      return passwordGrant(authorization, client, body);
    default:
      return oauthError(403, 'unauthorized_client', `Grant type '${String(body['grant_type'])}' not allowed`);
  }
}

function machineGrant(
  { tokens }: Authorization,
  client: SeedClient,
  secret: string | undefined,
  audience: string,
): Answer {
  if (client.client_secret === undefined || client.client_secret !== secret) {
    return oauthError(401, 'access_denied', 'Unauthorized');
  }
  if (client.grants === undefined) {
    return oauthError(403, 'access_denied', `Client is not authorized to access "${audience}"`);
  }
  const access_token = tokens.machineToken(client, audience);
  return json(200, { access_token, scope: client.grants.join(' '), token_type: 'Bearer', expires_in: 86_400 });
}

function codeGrant(
  authorization: Authorization,
  client: SeedClient,
  secret: string | undefined,
  body: RecordedRequest['body'],
): Answer {
  const grant = authorization.redeem(text(body['code']) ?? '');
  if (grant?.client !== client) return oauthError(403, 'invalid_grant', 'Invalid authorization code');
  if (grant.redirectUri !== undefined && grant.redirectUri !== body['redirect_uri']) {
    return oauthError(403, 'invalid_grant', 'The redirect URI is wrong');
  }
  if (grant.challenge !== undefined) {
    const verifier = text(body['code_verifier']) ?? '';
    if (createHash('sha256').update(verifier).digest('base64url') !== grant.challenge) {
      return oauthError(403, 'invalid_grant', 'Failed to verify code verifier');
    }
  } else if (client.client_secret === undefined || client.client_secret !== secret) {
    return oauthError(401, 'access_denied', 'Unauthorized');
  }
  return answer(authorization, grant);
}

/** Grants tokens for a user's password, as the old SDKs' database logins did. */
function passwordGrant(authorization: Authorization, client: SeedClient, body: RecordedRequest['body']): Answer {
  const { state } = authorization;
  const login = state.authenticate(text(body['username']), text(body['password']), text(body['realm']));
  if (login === undefined) return oauthError(403, 'invalid_grant', 'Wrong email or password.');
  const scope = text(body['scope']) ?? 'openid profile email';
  const authenticatedAt = Math.floor(Date.now() / 1000);
  return answer(authorization, {
    user: login.user,
    client,
    scope,
    audience: text(body['audience']),
    authenticatedAt,
  });
}

function answer({ tokens }: Authorization, request: Parameters<Authorization['tokens']['accessToken']>[0]): Answer {
  const access_token = tokens.accessToken(request);
  const id_token = request.scope.split(' ').includes('openid') ? { id_token: tokens.idToken(request) } : {};
  return json(200, { access_token, ...id_token, scope: request.scope, token_type: 'Bearer', expires_in: 86_400 });
}

/** `GET /userinfo`: the profile, including legacy fields that Lock up to 9 and passport-auth0 read. */
export function userInfo({ tokens, state }: Authorization, request: RecordedRequest): Answer {
  const user = state.user(tokens.holder(bearer(request) ?? '') ?? '');
  if (user === undefined) return oauthError(401, 'invalid_token', 'Unauthorized');
  const { user_id, email, email_verified, name, identities } = user;
  return json(200, { sub: user_id, user_id, email, email_verified, name, nickname: name, identities });
}

/** Returns the token from the header or, as `/userinfo` has always allowed, from the query. */
function bearer({ headers, query }: RecordedRequest): string | undefined {
  const [, found] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  return found ?? query['access_token'];
}

function basic(header: string | undefined): [string?, string?] {
  const [, encoded] = /^Basic (.+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return [];
  return Buffer.from(encoded, 'base64').toString().split(':').map(decodeURIComponent) as [string, string];
}
