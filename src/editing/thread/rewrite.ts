import { applyEdits } from '../../core/edits.js';
import { withSlashes } from '../../rewrites/helpers/module/paths.js';
import { fixAll } from '../../rewrites/session/fix-all.js';
import { mapOffset } from '../../rewrites/session/mapping.js';
import type { SessionOffer } from '../../rewrites/session/session-types.js';
import { hunksBetween } from './hunks.js';
import type { Engine, Prepared } from './prepared.js';
import type { RewriteWish, RewrittenDocument } from './protocol.js';

/** The answer for a document that is not rewritten. */
export const NOTHING_REWRITTEN: RewrittenDocument = { edits: [], files: [], done: [], resolved: 0 };

/**
 * Rewrites a document as `auth0-relink fix` does: one finding after the other, each verified in the text so far.
 * @param onStep called before each of them
 */
export function rewriteDocument(
  { task, reader }: Prepared,
  engine: Engine,
  wish: RewriteWish,
  onStep: () => void = () => undefined,
): RewrittenDocument {
  const { files = [] } = wish;
  const own = files.find((file) => withSlashes(file.fileName) === withSlashes(task.fileName));
  // The file was changed while the rewrites of others were prepared.
  if (own && own.before !== task.text) return NOTHING_REWRITTEN;
  const further = files
    .filter((file) => file !== own)
    .map(({ edits, ...file }) => ({ ...file, text: applyEdits(file.before ?? '', edits) }));
  const session = engine.openSession(reader, further);
  const document = session.open(own ? { ...task, text: applyEdits(task.text, own.edits) } : task);
  const placesOf = (given: RewriteWish['only']) =>
    given?.map(({ ruleId, start }) => ({ ruleId, start: own ? mapOffset(start, own.edits) : start }));
  const [only, listed] = [placesOf(wish.only), placesOf(wish.listed)];
  const wanted = new Set(document.offers.filter((offer) => isWanted(offer, wish, only)).map(({ id }) => id));
  const counted = new Set(document.offers.filter((offer) => isAmong(offer, listed)).map(({ id }) => id));
  fixAll(session, document, (offer) => {
    if (!wanted.has(offer.id)) return undefined;
    onStep();
    return offer.best(({ applicability }) => wish.review || applicability === 'automatic');
  });
  return {
    edits: hunksBetween(task.text, document.text),
    files: session.further
      .filter(({ before, text }) => before !== text)
      .map(({ text, ...file }) => ({ ...file, edits: hunksBetween(file.before ?? '', text) })),
    done: document.results.flatMap(({ applied }) => {
      if (applied === undefined) return [];
      const { title, applicability, todos } = applied.rewrite;
      return [{ title, applicability, todos, start: applied.start }];
    }),
    resolved: counted.size - document.offers.filter(({ id }) => counted.has(id)).length,
  };
}

type Places = readonly { readonly ruleId: string; readonly start: number }[] | undefined;

/** @param only the places of the findings to rewrite, in the text that the document was opened with */
function isWanted(offer: SessionOffer, { ruleId }: RewriteWish, only: Places): boolean {
  return (ruleId === undefined || offer.finding.ruleId === ruleId) && isAmong(offer, only);
}

function isAmong({ finding }: SessionOffer, places: Places): boolean {
  return places?.some((place) => place.ruleId === finding.ruleId && place.start === finding.start) ?? true;
}
