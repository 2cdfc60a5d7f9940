import type { RuleMeta } from '../core/types.js';
import { lockForms } from './auth0/lock-forms.js';
import { TOKEN_OR_IMPORT_NEEDLES } from './auth0/needles.js';
import { findSdkForms } from './auth0/sdk-forms.js';
import type { Auth0Rule } from './forms.js';

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

export const rule: Auth0Rule = { meta, create: (document) => [findSdkForms(document, lockForms)] };
