import type { CodeSnippet, Finding, Rewrite } from '../core/types.js';
import { message } from '../messages/message.js';
import type { Message } from '../messages/message.js';
import type { RuleId } from '../rules/metadata.js';
import { LINK_DOCS, UNLINK_DOCS } from './todos.js';

const LINK_STEPS = [message('guide.link-second-login'), message('guide.link-request'), message('guide.bearer')];

/** The steps to take if Relink offers no code, by rule. */
const STEPS: Readonly<Record<RuleId, readonly Message[]>> = {
  'lock-access-token': LINK_STEPS,
  'authorize-access-token': LINK_STEPS,
  'unlink-endpoint': [message('guide.unlink-request'), message('guide.unlink-split-id'), message('guide.bearer')],
  'id-token-bearer': [message('guide.id-token')],
  'legacy-sdk': [message('guide.upgrade-sdk')],
  'link-token-source': [message('guide.request-token')],
};

/**
 * Returns the guide for a finding's rule.
 * @param reason why Relink offers no code; absent if it never does for this form
 * @param snippet code for the finding's place
 */
export function guideOf({ ruleId }: Pick<Finding, 'ruleId'>, reason?: Message, snippet?: CodeSnippet): Rewrite {
  return {
    target: 'guide',
    title: message('guide.title'),
    applicability: 'guide',
    edits: [],
    files: [],
    placeholders: [],
    todos: STEPS[ruleId as RuleId],
    ...(reason === undefined ? {} : { reason }),
    ...(snippet === undefined ? {} : { snippet }),
    docs: ruleId === 'unlink-endpoint' ? UNLINK_DOCS : LINK_DOCS,
  };
}
