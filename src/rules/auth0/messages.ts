import type { Certainty } from '../../core/types.js';

const LINK = 'POST /api/v2/users/{id}/identities';
const UNLINK = 'DELETE /api/v2/users/{id}/identities/{provider}/{user_id}';

/**
 * @param subject what carries the token, as in "`access_token` handed to Lock"
 * @param condition for likely findings: what has to be true, as in "this is Auth0 Lock"
 */
export function linkMessage(certainty: Exclude<Certainty, 'dead'>, subject: string, condition: string): string {
  const sentence = `${subject} no longer links accounts since 2017-03-01; use ${LINK} instead.`;
  return certainty === 'certain' ? sentence : `If ${condition}, ${sentence}`;
}

/** @param reason why the token never reached Auth0, as in "Lock 10 and later ignore `authParams`" */
export function deadMessage(reason: string): string {
  return `This \`access_token\` never had an effect (${reason}), and no longer links accounts since 2017-03-01 in any case; use ${LINK} instead.`;
}

/** @param condition as for `linkMessage` */
export function unlinkMessage(certainty: Exclude<Certainty, 'dead'>, endpoint: string, condition: string): string {
  const sentence = `POST ${endpoint} is deprecated: it is the other half of linking by access token, which no longer links accounts since 2017-03-01; use ${UNLINK} instead.`;
  return certainty === 'certain' ? sentence : `If ${condition}, ${sentence}`;
}
