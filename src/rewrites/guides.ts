import type { Finding, Rewrite } from '../core/types.js';
import { LINK_DOCS, UNLINK_DOCS } from './todos.js';

/** What to do, by rule, where no code is offered. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  'unlink-endpoint': [
    'Send DELETE /api/v2/users/{id}/identities/{provider}/{user_id} instead, with the primary account in {id}.',
    'Split the linked user id at its first pipe into {provider} and {user_id}, and encode both.',
    'Send an access token for the audience https://TENANT/api/v2/ with the scope update:current_user_identities as Bearer.',
  ],
  'id-token-bearer': [
    'Send an access token for the audience https://TENANT/api/v2/ with the scope update:current_user_identities in place of the ID token.',
  ],
  'legacy-sdk': [
    'Upgrade to Lock 11 or auth0.js 9 or later: the login endpoints of older ones were closed on 2018-08-06.',
  ],
  'link-token-source': [
    'Request this token for the audience https://TENANT/api/v2/ with the scope update:current_user_identities.',
  ],
};

const LINK_STEPS = [
  'Log the other account in without replacing the session of the first: in a popup, or on a route of its own.',
  "Send its ID token as link_with to POST /api/v2/users/{id}/identities, with the first account's id in {id}.",
  'Send an access token for the audience https://TENANT/api/v2/ with the scope update:current_user_identities as Bearer.',
];

/** @param reason why no code is offered, as part of a sentence; absent where there never is any */
export function guideOf({ ruleId }: Finding, reason?: string): Rewrite {
  return {
    target: 'guide',
    title: 'Show what to do by hand',
    applicability: 'guide',
    edits: [],
    placeholders: [],
    todos: STEPS[ruleId] ?? LINK_STEPS,
    ...(reason === undefined ? {} : { reason: `No code is offered: ${reason}.` }),
    docs: ruleId === 'unlink-endpoint' ? UNLINK_DOCS : LINK_DOCS,
  };
}
