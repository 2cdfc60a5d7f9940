import { applyEdits } from '../core/edits.js';
import type { AnalyzeOptions, FindOffers, Finding, ModuleReader, Offer, Rewrite } from '../core/types.js';

/** A rewrite that was applied, and what it was for; the finding's offsets are those of the text it was found in. */
export interface Applied {
  readonly finding: Finding;
  readonly rewrite: Rewrite;
}

export interface Rewritten {
  readonly text: string;
  /** In the order in which they were applied: from the start of the document to its end. */
  readonly applied: readonly Applied[];
  /** What can still be done about the findings that are left, with offsets in the new text. */
  readonly left: readonly Offer[];
}

/** @returns the rewrite to apply, undefined to leave the finding as it is */
export type Choose = (offer: Offer) => Rewrite | undefined;

/**
 * Rewrites a document finding by finding. Each rewrite is worked out in the text that the one before left, so that
 * they never overlap, and what one has inserted serves the next.
 */
export function rewriteAll(
  findOffers: FindOffers,
  document: { readonly text: string; readonly fileName: string },
  choose: Choose,
  options?: AnalyzeOptions,
  reader?: ModuleReader,
): Rewritten {
  let { text } = document;
  const applied: Applied[] = [];
  for (let before = Infinity; ;) {
    const offers = findOffers(text, document.fileName, options, reader);
    const next = first(offers, choose);
    // Each verified rewrite takes a finding away and adds none; should one not, this ends all the same.
    if (next === undefined || offers.length >= before) return { text, applied, left: offers };
    before = offers.length;
    text = applyEdits(text, next.rewrite.edits);
    applied.push(next);
  }
}

function first(offers: readonly Offer[], choose: Choose): Applied | undefined {
  for (const offer of offers) {
    const rewrite = choose(offer);
    if (rewrite && rewrite.edits.length > 0) return { finding: offer.finding, rewrite };
  }
  return undefined;
}
