import type { OfferedFixes } from '../report/offered-fix.js';
import type { ScanResult } from '../report/result.js';
import { FIX_OFFERING_FORMATS } from '../report/scan-formats.js';
import type { OnAnalysed } from '../scan/executor.js';
import type { ScanOptions } from '../scan/options.js';
import type { Task } from '../scan/prepare.js';
import { nameOf, rawFromText } from '../scan/raw-path.js';
import { complain, describe } from './complain.js';
import { offerFixes } from './fix/offer-fixes.js';
import { createProgressLine } from './progress.js';
import type { WantedReport } from './reports.js';
import { interruptibly } from './scanning.js';
import type { Interruptible } from './scanning.js';

/** Collects what fixes need during a scan, and works them out after it. */
export interface Offering {
  readonly onAnalysed: OnAnalysed;
  fixesOf(result: ScanResult): Promise<Interruptible<OfferedFixes>>;
}

/** @returns undefined if no report passes fixes on: working them out takes longer than a scan */
export function offeringFor(
  reports: readonly WantedReport[],
  options: ScanOptions,
  { quiet, stdin }: { readonly quiet?: boolean; readonly stdin?: boolean },
): Offering | undefined {
  if (stdin || !reports.some(({ format }) => FIX_OFFERING_FORMATS.includes(format))) return undefined;
  const tasks = new Map<string, Task>();
  const base = rawFromText(options.cwd);
  return {
    onAnalysed(task, analysis) {
      if (!(analysis instanceof Error) && analysis.findings.length > 0) tasks.set(nameOf(task.file, base).uri, task);
    },
    async fixesOf(result) {
      const { result: offered, interrupted } = await interruptibly(async ({ signal }) => {
        const progress = quiet ? undefined : createProgressLine(process.stderr);
        try {
          return await offerFixes(result, tasks, options, signal, (text) => progress?.say(text));
        } finally {
          progress?.end();
        }
      });
      for (const failure of offered.failures) complain(describe(failure));
      if (interrupted !== undefined) complain('stopped early; the report has no fixes');
      return { result: offered.fixes, interrupted };
    },
  };
}
