import type { Rewrite } from '../../core/types.js';
import type { Session, SessionDocument, SessionOffer } from './session-types.js';

/** Returns the verified rewrite of an offer to apply, undefined to leave the finding unchanged. */
export type Choose = (offer: SessionOffer) => Rewrite | undefined;

/**
 * Rewrites the findings of a document, from its start to its end. Each rewrite is built for the text that the previous
 * one left, so they never overlap, and each can use the helpers that an earlier one inserted.
 */
export function fixAll(session: Session, document: SessionDocument, choose: Choose): void {
  // What could not be rewritten may be possible once others are.
  while (fixOnce(session, document, choose));
}

/** @returns whether anything was rewritten */
function fixOnce(session: Session, document: SessionDocument, choose: Choose): boolean {
  const met = new Set<number>();
  let changed = false;
  for (;;) {
    const offer = document.offers.find(({ id }) => !met.has(id));
    if (offer === undefined) return changed;
    met.add(offer.id);
    const rewrite = choose(offer);
    if (rewrite === undefined) continue;
    session.apply(offer, rewrite);
    changed = true;
  }
}
