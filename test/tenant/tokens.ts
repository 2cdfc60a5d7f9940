/** Issues and checks a tenant's tokens. */
import { createHash, randomBytes } from 'node:crypto';
import { decode, isSignedByHs256, signHs256 } from './jwt.js';
import type { Claims, SigningKey } from './jwt.js';
import type { SeedClient, User } from './state.js';

/** Management API scopes that a user's own token may have. */
const OWN_SCOPES = new Set([
  'read:current_user',
  'update:current_user_identities',
  'create:current_user_metadata',
  'update:current_user_metadata',
  'delete:current_user_metadata',
]);

/** In seconds. */
const LIFETIME = 60 * 60;

export interface TokenRequest {
  readonly user: User;
  readonly client: SeedClient;
  /** Space-separated. */
  readonly scope: string;
  readonly audience?: string | undefined;
  readonly nonce?: string | undefined;
  /** Seconds since 1970. */
  readonly authenticatedAt: number;
}

export class Tokens {
  readonly #issuer: string;
  readonly #key: SigningKey;
  /** Opaque access tokens, which are issued without an API. */
  readonly #opaque = new Map<string, string>();

  /**
   * @param issuer `https://DOMAIN/`
   * @param audience the identifier of the Management API
   */
  constructor(
    issuer: string,
    readonly audience: string,
    key: SigningKey,
  ) {
    this.#issuer = issuer;
    this.#key = key;
  }

  /**
   * Issues an access token. For the Management API it is a JWT whose `azp` is the application; without an API it is
   * opaque: https://auth0.com/docs/secure/tokens/access-tokens
   */
  accessToken({ user, client, scope, audience }: TokenRequest): string {
    if (audience === undefined || audience === '') return this.opaque(user.user_id);
    const isManagement = audience === this.audience;
    const granted = scope.split(' ').filter((one) => !isManagement || !one.includes(':') || OWN_SCOPES.has(one));
    return this.sign({
      sub: user.user_id,
      aud: [audience, `${this.#issuer}userinfo`],
      azp: client.client_id,
      scope: granted.join(' '),
    });
  }

  /** Issues a token for an application itself (`client_credentials`). */
  machineToken(client: SeedClient, audience: string): string {
    const { client_id, grants = [] } = client;
    const sub = `${client_id}@clients`;
    return this.sign({ sub, aud: audience, azp: client_id, scope: grants.join(' '), gty: 'client-credentials' });
  }

  idToken({ user, client, scope, nonce, authenticatedAt }: TokenRequest, accessToken?: string): string {
    const scopes = scope.split(' ');
    const claims: Claims = {
      ...(scopes.includes('profile') ? { name: user.name } : {}),
      ...(scopes.includes('email') ? { email: user.email, email_verified: user.email_verified } : {}),
      sub: user.user_id,
      aud: client.client_id,
      auth_time: authenticatedAt,
      ...(nonce === undefined ? {} : { nonce }),
      ...(accessToken === undefined ? {} : { at_hash: halfHash(accessToken) }),
    };
    if (client.algorithm !== 'HS256') return this.sign(claims);
    return signHs256({ ...this.#usual(), ...claims }, client.client_secret ?? '');
  }

  opaque(userId: string): string {
    const token = randomBytes(24).toString('base64url');
    this.#opaque.set(token, userId);
    return token;
  }

  /** Signs claims with the tenant's key; fills in issuer and times if they are missing. */
  sign(claims: Claims): string {
    return this.#key.sign({ ...this.#usual(), ...claims });
  }

  /**
   * Returns the user of an access token, as `/userinfo` and the old linking needed it: opaque, or issued by this tenant
   * and not expired.
   */
  holder(token: string): string | undefined {
    return this.#opaque.get(token) ?? (this.verify(token) === 'valid' ? decode(token)?.claims.sub : undefined);
  }

  /** Checks signature, issuer and expiry, but neither audience nor scope. */
  verify(token: string, client?: SeedClient): 'valid' | 'malformed' | 'signature' | 'expired' {
    const decoded = decode(token);
    if (decoded === undefined) return 'malformed';
    const isSigned =
      decoded.header.alg === 'HS256'
        ? isSignedByHs256(token, client?.client_secret ?? '')
        : decoded.header.alg === 'RS256' && this.#key.signed(token);
    if (!isSigned) return 'signature';
    return (decoded.claims.exp ?? 0) * 1000 > Date.now() ? 'valid' : 'expired';
  }

  #usual(): Claims {
    const now = Math.floor(Date.now() / 1000);
    return { iss: this.#issuer, iat: now, exp: now + LIFETIME };
  }
}

/** `at_hash` of OpenID Connect Core 1.0, 3.2.2.9. */
function halfHash(token: string): string {
  return createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url');
}
