import type { Rewrite } from '../core/types.js';
import type { ReportedFinding } from '../report/result.js';
import { fixAll } from '../rewrites/session/fix-all.js';
import type { Session, SessionDocument } from '../rewrites/session/session-types.js';
import { placeKeyOf, reportedAmong } from './outcomes.js';
import type { ChangedTexts } from './rewrite-file.js';

/** What automatic rewrites make of a file: plain data, which a thread can send. */
export interface OfferedText extends ChangedTexts {
  /** In document order. */
  readonly applied: readonly AppliedRewrite[];
}

export interface AppliedRewrite {
  /** The finding's place in the list of reported findings. */
  readonly nth: number;
  /** For the text that the file's earlier rewrites left. */
  readonly rewrite: Rewrite;
  /** The finding's rewrite if it is the only one; undefined if it has none then. */
  readonly alone: Rewrite | undefined;
}

/**
 * Makes the rewrites that `fix --write` makes of some of a document's findings.
 * @param findings the reported ones
 * @param openAlone opens the same document in a session of its own
 * @param onStep called before each finding
 */
export function offerText(
  session: Session,
  document: SessionDocument,
  findings: readonly ReportedFinding[],
  openAlone: () => SessionDocument,
  onStep: () => void,
): Omit<OfferedText, 'others'> {
  const places = new Map(findings.map((finding, nth) => [placeKeyOf(finding), nth]));
  const isReported = reportedAmong(findings, document);
  fixAll(session, document, (offer) => {
    onStep();
    return isReported(offer) ? offer.best(isAutomatic) : undefined;
  });
  const made = document.results.flatMap(({ finding, applied }) => {
    const nth = places.get(placeKeyOf(finding));
    return applied && nth !== undefined ? [{ nth, rewrite: applied.rewrite }] : [];
  });
  const aloneAt = made.length > 1 ? rewritesAlone(openAlone(), onStep) : undefined;
  const applied = made.map(({ nth, rewrite }) => {
    const finding = findings[nth];
    return { nth, rewrite, alone: aloneAt ? finding && aloneAt(placeKeyOf(finding)) : rewrite };
  });
  return { newText: document.text, further: session.further, applied };
}

function rewritesAlone(document: SessionDocument, onStep: () => void): (place: string) => Rewrite | undefined {
  const offers = new Map(document.offers.map((offer) => [placeKeyOf(offer.finding), offer]));
  return (place) => {
    onStep();
    return offers.get(place)?.best(isAutomatic);
  };
}

function isAutomatic({ applicability }: Rewrite): boolean {
  return applicability === 'automatic';
}
