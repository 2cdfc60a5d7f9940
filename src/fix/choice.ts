import type { Eligibility } from '../api/best-eligible.js';
import type { Offer, Rewrite } from '../core/types.js';
import type { Outcome } from '../report/fix-result.js';
import { isCertainEnough } from '../scan/options.js';

/** Which rewrites are wanted. */
export interface Wanted extends Eligibility {
  /** Whether findings stay that the scan left out: those that did not change. */
  readonly onlyReported?: boolean;
}

/** @returns the rewrites of an offer that may be applied, the best first */
export function eligible(offer: Offer, wanted: Wanted): readonly Rewrite[] {
  if (!isCertainEnough(offer.finding.certainty, wanted.minCertainty)) return [];
  return forTargets(offer, wanted).filter(({ applicability }) => wanted.review || applicability === 'automatic');
}

/** @returns why a finding is left that no rewrite was applied to */
export function outcomeOfLeft(offer: Offer, wanted: Wanted): Outcome {
  if (offer.rewrites.every(({ edits }) => edits.length === 0)) return 'guide';
  const rewrites = forTargets(offer, wanted);
  if (rewrites.length === 0) return 'other-target';
  // What was eligible and is left all the same: the engine took its offer back once others were applied.
  return rewrites.some(({ applicability }) => applicability === 'automatic') || wanted.review ? 'unfinished' : 'review';
}

function forTargets({ rewrites }: Offer, { targets }: Wanted): readonly Rewrite[] {
  const withEdits = rewrites.filter(({ edits }) => edits.length > 0);
  return targets === undefined
    ? withEdits
    : targets.flatMap((target) => withEdits.filter((rewrite) => rewrite.target === target));
}
