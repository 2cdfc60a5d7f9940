import type { RuleMeta } from '../core/types.js';

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
    ['access_token', 'accessToken'],
    ['authParams', 'params'],
  ],
};
