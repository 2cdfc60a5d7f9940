import type { Certainty, Offer, Rewrite } from '../../core/types.js';
import type { Outcome } from '../../report/fix-result.js';
import type { SessionOffer } from '../../rewrites/session/session-types.js';
import { isCertainEnough } from '../../scan/options.js';

/** Which rewrites are wanted. */
export interface Wanted {
  /** Whether those that a person has to review are, too. */
  readonly review: boolean;
  /** The only targets, the most wanted first; every one when absent. */
  readonly targets?: readonly string[] | undefined;
  readonly minCertainty: Certainty;
  /** Whether findings stay that the scan left out: those that did not change. */
  readonly onlyReported?: boolean;
}

/** @returns the rewrites of an offer that may be applied, the best first */
export function eligible(offer: Offer, wanted: Wanted): readonly Rewrite[] {
  if (!isCertainEnough(offer.finding.certainty, wanted.minCertainty)) return [];
  return forTargets(offer, wanted).filter(({ applicability }) => wanted.review || applicability === 'automatic');
}

/** As the first of `eligible`, but verifies no more rewrites than needed. */
export function bestEligible(offer: SessionOffer, wanted: Wanted): Rewrite | undefined {
  const { review, targets = [undefined], minCertainty } = wanted;
  if (!isCertainEnough(offer.finding.certainty, minCertainty)) return undefined;
  for (const wantedTarget of targets) {
    const best = offer.best(
      ({ target, applicability }) =>
        (review || applicability === 'automatic') && (wantedTarget === undefined || target === wantedTarget),
    );
    if (best !== undefined) return best;
  }
  return undefined;
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
