import type { RuleMeta } from '../core/types.js';
import { message } from '../messages/message.js';
import { vocabulary } from './auth0/auth0-vocabulary.js';
import { authorizeForms } from './auth0/authorize-forms.js';
import { findAuthorizeUrls } from './auth0/authorize-urls.js';
import { findLoginWrappers } from './auth0/login-wrappers.js';
import { findNestLogins } from './auth0/nestjs-login.js';
import { callTexts } from './auth0/sdk-form.js';
import { findSdkForms } from './auth0/sdk-forms.js';
import { authorizeSigns } from './auth0/signs.js';
import { TOKEN_OR_IMPORT_NEEDLES } from './auth0/token-needles.js';
import type { Auth0Rule } from './forms.js';

const CALLS = callTexts(authorizeForms);

export const meta = {
  id: 'authorize-access-token',
  title: message('rule.authorize-access-token.title'),
  description: message('rule.authorize-access-token.description'),
  docs: 'docs/rules/authorize-access-token.md',
  dates: { deprecated: '2017-01-03', removed: '2017-03-01' },
  source: 'https://auth0.com/docs/troubleshoot/product-lifecycle/past-migrations',
  certainties: ['certain', 'likely', 'dead'],
  needles: [
    // Besides the token: calls whose options may be in another file.
    [...vocabulary.tokens, ...CALLS],
    ['uthoriz', 'ignin', 'ogin', 'OGIN', 'uthenticate', 'uth0', ...CALLS],
    TOKEN_OR_IMPORT_NEEDLES,
  ],
  signs: authorizeSigns,
} as const satisfies RuleMeta;

export const rule: Auth0Rule = {
  meta,
  create: (document) => [
    findSdkForms(document, authorizeForms),
    findLoginWrappers(document, authorizeForms, 'authorize-by-wrapper'),
    findNestLogins(document),
    findAuthorizeUrls(document),
  ],
};
