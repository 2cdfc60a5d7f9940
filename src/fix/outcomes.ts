import type { Finding, Offer } from '../core/types.js';
import type { FixedFinding, Outcome } from '../report/fix-result.js';
import type { ReportedFinding } from '../report/result.js';
import type { SessionDocument, SessionOffer } from '../rewrites/session/session-types.js';

/**
 * Returns what became of each finding that a scan reported.
 * @param findings with offsets in the text that the document was opened with
 * @param outcomeOf why a finding was left
 */
export function outcomesOf(
  findings: readonly ReportedFinding[],
  { results }: SessionDocument,
  outcomeOf: (offer: Offer) => Outcome,
): FixedFinding[] {
  const byPlace = new Map(results.map((result) => [placeKeyOf(result.finding), result]));
  return findings.map((finding) => {
    const { applied, offer } = byPlace.get(placeKeyOf(finding)) ?? {};
    if (applied !== undefined) return { finding, outcome: 'rewritten', rewrite: applied.rewrite, offers: [] };
    if (offer !== undefined) return { finding, outcome: outcomeOf(offer), offers: offer.rewrites };
    return { finding, outcome: 'rewritten', offers: [] };
  });
}

/** Returns a test for the offers of findings that a scan reported. */
export function reportedAmong(
  findings: readonly ReportedFinding[],
  document: SessionDocument,
): (offer: SessionOffer) => boolean {
  const places = new Set(findings.map(placeKeyOf));
  const ids = new Set(
    document.results.flatMap(({ finding, offer }) => (offer && places.has(placeKeyOf(finding)) ? [offer.id] : [])),
  );
  return ({ id }) => ids.has(id);
}

/** Returns a key for a finding: there is one a rule and place. */
export function placeKeyOf({ ruleId, start, end }: Finding): string {
  return `${ruleId} ${start} ${end}`;
}
