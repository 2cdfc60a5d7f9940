/** A tenant's state: its applications, its users with their identities, and their logins. */
import { randomBytes } from 'node:crypto';
import type { Algorithm } from './jwt.js';

/** One login of a user: https://auth0.com/docs/manage-users/user-accounts/user-profiles/normalized-user-profile-schema */
export interface Identity {
  readonly provider: string;
  /** Without the provider; may itself contain a pipe: `my-conn|anna@shop.example` of `samlp`. */
  readonly user_id: string;
  readonly connection: string;
  readonly isSocial: boolean;
  /** Absent from the main identity, whose profile is the user's. */
  readonly profileData?: Profile;
}

export interface Profile {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

export interface User extends Profile {
  /** `provider|id` of the main identity. */
  readonly user_id: string;
  /** The main identity first. */
  readonly identities: readonly Identity[];
  readonly user_metadata: Readonly<Record<string, unknown>>;
}

export interface SeedUser extends Profile {
  /** `provider|id`: everything after the first pipe is the id. */
  readonly user_id: string;
  readonly password: string;
  /** By default `Username-Password-Authentication` for the provider `auth0`, otherwise the provider's name. */
  readonly connection?: string;
  readonly user_metadata?: Readonly<Record<string, unknown>>;
}

export interface SeedClient {
  readonly client_id: string;
  /** Set for regular web and machine applications; absent for browser applications. */
  readonly client_secret?: string;
  /** Allowed callback URLs; any URL by default. */
  readonly callbacks?: readonly string[];
  /** The signing algorithm of its ID tokens; RS256 by default. */
  readonly algorithm?: Algorithm;
  /**
   * If false, every implicit login with the scope `openid` returns an ID token, regardless of its response type, as
   * until 2017.
   */
  readonly oidcConformant?: boolean;
  /** Management API scopes granted for its own credentials (`client_credentials`); none by default. */
  readonly grants?: readonly string[];
  readonly name?: string;
}

export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly connection: string;
  /** Seconds since 1970. */
  readonly authenticatedAt: number;
}

/** A login belongs to an identity, so it signs in whichever user has that identity. */
interface Login {
  readonly email: string;
  readonly password: string;
  readonly identity: Identity;
}

/** Splits a full id at its first pipe; the provider's id may contain more. */
function splitUserId(fullId: string): [provider: string, id: string] {
  const pipe = fullId.indexOf('|');
  if (pipe < 1) throw new RangeError(`not a full user id: ${fullId}`);
  return [fullId.slice(0, pipe), fullId.slice(pipe + 1)];
}

export const fullId = ({ provider, user_id }: Identity): string => `${provider}|${user_id}`;

const NOT_SOCIAL = new Set(['ad', 'adfs', 'auth0', 'email', 'okta', 'samlp', 'sms', 'waad']);

export class TenantState {
  readonly #users = new Map<string, User>();
  readonly #logins: Login[] = [];
  readonly #clients: ReadonlyMap<string, SeedClient>;
  readonly sessions = new Map<string, Session>();

  constructor(users: readonly SeedUser[], clients: readonly SeedClient[]) {
    this.#clients = new Map(clients.map((client) => [client.client_id, client]));
    for (const { user_id, password, connection, user_metadata = {}, ...profile } of users) {
      const [provider, id] = splitUserId(user_id);
      const identity: Identity = {
        provider,
        user_id: id,
        connection: connection ?? (provider === 'auth0' ? 'Username-Password-Authentication' : provider),
        isSocial: !NOT_SOCIAL.has(provider),
      };
      this.#users.set(user_id, { ...profile, user_id, user_metadata, identities: [identity] });
      this.#logins.push({ email: profile.email ?? user_id, password, identity });
    }
  }

  get users(): User[] {
    return [...this.#users.values()];
  }

  user(userId: string): User | undefined {
    return this.#users.get(userId);
  }

  client(clientId: string | undefined): SeedClient | undefined {
    return this.#clients.get(clientId ?? '');
  }

  get clients(): SeedClient[] {
    return [...this.#clients.values()];
  }

  /** Returns the user with an identity, whether it is the main one or a linked one. */
  holder(provider: string, id: string): User | undefined {
    return this.users.find(({ identities }) =>
      identities.some((one) => one.provider === provider && one.user_id === id),
    );
  }

  /** Returns the user for a name and password, optionally through one connection; undefined if they are wrong. */
  authenticate(
    email: string | undefined,
    password: string | undefined,
    connection?: string,
  ): { user: User; connection: string } | undefined {
    const login = this.#logins.find(
      (one) =>
        one.email === email &&
        one.password === password &&
        (connection === undefined || connection === '' || one.identity.connection === connection),
    );
    const user = login && this.holder(login.identity.provider, login.identity.user_id);
    return user && { user, connection: login.identity.connection };
  }

  startSession(user: User, connection: string): Session {
    const session: Session = {
      id: randomBytes(16).toString('base64url'),
      userId: user.user_id,
      connection,
      authenticatedAt: Math.floor(Date.now() / 1000),
    };
    this.sessions.set(session.id, session);
    return session;
  }

  /**
   * Turns a user into an identity of another one and drops the secondary user's metadata:
   * https://auth0.com/docs/manage-users/user-accounts/user-account-linking
   */
  link(primary: User, secondary: User): User {
    const [main, ...others] = secondary.identities;
    if (main === undefined) throw new RangeError(`${secondary.user_id} has no identity`);
    const { email, email_verified, name } = secondary;
    const profileData: Profile = {
      ...(email === undefined ? {} : { email }),
      ...(email_verified === undefined ? {} : { email_verified }),
      ...(name === undefined ? {} : { name }),
    };
    const linked: User = { ...primary, identities: [...primary.identities, { ...main, profileData }, ...others] };
    this.#users.delete(secondary.user_id);
    this.#users.set(primary.user_id, linked);
    return linked;
  }

  /** Removes an identity, which becomes a separate user without metadata. */
  unlink(user: User, identity: Identity): User {
    const { profileData = {}, ...main } = identity;
    const remaining: User = { ...user, identities: user.identities.filter((one) => one !== identity) };
    this.#users.set(user.user_id, remaining);
    this.#users.set(fullId(identity), {
      ...profileData,
      user_id: fullId(identity),
      identities: [main],
      user_metadata: {},
    });
    return remaining;
  }
}
