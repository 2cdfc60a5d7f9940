import { once } from 'node:events';
import path from 'node:path';
import type { OfferedFixes } from '../report/offered-fix.js';
import type { ScanError, ScanResult } from '../report/result.js';
import type { FurtherFile } from '../rewrites/session/session-types.js';
import { rootsOf } from '../scan/boundary.js';
import { messageOf } from '../scan/error-message.js';
import type { ScanOptions } from '../scan/options.js';
import type { Task } from '../scan/prepare.js';
import { rawFromText } from '../scan/raw-path.js';
import { nameOnly } from './carry-out.js';
import { joinedFixes } from './joined-fixes.js';
import type { OfferedFile } from './joined-fixes.js';
import { RewritingThread } from './rewriting-thread.js';
import { surveyedFiles } from './survey.js';

/** The fixes of a scan, and why some files have none. */
export interface FixesOfScan {
  readonly fixes: OfferedFixes;
  readonly failures: readonly ScanError[];
}

/**
 * Returns what `fix --write` does about each finding of a scan: together, the fixes lead to the same files. There are none
 * once the scan was stopped.
 * @param tasks the scanned files, by their exact names
 * @param say shows how far the work is
 */
export async function offerFixes(
  result: ScanResult,
  tasks: ReadonlyMap<string, Task>,
  options: ScanOptions,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<FixesOfScan> {
  const found = surveyedFiles(result, tasks);
  const failures: ScanError[] = [];
  if (found.length === 0 || signal.aborted) return { fixes: new Map(), failures };
  const script = path.join(__dirname, 'fix-worker.js');
  const thread = new RewritingThread({ script, files: found, roots: rootsOf(options.paths, options.cwd) });
  const aborted = once(signal, 'abort').then(() => undefined);
  const offered: OfferedFile[] = [];
  let further: readonly FurtherFile[] = [];
  try {
    for (const [index, file] of found.entries()) {
      say(`Working out fixes: ${index} of ${found.length} files`);
      try {
        const answer = await Promise.race([thread.nextOffered(), aborted]);
        if (answer === undefined) return { fixes: new Map(), failures };
        ({ further } = answer);
        const beside = answer.others.flatMap((other) => found[other.index]?.task.fileName ?? []);
        offered.push({ found: file, applied: answer.applied, beside });
      } catch (error) {
        failures.push({ message: `has no fixes: ${messageOf(error)}`, file: nameOnly(file) });
        offered.push({ found: file, applied: [], beside: [] });
      }
    }
  } finally {
    thread.end();
  }
  const textOf = (index: number) => thread.textOf(index) ?? '';
  return { fixes: joinedFixes(offered, textOf, further, rawFromText(options.cwd)), failures };
}
