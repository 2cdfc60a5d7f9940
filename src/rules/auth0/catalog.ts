/**
 * What Auth0's SDKs export, as far as the rules need it: the names under which their objects are met in code.
 * Source of every row: the packages themselves (auth0-lock 6 to 14, auth0-js 1 to 10, passport-auth0 0.6 to 1.4).
 */

/** A kind of object of an SDK. */
export type Api =
  | 'auth0-js'
  | 'auth0-legacy'
  | 'auth0-legacy-class'
  | 'authentication'
  | 'authentication-class'
  | 'lock'
  | 'lock-class'
  | 'lock-passwordless'
  | 'lock-passwordless-class'
  | 'lock-package'
  | 'node-auth0'
  | 'node-auth0-class'
  | 'passport'
  | 'passport-auth0'
  | 'popup'
  | 'web-auth'
  | 'web-auth-class';

interface ApiShape {
  /** What `new` makes of it. */
  readonly construct?: Api;
  /** What calling it returns. */
  readonly call?: Api;
  readonly members?: Readonly<Record<string, Api>>;
}

export const AUTH0_JS_MEMBERS: Readonly<Record<string, Api>> = {
  WebAuth: 'web-auth-class',
  Authentication: 'authentication-class',
  Management: 'node-auth0-class',
  default: 'auth0-js',
};

const LOCK_MEMBERS = { Auth0Lock: 'lock-class', Auth0LockPasswordless: 'lock-class', default: 'lock-package' } as const;

export const APIS: Readonly<Record<Api, ApiShape>> = {
  // `new (require('auth0-js'))(…)` up to version 7, a namespace since version 8.
  'auth0-js': { construct: 'auth0-legacy', members: AUTH0_JS_MEMBERS },
  'auth0-legacy': {},
  'auth0-legacy-class': { construct: 'auth0-legacy', members: AUTH0_JS_MEMBERS },
  authentication: {},
  'authentication-class': { construct: 'authentication' },
  lock: {},
  'lock-class': { construct: 'lock', call: 'lock', members: LOCK_MEMBERS },
  'lock-passwordless': {},
  'lock-passwordless-class': { construct: 'lock-passwordless', call: 'lock-passwordless' },
  'lock-package': { construct: 'lock', call: 'lock', members: LOCK_MEMBERS },
  'node-auth0': {
    construct: 'node-auth0-class',
    members: { ManagementClient: 'node-auth0-class', AuthenticationClient: 'node-auth0-class', default: 'node-auth0' },
  },
  'node-auth0-class': {},
  passport: { members: { default: 'passport' } },
  'passport-auth0': { members: { default: 'passport-auth0', Strategy: 'passport-auth0' } },
  popup: {},
  'web-auth': { members: { popup: 'popup', client: 'authentication' } },
  'web-auth-class': { construct: 'web-auth' },
};

/** What a module is when it is required or imported by default, by package name. */
export const PACKAGES: Readonly<Record<string, Api>> = {
  auth0: 'node-auth0',
  'auth0-js': 'auth0-js',
  'auth0.js': 'auth0-js',
  'auth0-lock': 'lock-package',
  'auth0-lock-passwordless': 'lock-passwordless-class',
  passport: 'passport',
  'passport-auth0': 'passport-auth0',
  'passport-auth0-openidconnect': 'passport-auth0',
};

/** Globals that the SDKs' browser bundles define. */
export const GLOBALS: Readonly<Record<string, Api>> = {
  Auth0: 'auth0-legacy-class',
  Auth0Lock: 'lock-class',
  Auth0LockPasswordless: 'lock-class',
  auth0: 'auth0-js',
};

/** Names of types, as in `lock: Auth0LockStatic` or `auth: auth0.WebAuth`. */
export const TYPE_NAMES: Readonly<Record<string, Api>> = {
  Auth0Lock: 'lock',
  Auth0LockCore: 'lock',
  Auth0LockPasswordless: 'lock',
  Auth0LockPasswordlessStatic: 'lock',
  Auth0LockStatic: 'lock',
  WebAuth: 'web-auth',
  'auth0.WebAuth': 'web-auth',
};

/** Names that people give to the objects: weak evidence, for receivers that cannot be followed. */
export const CUSTOMARY_NAMES: readonly (readonly [Api, RegExp])[] = [
  ['lock', /^_*(lock\d*|lock[A-Z]\w*|\w*Lock)$/],
  ['lock-passwordless', /^_*(\w*[lL]ockPasswordless|\w*[pP]asswordlessLock)$/],
  ['web-auth', /^_*(\w*web_?auth\w*|\w*auth0\w*)$/i],
  ['auth0-legacy', /^_*(\w*auth0\w*)$/i],
  ['passport', /^_*\w*passport$/i],
];
