import { setImmediate } from 'node:timers/promises';
import type { FixResult } from '../../report/fix-result.js';
import type { ScanError } from '../../report/result.js';
import { rootsOf } from '../../scan/boundary.js';
import { messageOf } from '../../scan/error-message.js';
import { loadOpenSession } from '../../scan/load-engine.js';
import { createModuleReader } from '../../scan/modules.js';
import type { ScanOptions } from '../../scan/options.js';
import type { ProgressLine } from '../progress.js';
import type { Wanted } from './choice.js';
import { carryOut, guardFiles, nameOnly } from './context.js';
import type { FixSettings } from './context.js';
import { rewriteFile, unfinishedPlan } from './rewrite-file.js';
import type { FileRewrite } from './rewrite-file.js';
import { survey } from './survey.js';
import type { SurveyedFile } from './survey.js';

/**
 * Applies all wanted rewrites. Files are written once all rewrites are ready, one after another and each atomically, so
 * an interruption falls between two of them.
 * @throws {Error} with a sentence for the user, when nothing may be written
 */
export async function fixFiles(
  options: ScanOptions,
  wanted: Wanted,
  settings: FixSettings,
  signal: AbortSignal,
  progress: ProgressLine | undefined,
): Promise<FixResult> {
  const errors: ScanError[] = [];
  let plans: FileRewrite[];
  try {
    const { scan, found } = await survey(options, { signal, onProgress: (state) => progress?.update(state) });
    errors.push(...scan.errors);
    plans = await planAll(found, rootsOf(options.paths, options.cwd), wanted, errors, signal, progress);
    progress?.end();
    if (settings.write && !signal.aborted) plans = await writeAll(plans, settings, errors, signal);
    const files = plans.map(({ fixed }) => fixed);
    return { scan: { ...scan, errors, incomplete: signal.aborted }, write: settings.write, files };
  } finally {
    progress?.end();
  }
}

async function planAll(
  found: readonly SurveyedFile[],
  roots: readonly string[],
  wanted: Wanted,
  errors: ScanError[],
  signal: AbortSignal,
  progress: ProgressLine | undefined,
): Promise<FileRewrite[]> {
  if (found.length === 0) return [];
  const openSession = await loadOpenSession();
  const session = openSession(createModuleReader(roots));
  // All of them first: a file sees what becomes of the others.
  const documents = found.map((file) => ({ file, document: session.open(file.task) }));
  const plans: FileRewrite[] = [];
  for (const { file, document } of documents) {
    progress?.say(`Working out rewrites: ${plans.length} of ${found.length} files`);
    // Lets signals come through.
    await setImmediate();
    if (signal.aborted) plans.push(unfinishedPlan(file));
    else {
      try {
        plans.push(rewriteFile(session, document, file, wanted));
      } catch (error) {
        errors.push({ message: `could not be rewritten: ${messageOf(error)}`, file: nameOnly(file) });
        plans.push(unfinishedPlan(file));
      }
      session.close(document);
    }
  }
  return plans;
}

async function writeAll(
  plans: readonly FileRewrite[],
  settings: FixSettings,
  errors: ScanError[],
  signal: AbortSignal,
): Promise<FileRewrite[]> {
  const changed = plans.filter(({ fixed }) => fixed.change === 'proposed');
  guardFiles(
    changed.map(({ found }) => found.real),
    settings,
  );
  const done: FileRewrite[] = [];
  for (const plan of plans) {
    await setImmediate();
    done.push(signal.aborted ? plan : carryOut(plan, errors));
  }
  // A signal during the last write is told of like any other.
  await setImmediate();
  return done;
}
