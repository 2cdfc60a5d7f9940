import { inOrder } from '../../core/edits.js';
import type { Edit, Finding, Offer } from '../../core/types.js';
import type { FixedFinding, Outcome } from '../../report/fix-result.js';
import type { ReportedFinding } from '../../report/result.js';
import type { Applied } from '../../rewrites/rewrite-all.js';

/**
 * Says of each finding that a scan reported what became of it.
 * @param findings with offsets in the old text
 * @param applied in the order in which they were applied, each with offsets in the text that it was applied to
 * @param left with offsets in the new text
 * @param outcomeOf why a finding was left
 */
export function outcomesOf(
  findings: readonly ReportedFinding[],
  applied: readonly Applied[],
  left: readonly Offer[],
  outcomeOf: (offer: Offer) => Outcome,
): FixedFinding[] {
  const steps = applied.map(({ rewrite }) => rewrite.edits);
  const open = left.map((offer): Ending => {
    const start = originalOffset(offer.finding.start, steps);
    return { ruleId: offer.finding.ruleId, start, fate: { outcome: outcomeOf(offer), offers: offer.rewrites } };
  });
  const done = applied.map(({ finding: { ruleId, start }, rewrite }, index): Ending => {
    const fate = { outcome: 'rewritten' as const, rewrite, offers: [] };
    return { ruleId, start: originalOffset(start, steps.slice(0, index)), fate };
  });
  const sure = findings.map((finding) => {
    const isHere = ({ start }: Ending) => start === finding.start;
    return take(done, finding, isHere) ?? take(open, finding, isHere);
  });
  // Code that a rewrite moved is not where it was; what is left has to be told of in any case.
  return findings.map((finding, index) => {
    const ending = sure[index] ?? take(open, finding) ?? take(done, finding);
    return { finding, ...(ending?.fate ?? { outcome: 'rewritten', offers: [] }) };
  });
}

interface Ending {
  readonly ruleId: string;
  /** Its place in the old text. */
  readonly start: number;
  readonly fate: Omit<FixedFinding, 'finding'>;
}

function take(endings: Ending[], { ruleId }: Finding, isIt: (ending: Ending) => boolean = () => true) {
  const index = endings.findIndex((ending) => ending.ruleId === ruleId && isIt(ending));
  return index < 0 ? undefined : endings.splice(index, 1)[0];
}

/**
 * Where something stood before texts were edited, in UTF-16 code units.
 * @param steps sets of edits that were applied one after another
 */
export function originalOffset(offset: number, steps: readonly (readonly Edit[])[]): number {
  return steps.reduceRight((at, edits) => offsetBefore(at, edits), offset);
}

function offsetBefore(offset: number, edits: readonly Edit[]): number {
  let grown = 0;
  for (const { start, end, text } of inOrder(edits)) {
    if (offset < start + grown) break;
    if (offset < start + grown + text.length) return start;
    grown += text.length - (end - start);
  }
  return offset - grown;
}
