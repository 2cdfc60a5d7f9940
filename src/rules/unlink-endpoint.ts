import type { RuleMeta } from '../core/types.js';

export const meta: RuleMeta = {
  id: 'unlink-endpoint',
  title: 'Account unlinking through POST /unlink',
  description:
    "A POST to Auth0's /unlink (or /login/unlink) endpoint once separated a linked account. It belongs to the account linking that Auth0 switched off on 2017-03-01.",
  docs: 'docs/rules/unlink-endpoint.md',
  dates: { deprecated: '2017-01-03', removed: '2017-03-01' },
  source: 'https://auth0.com/docs/api/authentication/account-linking-legacy/unlink',
  certainties: ['certain', 'likely'],
  needles: [['/unlink']],
};
