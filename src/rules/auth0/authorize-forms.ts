import { asForms } from './sdk-form.js';
import { CAMEL_TOKEN, TOKEN } from './words.js';

const TOKEN_PATHS = [[TOKEN], [CAMEL_TOKEN]];
const LOGIN_PARAMETERS = ['connection', 'popup', 'redirect_uri', 'callbackURL', 'scope', 'response_type'];

const auth0js = {
  packages: ['auth0-js'],
  sdk: 'auth0.js',
  argument: 0,
  paths: TOKEN_PATHS,
  sentBy: '>=8.1.0',
  ignored: 'ignored.auth0-js-unknown-parameters',
  // angular-auth0 and its AngularJS module `auth0.auth0`
  proof: /['"]auth0\.auth0['"]|['"]angular-auth0['"]/,
} as const;

const spa = {
  packages: ['@auth0/auth0-react', '@auth0/auth0-vue', '@auth0/auth0-angular', '@auth0/auth0-spa-js'],
  sdk: 'Auth0 SPA SDK',
  calls: ['loginWithRedirect(', 'loginWithPopup('],
  // No other SDK has methods with these names, so the package name is proof enough. Razor pages write `@@`.
  proof: /['"]@{1,2}auth0\/auth0-(?:react|vue|angular|spa-js)|\/auth0-spa-js[/@.]/,
} as const;

/** Version 1 reads the parameters from the options themselves. */
const spa1 = { ...spa, paths: [[TOKEN]], sentBy: '<2', ignored: 'ignored.spa-2-flat-options' } as const;

/** Version 2 reads them from `authorizationParams`. */
const spa2 = {
  ...spa,
  paths: [['authorizationParams', TOKEN]],
  sentBy: '>=2',
  ignored: 'ignored.spa-1-authorization-params',
} as const;

/** A function of the application that receives the client first, as in Auth0's sample for Svelte. */
const clientFirst = { target: { call: 'spa-login' }, argument: 1, nameHint: /auth0(?!-relink)/i } as const;

const nextjs4 = {
  argument: 0,
  paths: [['authorizationParameters', TOKEN]],
  packages: ['@auth0/nextjs-auth0'],
  sentBy: '>=4',
  ignored: 'ignored.nextjs-3-authorization-parameters',
  sdk: 'nextjs-auth0',
} as const;

/** The name of an authenticator of ember-simple-auth-auth0. */
const EMBER_UNIVERSAL = 'authenticator:auth0-universal';

/** The provider's name in libraries for many providers. */
const AUTH0_PROVIDER = { argument: 0, text: /^auth0/i } as const;

const byLibrary = {
  form: 'authorize-by-library',
  argument: 0,
  paths: [[TOKEN]],
  packages: ['ember-simple-auth-auth0'],
  sentBy: '*',
  hint: /authenticator:auth0-universal/,
  proof: /['"]ember-simple-auth-auth0[/'"]/,
} as const;

/** auth0-angular 1 to 5: the AngularJS module `auth0`, whose service is named `auth`. */
const angularjs = {
  packages: ['auth0-angular'],
  sdk: 'auth0-angular',
  argument: 0,
  sentBy: '*',
  proof: /\.module\([^()[\]]*\[[^[\]]*['"]auth0['"]/,
  provenBy: ['auth0-angular'],
} as const;

const passport = {
  form: 'passport-authenticate',
  argument: 1,
  paths: [[TOKEN]],
  packages: ['passport-auth0'],
  sentBy: '>=1.4.0',
  ignored: 'ignored.passport-not-sent',
  sdk: 'passport-auth0',
  // Strategies that only validate tokens never redirect to /authorize.
  when: { argument: 0, text: /auth0(?!.*(?:jwt|bearer|m2m))/i },
} as const;

/**
 * The ways to make an SDK put a token on /authorize.
 * Each `form` has a section in docs/auth0-facts.md#tokens-on-authorize with versions, sources and how they were
 * verified.
 */
export const authorizeForms = asForms([
  // auth0.js up to 7, and the Login Widget, Lock's predecessor
  {
    ...auth0js,
    form: 'auth0js-login',
    target: { on: 'auth0-legacy', methods: ['login', 'signin'] },
    paths: [[TOKEN]],
    sentBy: '<8',
    ignored: 'ignored.auth0-js-login',
    // With these options the SDK calls /oauth/ro, never /authorize.
    unless: ['username', 'password'],
    with: LOGIN_PARAMETERS,
  },
  {
    form: 'widget-signin',
    target: { on: 'widget', methods: ['signin', 'show'] },
    argument: 0,
    paths: [[TOKEN]],
    packages: [],
    sentBy: '*',
    sdk: 'Auth0 Login Widget',
    nameHint: /auth0(?!-relink)/i,
  },
  // auth0.js 8 and later, angular-auth0 and @auth0/cordova
  {
    ...auth0js,
    form: 'auth0js-authorize',
    target: { on: 'web-auth', methods: ['authorize'] },
    calls: ['webAuth.'],
  },
  { ...auth0js, form: 'auth0js-popup-authorize', target: { on: 'popup', methods: ['authorize'] } },
  { ...auth0js, form: 'auth0js-build-authorize-url', target: { on: 'authentication', methods: ['buildAuthorizeUrl'] } },
  {
    ...auth0js,
    form: 'auth0js-web-auth-constructor',
    target: { construct: 'web-auth' },
    calls: ['WebAuth('],
    sentBy: null,
    ignored: 'ignored.web-auth-constructor',
  },
  // Libraries that pass their options on to auth0.js, or to the URL itself
  {
    ...byLibrary,
    target: { on: 'ember-session', methods: ['authenticate'] },
    argument: 1,
    paths: TOKEN_PATHS,
    calls: [EMBER_UNIVERSAL],
    when: { argument: 0, text: new RegExp(`^${EMBER_UNIVERSAL}$`) },
    sdk: 'Ember Auth0 addon',
  },
  {
    ...byLibrary,
    target: { on: 'ember-auth0', methods: ['universalLogin'] },
    paths: TOKEN_PATHS,
    calls: ['universalLogin('],
    sdk: 'Ember Auth0 addon',
  },
  {
    ...byLibrary,
    target: { on: 'meteor', methods: ['loginWithAuth0'] },
    packages: [],
    calls: ['loginWithAuth0('],
    sdk: 'Meteor',
  },
  {
    ...byLibrary,
    target: { call: 'authjs-sign-in' },
    argument: 2,
    packages: [],
    when: AUTH0_PROVIDER,
    sdk: 'Auth.js',
  },
  {
    ...byLibrary,
    target: { on: 'nuxt-auth', methods: ['loginWith'] },
    argument: 1,
    paths: [['params', TOKEN]],
    packages: [],
    when: AUTH0_PROVIDER,
    sdk: '@nuxtjs/auth',
  },
  // auth0-angular
  {
    ...angularjs,
    form: 'auth0-angular-signin',
    target: { on: 'angularjs-auth', methods: ['signin', 'signup'] },
    paths: [[TOKEN]],
    with: LOGIN_PARAMETERS,
  },
  {
    ...angularjs,
    form: 'auth0-angular-signin-auth-params',
    target: { on: 'angularjs-auth', methods: ['signin', 'signup'] },
    paths: [['authParams', TOKEN]],
  },
  // auth0-spa-js and its wrappers
  { ...spa1, form: 'spa-login', target: { call: 'spa-login' }, argument: 0 },
  { ...spa2, form: 'spa-login-params', target: { call: 'spa-login' }, argument: 0 },
  { ...spa1, ...clientFirst, form: 'spa-login' },
  { ...spa2, ...clientFirst, form: 'spa-login-params' },
  { ...spa1, form: 'spa-client', target: { construct: 'spa-client' }, argument: 0 },
  { ...spa2, form: 'spa-client-params', target: { construct: 'spa-client' }, argument: 0 },
  { ...spa1, form: 'spa-client', target: { call: 'spa-setup' }, argument: 'any' },
  { ...spa2, form: 'spa-client-params', target: { call: 'spa-setup' }, argument: 'any' },
  { ...spa1, form: 'spa-client', target: { component: 'spa-provider' }, argument: 'any' },
  { ...spa2, form: 'spa-client-params', target: { component: 'spa-provider' }, argument: 'any' },
  // express-openid-connect, and nextjs-auth0 1 to 3
  {
    form: 'oidc-login',
    target: { on: 'express-oidc', methods: ['login', 'silentLogin'] },
    calls: ['oidc.login('],
    argument: 0,
    paths: [['authorizationParams', TOKEN]],
    packages: ['express-openid-connect'],
    sentBy: '*',
    sdk: 'express-openid-connect',
    proof: /express-openid-connect/,
  },
  // Up to version 1, the object was `res.openid` (1.0.2: lib/context.js, ResponseContext.login).
  {
    form: 'openid-login',
    target: { on: 'express-openid', methods: ['login'] },
    calls: ['openid.login('],
    argument: 0,
    paths: [['authorizationParams', TOKEN]],
    packages: ['express-openid-connect'],
    sentBy: '*',
    sdk: 'express-openid-connect',
    proof: /express-openid-connect/,
  },
  {
    form: 'oidc-auth',
    target: { call: 'express-oidc-auth' },
    argument: 0,
    paths: [['authorizationParams', TOKEN]],
    packages: ['express-openid-connect'],
    sentBy: '*',
    sdk: 'express-openid-connect',
  },
  {
    form: 'nextjs-handle-login',
    target: { call: 'nextjs-handle-login' },
    calls: ['handleLogin('],
    argument: 'any',
    paths: [
      ['authorizationParams', TOKEN],
      ['authParams', TOKEN],
    ],
    packages: ['@auth0/nextjs-auth0'],
    sentBy: '<4',
    ignored: 'ignored.nextjs-4-handle-login',
    unserved: 'ignored.nextjs-1-route',
    sdk: 'nextjs-auth0',
    proof: /nextjs-auth0/,
  },
  // nextjs-auth0 4 merges these into the parameters of /authorize (4.9.0: dist/server/auth-client.js, startInteractiveLogin).
  { ...nextjs4, form: 'nextjs-start-login', target: { call: 'nextjs-start-login' } },
  { ...nextjs4, form: 'nextjs-client-params', target: { construct: 'nextjs-client' } },
  // passport-auth0
  { ...passport, target: { on: 'passport', methods: ['authenticate', 'authorize'] } },
  { ...passport, target: { call: 'passport-authenticate' } },
  // react-native-auth0
  {
    form: 'react-native-authorize',
    target: { call: 'native-authorize' },
    argument: 0,
    paths: [['additionalParameters', TOKEN]],
    packages: ['react-native-auth0'],
    sentBy: '>=3',
    ignored: 'ignored.native-2-additional-parameters',
    sdk: 'react-native-auth0',
  },
  // Up to version 2, the SDK sends all options in the query (2.17.4: src/webauth/index.js, src/auth/index.js).
  {
    form: 'react-native-authorize-top',
    target: { call: 'native-authorize' },
    argument: 0,
    paths: [[TOKEN]],
    packages: ['react-native-auth0'],
    sentBy: '<3',
    ignored: 'ignored.native-3-flat-options',
    sdk: 'react-native-auth0',
  },
  {
    form: 'react-native-authorize-url',
    target: { call: 'native-authorize-url' },
    argument: 0,
    paths: [[TOKEN]],
    packages: ['react-native-auth0'],
    sentBy: '*',
    sdk: 'react-native-auth0',
  },
  {
    form: 'nuxt-oauth-handler',
    target: { call: 'nuxt-login' },
    argument: 0,
    paths: [['config', 'authorizationParams', TOKEN]],
    packages: ['nuxt-auth-utils'],
    sentBy: '*',
    sdk: 'nuxt-auth-utils',
    proof: /defineOAuthAuth0EventHandler|oauthAuth0EventHandler|\boauth\.auth0EventHandler/,
  },
]);
