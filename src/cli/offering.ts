import { offerFixes } from '../fix/offer-fixes.js';
import { taskKeeper } from '../fix/survey.js';
import type { OfferedFixes } from '../report/offered-fix.js';
import type { ScanResult } from '../report/result.js';
import { FIX_OFFERING_FORMATS } from '../report/scan-formats.js';
import { countFindings } from '../report/summary.js';
import type { OnAnalysed } from '../scan/executor.js';
import type { ScanOptions } from '../scan/options.js';
import { complain, describe } from './complain.js';
import type { WantedReport } from './reports.js';
import { withProgress } from './scanning.js';
import type { Interruptible } from './scanning.js';

/**
 * With more findings, a report has no fixes: each is proven by another analysis, so 100,000 of them take half an hour and
 * more. GitHub shows no more results of a run. Source: GitHub's documentation of SARIF support for code scanning.
 */
const MOST_FINDINGS = 5000;

/** Collects what fixes need during a scan, and works them out after it. */
export interface Offering {
  readonly onAnalysed: OnAnalysed;
  fixesOf(result: ScanResult): Promise<Interruptible<OfferedFixes>>;
}

/** @returns undefined if no report passes fixes on, because working them out takes longer than a scan */
export function offeringFor(
  reports: readonly WantedReport[],
  options: ScanOptions,
  { quiet, stdin, fixes = true }: { readonly quiet?: boolean; readonly stdin?: boolean; readonly fixes?: boolean },
): Offering | undefined {
  if (stdin || !fixes || !reports.some(({ format }) => FIX_OFFERING_FORMATS.includes(format))) return undefined;
  const { tasks, onAnalysed } = taskKeeper(options.cwd);
  return {
    onAnalysed,
    async fixesOf(result) {
      const count = countFindings(result.files);
      if (count > MOST_FINDINGS) {
        complain(
          `${count} findings: the report has no fixes for more than ${MOST_FINDINGS}; scan single folders for them`,
        );
        return { result: new Map(), interrupted: undefined };
      }
      const { result: offered, interrupted } = await withProgress(quiet, (signal, progress) =>
        offerFixes(result, tasks, options, signal, (text) => progress?.say(text)),
      );
      for (const failure of offered.failures) complain(describe(failure));
      if (interrupted !== undefined) complain('stopped early; the report has no fixes');
      return { result: offered.fixes, interrupted };
    },
  };
}
