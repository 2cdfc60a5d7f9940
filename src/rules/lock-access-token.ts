import type { Rule } from '../core/engine/rule.js';
import type { RuleMeta } from '../core/types.js';
import { TOKEN_OR_IMPORT_NEEDLES } from './auth0/needles.js';
import { findSdkForms } from './auth0/sdk-forms.js';
import type { SdkForm } from './auth0/sdk-forms.js';

export const meta: RuleMeta = {
  id: 'lock-access-token',
  title: 'Account linking through an access_token handed to Lock',
  description:
    'An `access_token` in the options of Auth0 Lock once asked Auth0 to link the account that logs in to the account that owns the token. Auth0 switched that off on 2017-03-01.',
  docs: 'docs/rules/lock-access-token.md',
  dates: { deprecated: '2017-01-03', removed: '2017-03-01' },
  source: 'https://auth0.com/docs/troubleshoot/product-lifecycle/past-migrations',
  certainties: ['certain', 'likely', 'dead'],
  needles: [
    // What comes after the token: calls whose options may stand in another file.
    ['access_token', 'Auth0Lock(', 'lock.show', 'Lock.show'],
    ['authParams', 'params', '.show', 'Lock('],
    TOKEN_OR_IMPORT_NEEDLES,
  ],
};

/** angular-lock's module: its service is called `lock`. */
const ANGULAR_LOCK = /['"]auth0\.lock['"]|['"]angular-lock['"]/;

/** What no other library is known to have in its options. */
const LOCK_HINT = /\bAuth0Lock|auth0-lock|cdn\.auth0\.com\/js\/lock/;

const lock = { packages: ['auth0-lock'], object: 'Auth0 Lock', hint: LOCK_HINT, proof: ANGULAR_LOCK } as const;

/** Each `form` has a section in docs/auth0-facts.md#tokens-on-authorize: versions, sources and how they were verified. */
const forms: readonly SdkForm[] = [
  {
    ...lock,
    form: 'lock-show-auth-params',
    target: { on: 'lock', methods: ['show', 'showSignin', 'showSignup'] },
    argument: 0,
    paths: [['authParams', 'access_token']],
    sentBy: '<10',
    ignored: 'Lock 10 and later ignore `authParams`',
  },
  {
    ...lock,
    form: 'lock-show-params',
    target: { on: 'lock', methods: ['show'] },
    argument: 0,
    paths: [['auth', 'params', 'access_token']],
    sentBy: '>=10.15.0',
    ignored: 'Lock before 10.15 takes no `auth` options in `show()`',
  },
  {
    ...lock,
    form: 'lock-constructor-params',
    target: { construct: 'lock' },
    argument: 2,
    paths: [['auth', 'params', 'access_token']],
    // Lock 10.9.0 to 10.9.2 came with an auth0.js that dropped unknown parameters.
    sentBy: '>=10.0.0 <10.9.0 || >=10.9.3',
    ignored: 'Lock before 10 and Lock 10.9 do not send it',
  },
  {
    ...lock,
    form: 'lock-constructor-auth-params',
    target: { construct: 'lock' },
    argument: 2,
    paths: [['authParams', 'access_token']],
    sentBy: null,
    ignored: "Lock's constructor takes no `authParams`",
  },
  {
    ...lock,
    form: 'lock-provider-params',
    target: { on: 'lock-provider', methods: ['init'] },
    argument: 0,
    paths: [['options', 'auth', 'params', 'access_token']],
    sentBy: '>=10.0.0 <10.9.0 || >=10.9.3',
    ignored: 'Lock before 10 and Lock 10.9 do not send it',
  },
  {
    form: 'lock-passwordless-auth-params',
    target: {
      on: 'lock',
      methods: ['sms', 'emailcode', 'magiclink', 'social', 'socialOrMagiclink', 'socialOrSms', 'socialOrEmailcode'],
    },
    argument: 0,
    paths: [['authParams', 'access_token']],
    packages: ['auth0-lock-passwordless'],
    sentBy: '*',
    ignored: '',
    object: 'Auth0 Lock Passwordless',
    hint: /Auth0LockPasswordless|auth0-lock-passwordless/,
  },
];

export const rule: Rule = { meta, create: (document) => [findSdkForms(document, forms)] };
