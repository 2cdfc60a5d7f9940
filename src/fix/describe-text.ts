import type { RelatedLocation, Rewrite } from '../core/types.js';
import type { ReportedFinding } from '../report/result.js';
import type { Session, SessionDocument } from '../rewrites/session/session-types.js';
import { placeKeyOf } from './outcomes.js';
import type { ChangedTexts } from './rewrite-file.js';

/** What can be done about the findings of a file, each as if it were the only one: plain data, which a thread can send. */
export interface DescribedText extends ChangedTexts {
  /** In the order of the findings; undefined for one that is gone. */
  readonly described: readonly (DescribedFinding | undefined)[];
}

export interface DescribedFinding {
  /** What its certainty rests on; the last step is the conclusion. Empty unless it was asked for. */
  readonly evidence: readonly RelatedLocation[];
  /** The best first, or only the best; a guide if there is no rewrite. Offsets are those of the text as it was read. */
  readonly rewrites: readonly Rewrite[];
}

/**
 * Describes findings of a document; changes nothing.
 * @param findings the reported ones
 * @param complete whether all rewrites and the evidence are wanted, instead of the best rewrite
 * @param onStep called before each finding
 */
export function describeText(
  session: Session,
  document: SessionDocument,
  findings: readonly ReportedFinding[],
  complete: boolean,
  onStep: () => void,
): Omit<DescribedText, 'others'> {
  const offers = new Map(document.offers.map((offer) => [placeKeyOf(offer.finding), offer]));
  const described = findings.map((finding): DescribedFinding | undefined => {
    onStep();
    const offer = offers.get(placeKeyOf(finding));
    if (offer === undefined) return undefined;
    if (complete) return { evidence: offer.evidence, rewrites: offer.rewrites };
    const best = offer.best(({ edits }) => edits.length > 0);
    return { evidence: [], rewrites: best === undefined ? offer.rewrites : [best] };
  });
  return { newText: document.text, further: session.further, described };
}
