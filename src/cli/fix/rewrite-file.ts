import type { FixedFile } from '../../report/fix-result.js';
import { fixAll } from '../../rewrites/session/fix-all.js';
import type { Session, SessionDocument } from '../../rewrites/session/types.js';
import { bestEligible, outcomeOfLeft } from './choice.js';
import type { Wanted } from './choice.js';
import { outcomesOf } from './outcomes.js';
import type { SurveyedFile } from './survey.js';

/** A file as it will be, and where it has to be written. */
export interface FileRewrite {
  readonly found: SurveyedFile;
  readonly fixed: FixedFile;
}

/** Rewrites all of a file's findings that are wanted and can be; writes nothing. */
export function rewriteFile(
  session: Session,
  document: SessionDocument,
  found: SurveyedFile,
  wanted: Wanted,
): FileRewrite {
  fixAll(session, document, (offer) => bestEligible(offer, wanted));
  return planOf(
    found,
    document.text,
    outcomesOf(found.findings, document, (offer) => outcomeOfLeft(offer, wanted)),
  );
}

/** Returns the result for a file whose rewrites were not prepared. */
export function unfinishedPlan(found: SurveyedFile): FileRewrite {
  const findings = found.findings.map((finding) => ({ finding, outcome: 'unfinished' as const, offers: [] }));
  return planOf(found, found.task.text, findings);
}

export function planOf(found: SurveyedFile, newText: string, findings: FixedFile['findings']): FileRewrite {
  const { text, bom } = found.task;
  const { path, uri } = found;
  return { found, fixed: { path, uri, text, newText, bom, change: newText === text ? 'none' : 'proposed', findings } };
}
