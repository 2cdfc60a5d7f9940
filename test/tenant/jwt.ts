/** JSON Web Tokens (RFC 7519) as Auth0 signs them: RS256, and HS256 for applications that still use it. */
import {
  createHash,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';

export type Algorithm = 'RS256' | 'HS256';

export interface Claims {
  readonly [name: string]: unknown;
  readonly iss?: string;
  readonly sub?: string;
  readonly aud?: string | readonly string[];
  /** The application that received the access token. */
  readonly azp?: string;
  readonly scope?: string;
  /** Seconds since 1970, like `iat`. */
  readonly exp?: number;
}

export interface DecodedToken {
  readonly header: { readonly alg?: string; readonly kid?: string };
  readonly claims: Claims;
}

/** A tenant's key, which signs its tokens and is published at `/.well-known/jwks.json`. */
export class SigningKey {
  readonly id: string;
  readonly #key: KeyObject;

  constructor() {
    this.#key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    this.id = createHash('sha256')
      .update(this.publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64url');
  }

  get publicKey(): KeyObject {
    return createPublicKey(this.#key);
  }

  jwk(): JsonWebKey & { kid: string; alg: 'RS256'; use: 'sig' } {
    return { ...this.publicKey.export({ format: 'jwk' }), kid: this.id, alg: 'RS256', use: 'sig' };
  }

  sign(claims: Claims): string {
    const input = signingInput({ alg: 'RS256', typ: 'JWT', kid: this.id }, claims);
    return `${input}.${sign('sha256', Buffer.from(input), this.#key).toString('base64url')}`;
  }

  /** Returns whether this key signed a token. */
  signed(token: string): boolean {
    const [input, signature] = split(token);
    return verify('sha256', Buffer.from(input), this.publicKey, Buffer.from(signature, 'base64url'));
  }
}

export function signHs256(claims: Claims, secret: string): string {
  const input = signingInput({ alg: 'HS256', typ: 'JWT' }, claims);
  return `${input}.${hmac(input, secret).toString('base64url')}`;
}

export function isSignedByHs256(token: string, secret: string): boolean {
  const [input, signature] = split(token);
  const [expected, actual] = [hmac(input, secret), Buffer.from(signature, 'base64url')];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Decodes a token without verifying it; undefined if it is not a JSON Web Token. */
export function decode(token: string): DecodedToken | undefined {
  const [header, claims] = token.split('.');
  if (header === undefined || claims === undefined || token.split('.').length !== 3) return undefined;
  try {
    return { header: parse(header), claims: parse(claims) };
  } catch {
    return undefined;
  }
}

function hmac(input: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(input).digest();
}

/** Returns the signed part (header and claims) and the signature. */
function split(token: string): [input: string, signature: string] {
  const end = token.lastIndexOf('.');
  return [token.slice(0, end), token.slice(end + 1)];
}

function signingInput(header: object, claims: Claims): string {
  return [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
}

function parse(part: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
  if (typeof value !== 'object' || value === null) throw new TypeError('not an object');
  return { ...value };
}
