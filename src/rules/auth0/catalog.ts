/**
 * The exports of Auth0's SDKs that the rules need, by the names that code uses for them.
 * Source of every row: the packages themselves (auth0-lock 6 to 14, auth0-js 1 to 10, passport-auth0 0.6 to 1.4).
 */

/** An object, class or function of an SDK. */
export type Api =
  | 'angularjs-auth'
  | 'auth0-js'
  | 'auth0-legacy'
  | 'auth0-legacy-class'
  | 'authentication'
  | 'authjs-package'
  | 'authjs-sign-in'
  | 'authentication-class'
  | 'cordova-class'
  | 'cycle-package'
  | 'ember-auth0'
  | 'ember-session'
  | 'express-oidc'
  | 'express-oidc-auth'
  | 'express-oidc-package'
  | 'express-openid'
  | 'lock'
  | 'lock-class'
  | 'lock-get-client'
  | 'lock-maker'
  | 'lock-package'
  | 'lock-provider'
  | 'meteor'
  | 'meteor-lock-package'
  | 'meteor-package'
  | 'native-auth'
  | 'native-authorize'
  | 'native-authorize-url'
  | 'native-class'
  | 'native-client'
  | 'native-hook'
  | 'native-package'
  | 'native-web-auth'
  | 'nextjs-client'
  | 'nextjs-client-class'
  | 'nextjs-client-maker'
  | 'nextjs-handle-login'
  | 'nextjs-package'
  | 'nextjs-start-login'
  | 'node-auth0'
  | 'node-auth0-class'
  | 'nuxt-auth'
  | 'nuxt-login'
  | 'passport'
  | 'passport-auth0'
  | 'passport-authenticate'
  | 'popup'
  | 'spa-class'
  | 'spa-client'
  | 'spa-hook'
  | 'spa-login'
  | 'spa-module'
  | 'spa-package'
  | 'spa-provider'
  | 'spa-setup'
  | 'web-auth'
  | 'web-auth-class'
  | 'widget'
  | 'widget-class';

interface ApiShape {
  /** What `new` creates from it. */
  readonly construct?: Api;
  /** What a call of it returns. */
  readonly call?: Api;
  readonly members?: ApisByName;
  /** Methods that a module also exports by name. */
  readonly functions?: ApisByName;
}

/** A map instead of an object: code may look up any name, including `constructor` and other inherited members. */
type ApisByName = ReadonlyMap<string, Api>;

function byName(apis: Readonly<Record<string, Api>>): ApisByName {
  return new Map(Object.entries(apis));
}

export const AUTH0_JS_MEMBERS = byName({
  WebAuth: 'web-auth-class',
  Authentication: 'authentication-class',
  Management: 'node-auth0-class',
  // The browser bundle of auth0-spa-js 2 defines the same global.
  Auth0Client: 'spa-class',
  createAuth0Client: 'spa-setup',
  default: 'auth0-js',
});

const LOCK_MEMBERS = byName({
  Auth0Lock: 'lock-class',
  Auth0LockPasswordless: 'lock-class',
  default: 'lock-package',
});

export const APIS: Readonly<Record<Api, ApiShape>> = {
  // A class up to version 7, `new (require('auth0-js'))(…)`, and a namespace since version 8.
  'auth0-js': { construct: 'auth0-legacy', members: AUTH0_JS_MEMBERS },
  'auth0-legacy': {},
  'auth0-legacy-class': { construct: 'auth0-legacy', members: AUTH0_JS_MEMBERS },
  authentication: {},
  'authjs-package': { members: byName({ signIn: 'authjs-sign-in' }) },
  'authjs-sign-in': {},
  'authentication-class': { construct: 'authentication' },
  // Lock and Lock Passwordless of all versions: only the methods that code calls tell them apart.
  lock: { members: byName({ $auth0: 'auth0-legacy', getClient: 'lock-get-client' }) },
  'lock-get-client': { call: 'auth0-legacy' },
  // Functions of libraries and applications that create a Lock with the options they receive.
  'lock-maker': { call: 'lock' },
  'lock-class': { construct: 'lock', call: 'lock', members: LOCK_MEMBERS },
  'lock-package': { construct: 'lock', call: 'lock', members: LOCK_MEMBERS },
  'node-auth0': {
    construct: 'node-auth0-class',
    members: byName({
      ManagementClient: 'node-auth0-class',
      AuthenticationClient: 'node-auth0-class',
      default: 'node-auth0',
    }),
  },
  'node-auth0-class': {},
  'angularjs-auth': {},
  'cordova-class': { construct: 'web-auth', members: byName({ default: 'cordova-class' }) },
  'cycle-package': { members: byName({ makeAuth0Driver: 'lock-maker', default: 'lock-maker' }) },
  'ember-auth0': {},
  'ember-session': {},
  'express-oidc': {},
  'express-oidc-auth': {},
  'express-oidc-package': { members: byName({ auth: 'express-oidc-auth' }) },
  'express-openid': {},
  'lock-provider': {},
  meteor: {},
  'meteor-lock-package': { members: byName({ initLock: 'lock-maker', Lock: 'lock' }) },
  'meteor-package': { members: byName({ Meteor: 'meteor' }) },
  'native-auth': { members: byName({ authorizeUrl: 'native-authorize-url' }) },
  'native-authorize': {},
  'native-authorize-url': {},
  'native-class': { construct: 'native-client' },
  'native-client': { members: byName({ auth: 'native-auth', webAuth: 'native-web-auth' }) },
  'native-hook': { call: 'native-web-auth' },
  'native-package': {
    construct: 'native-client',
    members: byName({ default: 'native-class', useAuth0: 'native-hook' }),
  },
  'native-web-auth': { members: byName({ authorize: 'native-authorize' }) },
  // Versions 1 to 3 create it with `initAuth0()`, version 4 with `new Auth0Client()`.
  'nextjs-client': {
    members: byName({ handleLogin: 'nextjs-handle-login', startInteractiveLogin: 'nextjs-start-login' }),
  },
  'nextjs-client-class': { construct: 'nextjs-client' },
  'nextjs-client-maker': { call: 'nextjs-client' },
  'nextjs-handle-login': {},
  'nextjs-package': {
    members: byName({
      Auth0Client: 'nextjs-client-class',
      handleLogin: 'nextjs-handle-login',
      initAuth0: 'nextjs-client-maker',
      default: 'nextjs-package',
    }),
  },
  'nextjs-start-login': {},
  'nuxt-auth': {},
  'nuxt-login': {},
  passport: {
    members: byName({ default: 'passport' }),
    functions: byName({ authenticate: 'passport-authenticate', authorize: 'passport-authenticate' }),
  },
  'passport-authenticate': {},
  'passport-auth0': { members: byName({ default: 'passport-auth0', Strategy: 'passport-auth0' }) },
  popup: {},
  'spa-class': { construct: 'spa-client' },
  // Only version 1 has `buildAuthorizeUrl`; it sends the same parameters as `loginWithRedirect`.
  'spa-client': {
    members: byName({ buildAuthorizeUrl: 'spa-login', loginWithRedirect: 'spa-login', loginWithPopup: 'spa-login' }),
  },
  'spa-hook': { call: 'spa-client' },
  'spa-login': {},
  'spa-module': { members: byName({ forRoot: 'spa-setup' }) },
  'spa-package': {
    call: 'spa-client',
    members: byName({
      Auth0Client: 'spa-class',
      Auth0Provider: 'spa-provider',
      AuthModule: 'spa-module',
      AuthService: 'spa-class',
      createAuth0: 'spa-setup',
      createAuth0Client: 'spa-setup',
      default: 'spa-setup',
      provideAuth0: 'spa-setup',
      useAuth0: 'spa-hook',
    }),
  },
  'spa-provider': {},
  'spa-setup': { call: 'spa-client' },
  'web-auth': { members: byName({ popup: 'popup', client: 'authentication' }) },
  'web-auth-class': { construct: 'web-auth', members: byName({ default: 'web-auth-class' }) },
  widget: {},
  'widget-class': { construct: 'widget' },
};

/** What `require` or a default import of each package, or of a part of it, returns. */
export const PACKAGES = byName({
  '@auth/sveltekit': 'authjs-package',
  '@auth0/auth0-angular': 'spa-package',
  '@auth0/auth0-react': 'spa-package',
  '@auth0/auth0-spa-js': 'spa-package',
  '@auth0/auth0-vue': 'spa-package',
  '@auth0/cordova': 'cordova-class',
  '@auth0/nextjs-auth0': 'nextjs-package',
  auth0: 'node-auth0',
  'auth0-js': 'auth0-js',
  // A build can leave out the rest of auth0.js 8 and later.
  'auth0-js/src/authentication': 'authentication-class',
  'auth0-js/src/web-auth': 'web-auth-class',
  'auth0.js': 'auth0-js',
  'auth0-lock': 'lock-package',
  'auth0-lock-passwordless': 'lock-class',
  'auth0-widget': 'widget-class',
  'cyclejs-auth0': 'cycle-package',
  'express-openid-connect': 'express-oidc-package',
  'meteor/meteor': 'meteor-package',
  'meteor/xcv58:auth0-lock': 'meteor-lock-package',
  'koa-passport': 'passport',
  'next-auth': 'authjs-package',
  passport: 'passport',
  'passport-auth0': 'passport-auth0',
  'passport-auth0-openidconnect': 'passport-auth0',
  'react-native-auth0': 'native-package',
});

/** Globals that the SDKs' browser bundles define. */
export const GLOBALS = byName({
  Auth0: 'auth0-legacy-class',
  Auth0Lock: 'lock-class',
  Auth0LockPasswordless: 'lock-class',
  Auth0Widget: 'widget-class',
  Auth0Client: 'spa-class',
  auth0: 'auth0-js',
  createAuth0Client: 'spa-setup',
  Meteor: 'meteor',
});

/** Type names, as in `lock: Auth0LockStatic` or `auth: auth0.WebAuth`. */
export const TYPE_NAMES = byName({
  Auth0Lock: 'lock',
  Auth0LockCore: 'lock',
  Auth0LockPasswordless: 'lock',
  Auth0LockPasswordlessStatic: 'lock',
  Auth0LockStatic: 'lock',
  Auth0Client: 'spa-client',
  Auth0ContextInterface: 'spa-client',
  WebAuth: 'web-auth',
  'auth0.WebAuth': 'web-auth',
});

/** Common variable names for each SDK object. Weak evidence, for receivers that can't be followed. */
export const CUSTOMARY_NAMES: readonly (readonly [Api, RegExp])[] = [
  ['angularjs-auth', /^auth$/],
  ['auth0-legacy', /^\w*auth0(?:js|web|sdk|instance|lib)?$/i],
  ['ember-auth0', /^_*auth0(?:Service)?$/],
  ['ember-session', /^_*session(?:Service)?$/],
  ['express-oidc', /^oidc$/],
  // The same object of version 1.
  ['express-openid', /^openid$/],
  // Excludes names such as `lockService` and `lockScreen`: the application's own objects, or something that gets
  // locked.
  [
    'lock',
    /^[_$]*(?:lock\d*|lock(?!\w*(?:Service|Screen|Icon|Store|Manager|Helper|Api)$)[A-Z]\w*|(?:[A-Za-z\d]\w*)?Lock(?:Passwordless)?)$/,
  ],
  ['lock-maker', /^_*(?:get|create|make|init|build|new|open|show)(?:Auth0)?Lock$/],
  ['lock-provider', /^lockProvider$/],
  ['nextjs-handle-login', /^handleLogin$/],
  ['nuxt-auth', /^\$?auth$/],
  // Nuxt imports it by itself. Up to version 0.3 of nuxt-auth-utils it had the other names.
  ['nuxt-login', /^(?:defineOAuthAuth0|oauthAuth0|auth0)EventHandler$/],
  ['passport', /^\w*passport$/i],
  ['spa-login', /^loginWith(Redirect|Popup)$/],
  ['spa-provider', /^Auth0Provider$/],
  [
    'web-auth',
    /^(?:\w*[wW]eb_?[aA]uth(?:0|Client|Instance)?|\w*[aA]uth0(?:Js|JS|Web|WebAuth|Sdk|SDK|Client|Instance|Lib)?)$/,
  ],
  ['widget', /^(?:\w*Widget|_*widget)$/],
];

/** Objects that are a member of another SDK object: `webAuth.popup`, `webAuth.client`. */
export const MEMBER_OBJECTS: Readonly<Partial<Record<Api, readonly [owner: Api, member: string]>>> = {
  authentication: ['web-auth', 'client'],
  popup: ['web-auth', 'popup'],
};
