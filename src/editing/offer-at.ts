import type { Offer, Rewrite } from '../core/types.js';

/** What tells the findings of one text apart. */
interface Place {
  readonly ruleId: string;
  /** UTF-16 code units. */
  readonly start: number;
}

/** Whether two places of the same text are those of one finding. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.ruleId === b.ruleId && a.start === b.start;
}

/** @returns what can be done about the finding at a place */
export function offerAt(offers: readonly Offer[], place: Place): Offer | undefined {
  return offers.find(({ finding }) => isSamePlace(finding, place));
}

/** The rewrite to use when the user does not choose: the first one with edits. */
export function bestOf({ rewrites }: Offer): Rewrite | undefined {
  return rewrites.find(({ edits, applicability }) => applicability !== 'guide' && edits.length > 0);
}
