import type { Rule } from '../core/rule.js';
import type { RuleMeta } from '../core/types.js';
import { findAuthorizeUrls } from './auth0/authorize-urls.js';
import { findSdkForms } from './auth0/sdk-forms.js';
import type { SdkForm } from './auth0/sdk-forms.js';

export const meta: RuleMeta = {
  id: 'authorize-access-token',
  title: 'Account linking through an access_token on /authorize',
  description:
    "An `access_token` parameter on Auth0's /authorize endpoint, in a URL or through an SDK, once linked the account that logs in to the account that owns the token. Auth0 switched that off on 2017-03-01.",
  docs: 'docs/rules/authorize-access-token.md',
  dates: { deprecated: '2017-01-03', removed: '2017-03-01' },
  source: 'https://auth0.com/docs/troubleshoot/product-lifecycle/past-migrations',
  certainties: ['certain', 'likely', 'dead'],
  needles: [['access_token', 'accessToken']],
};

const TOKEN_PATHS = [['access_token'], ['accessToken']];
const auth0js = { package: 'auth0-js', object: 'auth0.js' } as const;

/** Versions and behaviour: the sources and runs of auth0-js 7.6 to 10.2 and passport-auth0 0.6 to 1.4. */
const forms: readonly SdkForm[] = [
  {
    ...auth0js,
    form: 'auth0js-login',
    api: 'auth0-legacy',
    methods: ['login', 'signin'],
    argument: 0,
    paths: [['access_token']],
    sentBy: '<8',
    ignored: 'auth0.js 8 and later have no such `login()`',
    // With these the call goes to /oauth/ro, never to /authorize.
    unless: ['username', 'password'],
  },
  {
    ...auth0js,
    form: 'auth0js-authorize',
    api: 'web-auth',
    methods: ['authorize', 'login'],
    argument: 0,
    paths: TOKEN_PATHS,
    sentBy: '>=8.1.0',
    ignored: 'auth0.js 8.0 drops parameters that it does not know',
    unless: ['username', 'password'],
  },
  {
    ...auth0js,
    form: 'auth0js-popup-authorize',
    api: 'popup',
    methods: ['authorize', 'preload'],
    argument: 0,
    paths: TOKEN_PATHS,
    sentBy: '>=8.1.0',
    ignored: 'auth0.js 8.0 drops parameters that it does not know',
  },
  {
    ...auth0js,
    form: 'auth0js-build-authorize-url',
    api: 'authentication',
    methods: ['buildAuthorizeUrl'],
    argument: 0,
    paths: TOKEN_PATHS,
    sentBy: '>=8.1.0',
    ignored: 'auth0.js 8.0 drops parameters that it does not know',
  },
  {
    ...auth0js,
    form: 'auth0js-web-auth-constructor',
    api: 'web-auth',
    argument: 0,
    paths: TOKEN_PATHS,
    sentBy: null,
    ignored: 'the constructor of `WebAuth` does not take it',
  },
  {
    form: 'passport-authenticate',
    api: 'passport',
    methods: ['authenticate', 'authorize'],
    argument: 1,
    paths: [['access_token']],
    package: 'passport-auth0',
    sentBy: '>=1.4.0',
    ignored: 'passport-auth0 before 1.4 does not send it',
    object: 'passport-auth0',
    when: { argument: 0, text: /auth0/i },
  },
];

export const rule: Rule = {
  meta,
  create: (context) => [findSdkForms(context, forms), findAuthorizeUrls(context)],
};
