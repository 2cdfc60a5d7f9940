import type { RuleMeta } from '../core/types.js';
import { message } from '../messages/message.js';
import { lockForms } from './auth0/lock-forms.js';
import { findLoginWrappers } from './auth0/login-wrappers.js';
import { callTexts, tokensOf } from './auth0/sdk-form.js';
import { findSdkForms } from './auth0/sdk-forms.js';
import { lockSigns } from './auth0/signs.js';
import { TOKEN_OR_IMPORT_NEEDLES } from './auth0/token-needles.js';
import type { Auth0Rule } from './forms.js';

const CALLS = callTexts(lockForms);

export const meta = {
  id: 'lock-access-token',
  title: message('rule.lock-access-token.title'),
  description: message('rule.lock-access-token.description'),
  docs: 'docs/rules/lock-access-token.md',
  dates: { deprecated: '2017-01-03', removed: '2017-03-01' },
  source: 'https://auth0.com/docs/troubleshoot/product-lifecycle/past-migrations',
  certainties: ['certain', 'likely', 'dead'],
  needles: [
    // Besides the token: calls whose options may be in another file.
    [...tokensOf(lockForms), 'Auth0Lock(', 'lock.show', 'Lock.show', ...CALLS],
    ['authParams', 'params', '.show', 'Lock(', ...CALLS],
    TOKEN_OR_IMPORT_NEEDLES,
  ],
  signs: lockSigns,
} as const satisfies RuleMeta;

export const rule: Auth0Rule = {
  meta,
  create: (document) => [findSdkForms(document, lockForms), findLoginWrappers(document, lockForms, 'lock-by-wrapper')],
};
