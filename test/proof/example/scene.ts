/** Who uses the example application, and the tenant that knows them. */
import path from 'node:path';
import { startTenant } from '../../tenant/tenant.js';
import type { Tenant } from '../../tenant/tenant.js';
import type { Settings } from '../servers.js';

/** The tenant that the application names. */
export const TENANT = 'bikes-example.eu.auth0.com';
/** As its pages name them: the riders' application and that of the staff. */
const RIDERS = 'kF7pQ2mXw9ZrT4bN';
export const STAFF = 'bO3sT8vLk5HqY1cD';
const KIOSK = 'kiosk';
const SECRET = 'example-secret';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

const person = (name: string, provider: string, connection = provider) => ({
  user_id: `${provider}|${name}`,
  email: `${name}@bikes.example`,
  email_verified: true,
  password: `${name}-1`,
  name,
  ...(provider === 'auth0' ? {} : { connection }),
});

/** The rider, and an account for each way of linking: what is linked once cannot be linked again. */
const SEEDS = {
  rider: person('rider', 'auth0'),
  connect: person('connect', 'google-oauth2'),
  marked: person('marked', 'google-oauth2'),
  lock: person('lock', 'google-oauth2'),
  popup: person('popup', 'google-oauth2'),
  work: person('work', 'google-oauth2', 'work-google'),
  rail: person('rail', 'oauth2', 'rail-card'),
  kiosk: person('kiosk', 'oauth2', 'rail-card'),
  staffPage: person('staff-page', 'google-oauth2'),
  staffLock: person('staff-lock', 'google-oauth2'),
  staffTablet: person('staff-tablet', 'google-oauth2'),
} as const;

export type Name = keyof typeof SEEDS;

export const PEOPLE = Object.fromEntries(
  Object.entries(SEEDS).map(([name, { user_id, email, password }]) => [name, { id: user_id, email, password }]),
) as Readonly<Record<Name, Person>>;

/** A tenant of today: nothing deprecated has an effect. */
export function startExampleTenant(): Promise<Tenant> {
  // Lock 9, which the riders' page still has, expects ID tokens of every login.
  const site = { oidcConformant: false, client_secret: SECRET };
  return startTenant({
    domain: TENANT,
    users: Object.values(SEEDS),
    clients: [
      { client_id: RIDERS, ...site, grants: ['update:users'] },
      { client_id: STAFF },
      { client_id: KIOSK, client_secret: SECRET },
    ],
  });
}

/** What the example's servers take from their environment. @param folder of the application */
export function settingsOf(folder: string): Settings {
  return (url) => ({
    UPLOAD_FOLDER: path.join(folder, 'uploads'),
    AUTH0_DOMAIN: TENANT,
    AUTH0_CLIENT_ID: RIDERS,
    AUTH0_CLIENT_SECRET: SECRET,
    AUTH0_MANAGEMENT_CLIENT_ID: RIDERS,
    AUTH0_MANAGEMENT_CLIENT_SECRET: SECRET,
    KIOSK_URL: url,
    KIOSK_SECRET: SECRET,
    KIOSK_CLIENT_ID: KIOSK,
    KIOSK_CLIENT_SECRET: SECRET,
  });
}

/** Whether an account is one of the rider's identities. */
export function isLinked(tenant: Tenant, name: Name): boolean {
  const identities = tenant.user(PEOPLE.rider.id)?.identities ?? [];
  return identities.some(({ provider, user_id }) => `${provider}|${user_id}` === PEOPLE[name].id);
}
