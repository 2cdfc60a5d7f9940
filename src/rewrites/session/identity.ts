import type { Edit, Finding } from '../../core/types.js';
import { mapOffset } from './mapping.js';

/** A finding in one text of its document. */
export interface KnownFinding {
  readonly id: number;
  readonly finding: Finding;
}

/**
 * Recognises findings after edits: by their rule and place, and those that an edit moved by their rule and order.
 * @param before with offsets in the text that the edits are for, in document order
 * @param after with offsets in the edited text, in document order
 * @param newId identifies a finding that was not there before
 */
export function identify(
  before: readonly KnownFinding[],
  after: readonly Finding[],
  edits: readonly Edit[],
  newId: () => number,
): KnownFinding[] {
  const open = before.map(({ id, finding: { ruleId, start } }) => ({ id, ruleId, start: mapOffset(start, edits) }));
  const take = (isIt: (known: (typeof open)[number]) => boolean) => {
    const index = open.findIndex(isIt);
    return index < 0 ? undefined : open.splice(index, 1)[0]?.id;
  };
  // All that stayed in place first, so moved code cannot take their identities.
  const inPlace = after.map(({ ruleId, start }) => take((known) => known.ruleId === ruleId && known.start === start));
  return after.map((finding, index) => {
    const id = inPlace[index] ?? take(({ ruleId }) => ruleId === finding.ruleId) ?? newId();
    return { id, finding };
  });
}
