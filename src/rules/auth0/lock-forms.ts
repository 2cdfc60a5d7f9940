import { asForms } from './sdk-form.js';
import { TOKEN } from './words.js';

/** Matches the AngularJS module of angular-lock, whose service is named `lock`. */
const ANGULAR_LOCK = /['"]auth0\.lock['"]|['"]angular-lock['"]/;

/** The name of an authenticator of ember-simple-auth-auth0, and the start of another's. */
const EMBER_LOCK = 'authenticator:auth0-lock';
const EMBER_PACKAGE = /['"]ember-simple-auth-auth0[/'"]/;

/** Matches text that only a document with Lock has. */
const LOCK_HINT = /\bAuth0Lock|auth0-lock|cdn\.auth0\.com\/js\/lock/;

const lock = {
  packages: ['auth0-lock'],
  sdk: 'Lock',
  fullName: 'Auth0 Lock',
  hint: LOCK_HINT,
  proof: ANGULAR_LOCK,
} as const;

/**
 * The ways to make Lock send a token. Each `form` has a section in docs/auth0-facts.md#tokens-on-authorize with
 * versions, sources and how they were verified.
 */
export const lockForms = asForms([
  {
    ...lock,
    form: 'lock-show-auth-params',
    target: { on: 'lock', methods: ['show', 'showSignin', 'showSignup'] },
    argument: 0,
    paths: [['authParams', TOKEN]],
    sentBy: '<10',
    ignored: 'ignored.lock-auth-params',
  },
  {
    ...lock,
    form: 'lock-show-params',
    target: { on: 'lock', methods: ['show'] },
    argument: 0,
    paths: [['auth', 'params', TOKEN]],
    sentBy: '>=10.15.0',
    ignored: 'ignored.lock-show-auth',
  },
  {
    ...lock,
    form: 'lock-constructor-params',
    target: { construct: 'lock' },
    argument: 2,
    paths: [['auth', 'params', TOKEN]],
    // Lock 10.9.0 to 10.9.2 came with an auth0.js that dropped unknown parameters.
    sentBy: '>=10.0.0 <10.9.0 || >=10.9.3',
    ignored: 'ignored.lock-not-sent',
  },
  {
    ...lock,
    form: 'lock-constructor-auth-params',
    target: { construct: 'lock' },
    argument: 2,
    paths: [['authParams', TOKEN]],
    sentBy: null,
    ignored: 'ignored.lock-constructor-auth-params',
  },
  {
    ...lock,
    form: 'lock-provider-params',
    target: { on: 'lock-provider', methods: ['init'] },
    argument: 0,
    paths: [['options', 'auth', 'params', TOKEN]],
    sentBy: '>=10.0.0 <10.9.0 || >=10.9.3',
    ignored: 'ignored.lock-not-sent',
  },
  // A library, or a function of the application, passes the options on to a new Lock.
  {
    ...lock,
    form: 'lock-by-library',
    target: { on: 'ember-session', methods: ['authenticate'] },
    argument: 1,
    paths: [['auth', 'params', TOKEN]],
    calls: [EMBER_LOCK],
    packages: ['ember-simple-auth-auth0'],
    sentBy: '*',
    when: { argument: 0, text: new RegExp(`^${EMBER_LOCK}(?:-passwordless)?$`) },
    hint: new RegExp(EMBER_LOCK),
    proof: EMBER_PACKAGE,
  },
  {
    ...lock,
    form: 'lock-by-library',
    target: { on: 'ember-auth0', methods: ['showLock', 'showPasswordlessLock'] },
    argument: 0,
    paths: [['auth', 'params', TOKEN]],
    calls: ['showLock(', 'showPasswordlessLock('],
    packages: ['ember-simple-auth-auth0'],
    sentBy: '*',
    proof: EMBER_PACKAGE,
  },
  {
    ...lock,
    form: 'lock-by-library',
    target: { call: 'lock-maker' },
    argument: 'any',
    paths: [['auth', 'params', TOKEN]],
    packages: [],
    sentBy: '*',
    nameHint: /auth0(?!-relink)/i,
  },
  {
    form: 'lock-passwordless-auth-params',
    target: {
      on: 'lock',
      methods: ['sms', 'emailcode', 'magiclink', 'social', 'socialOrMagiclink', 'socialOrSms', 'socialOrEmailcode'],
    },
    argument: 0,
    paths: [['authParams', TOKEN]],
    packages: ['auth0-lock-passwordless'],
    sentBy: '*',
    sdk: 'Lock Passwordless',
    fullName: 'Auth0 Lock Passwordless',
    hint: /Auth0LockPasswordless|auth0-lock-passwordless/,
  },
]);
