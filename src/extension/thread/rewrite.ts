import type { Edit, Offer, Range, Rewrite } from '../../core/types.js';
import { rewriteAll } from '../../rewrites/rewrite-all.js';
import { hunksBetween } from './hunks.js';
import { placeAfter } from './places.js';
import type { Engine, Prepared } from './prepared.js';
import type { RewriteWish, RewrittenDocument } from './protocol.js';
import { shiftRange } from './shift.js';

/** Rewrites a document as `auth0-relink fix` does: one finding after the other, each verified in the text so far. */
export function rewriteDocument({ task, reader }: Prepared, engine: Engine, wish: RewriteWish): RewrittenDocument {
  const { text, applied } = rewriteAll(engine.findOffers, task, chooser(wish), task.options, reader);
  return {
    edits: hunksBetween(task.text, text),
    done: applied.map(({ finding, rewrite }, index) => {
      const later = applied.slice(index).map((each) => each.rewrite.edits);
      return {
        title: rewrite.title,
        applicability: rewrite.applicability,
        todos: rewrite.todos,
        start: later.reduce((at, edits) => placeAfter(at, edits), finding.start),
      };
    }),
  };
}

/** Keeps to what is wanted; where findings are named, they are followed through the edits. */
function chooser({ ruleId, review, only }: RewriteWish): (offer: Offer) => Rewrite | undefined {
  let places = only;
  return ({ finding, rewrites }) => {
    if (ruleId !== undefined && finding.ruleId !== ruleId) return undefined;
    const isNamed = (place: Range & { readonly ruleId: string }) =>
      place.ruleId === finding.ruleId && place.start === finding.start;
    if (places?.some(isNamed) === false) return undefined;
    const rewrite = rewrites.find(
      ({ applicability, edits }) => edits.length > 0 && (review || applicability === 'automatic'),
    );
    // `rewriteAll` applies what is chosen before it asks again.
    if (rewrite !== undefined) places = places?.flatMap((place) => moved(place, rewrite.edits) ?? []);
    return rewrite;
  };
}

function moved<T extends Range>(place: T, edits: readonly Edit[]): T | undefined {
  let at: T | undefined = place;
  for (const { start, end, text } of edits.toSorted((a, b) => b.start - a.start)) {
    at = at && shiftRange(at, { start, length: end - start, inserted: text.length });
  }
  return at;
}
