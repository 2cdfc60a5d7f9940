import type { FindOffers, ModuleReader } from '../../core/types.js';
import type { FixedFile } from '../../report/fix-result.js';
import { rewriteAll } from '../../rewrites/rewrite-all.js';
import { eligible, outcomeOfLeft } from './choice.js';
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
  findOffers: FindOffers,
  found: SurveyedFile,
  wanted: Wanted,
  reader: ModuleReader,
): FileRewrite {
  const { task, findings } = found;
  const choose = (offer: Parameters<typeof eligible>[0]) => eligible(offer, wanted)[0];
  const { text, applied, left } = rewriteAll(findOffers, task, choose, task.options, reader);
  return planOf(
    found,
    text,
    outcomesOf(findings, applied, left, (offer) => outcomeOfLeft(offer, wanted)),
  );
}

/** The plan of a file for which no rewrite was worked out. */
export function unfinishedPlan(found: SurveyedFile): FileRewrite {
  const findings = found.findings.map((finding) => ({ finding, outcome: 'unfinished' as const, offers: [] }));
  return planOf(found, found.task.text, findings);
}

export function planOf(found: SurveyedFile, newText: string, findings: FixedFile['findings']): FileRewrite {
  const { text } = found.task;
  const { path, uri } = found;
  return { found, fixed: { path, uri, text, newText, change: newText === text ? 'none' : 'proposed', findings } };
}
