import { bestEligible } from '../api/best-eligible.js';
import type { FixedFile } from '../report/fix-result.js';
import type { ReportedFinding } from '../report/result.js';
import { fixAll } from '../rewrites/session/fix-all.js';
import type { FurtherFile, Session, SessionDocument } from '../rewrites/session/session-types.js';
import { outcomeOfLeft } from './choice.js';
import type { Wanted } from './choice.js';
import { outcomesOf, reportedAmong } from './outcomes.js';
import type { SurveyedFile } from './survey.js';

/** A file as it will be, and where it has to be written. */
export interface FileRewrite {
  readonly found: SurveyedFile;
  readonly fixed: FixedFile;
}

/** What becomes of a file's text and its findings: plain data, which a thread can send. */
export interface RewrittenText extends ChangedTexts {
  readonly findings: FixedFile['findings'];
}

/** The texts that rewriting a file has left. */
export interface ChangedTexts {
  readonly newText: string;
  /** All other files that the session has to write so far. */
  readonly further: readonly FurtherFile[];
  /** Other files with findings that were changed, too. */
  readonly others: readonly ChangedText[];
}

/** The current text of a file with findings, by its place in the list of these files. */
export interface ChangedText {
  readonly index: number;
  readonly text: string;
}

/**
 * Rewrites all of a document's findings that are wanted and can be; writes nothing.
 * @param findings of the scan
 * @param onStep called before each finding
 */
export function rewriteText(
  session: Session,
  document: SessionDocument,
  findings: readonly ReportedFinding[],
  wanted: Wanted,
  onStep: () => void,
): Omit<RewrittenText, 'others'> {
  const isMeant = wanted.onlyReported ? reportedAmong(findings, document) : () => true;
  fixAll(session, document, (offer) => {
    onStep();
    return isMeant(offer) ? bestEligible(offer, wanted) : undefined;
  });
  const outcomes = outcomesOf(findings, document, (offer) => {
    onStep();
    return outcomeOfLeft(offer, wanted);
  });
  return { newText: document.text, findings: outcomes, further: session.further };
}

/**
 * Returns the result for a file whose rewrites were not prepared.
 * @param text its text after the rewrites of other files
 */
export function unfinishedPlan(found: SurveyedFile, text = found.task.text): FileRewrite {
  const findings = found.findings.map((finding) => ({ finding, outcome: 'unfinished' as const, offers: [] }));
  return planOf(found, text, findings);
}

/** Returns the result for a file that the rewrites of another one have changed since. */
export function withText({ found, fixed }: FileRewrite, text: string): FileRewrite {
  return planOf(found, text, fixed.findings);
}

export function planOf(found: SurveyedFile, newText: string, findings: FixedFile['findings']): FileRewrite {
  const { text, bom } = found.task;
  const { path, uri } = found;
  return { found, fixed: { path, uri, text, newText, bom, change: newText === text ? 'none' : 'proposed', findings } };
}
