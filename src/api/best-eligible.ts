import type { Certainty, Rewrite } from '../core/types.js';
import type { SessionOffer } from '../rewrites/session/session-types.js';
import { isCertainEnough } from '../scan/options.js';

/** Which rewrites of a finding may be applied. */
export interface Eligibility {
  /** Whether those that a person has to review are wanted, too. */
  readonly review: boolean;
  /** The only targets, the most wanted first; every one when absent. */
  readonly targets?: readonly string[] | undefined;
  readonly minCertainty: Certainty;
}

/** Returns the best rewrite of an offer that may be applied, and verifies no more rewrites than needed. */
export function bestEligible(offer: SessionOffer, wanted: Eligibility): Rewrite | undefined {
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
