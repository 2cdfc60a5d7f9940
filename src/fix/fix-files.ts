import { once } from 'node:events';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FixResult } from '../report/fix-result.js';
import type { ScanError } from '../report/result.js';
import { withSlashes } from '../rewrites/helpers/module/paths.js';
import { rootsOf } from '../scan/boundary.js';
import { messageOf } from '../scan/error-message.js';
import type { ScanOptions, ScanProgress } from '../scan/options.js';
import { rawFromText } from '../scan/raw-path.js';
import { carryOut, failedFor, guardFiles, nameOnly } from './carry-out.js';
import type { Wanted } from './choice.js';
import type { FixSettings, ShownProgress } from './fix-settings.js';
import { filesOf, FurtherFiles } from './further-files.js';
import { planOf, unfinishedPlan, withText } from './rewrite-file.js';
import type { FileRewrite } from './rewrite-file.js';
import { RewritingThread } from './rewriting-thread.js';
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
  progress: ShownProgress | undefined,
): Promise<FixResult> {
  const errors: ScanError[] = [];
  const further = new FurtherFiles(rawFromText(options.cwd));
  let plans: FileRewrite[];
  try {
    const hooks = { signal, onProgress: (state: ScanProgress) => progress?.update(state) };
    const { scan, found } = await survey(options, hooks, settings.upgrade, settings.changes);
    errors.push(...scan.errors);
    plans = await planAll(found, rootsOf(options.paths, options.cwd), wanted, errors, signal, progress, further);
    progress?.end();
    if (settings.write && !signal.aborted) {
      settings.approve?.(filesOf(plans, further));
      plans = await writeAll(plans, further, settings, errors, signal);
    }
    const files = filesOf(plans, further);
    const installs = further.installs();
    return { scan: { ...scan, errors, incomplete: signal.aborted }, write: settings.write, files, installs };
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
  progress: ShownProgress | undefined,
  further: FurtherFiles,
): Promise<FileRewrite[]> {
  if (found.length === 0 || signal.aborted) return found.map((file) => unfinishedPlan(file));
  const plans: FileRewrite[] = [];
  const thread = new RewritingThread({ script: path.join(__dirname, 'fix-worker.js'), files: found, roots });
  const aborted = once(signal, 'abort').then(() => undefined);
  try {
    for (const file of found) {
      progress?.say(`Working out rewrites: ${plans.length} of ${found.length} files`);
      try {
        const rewritten = await Promise.race([thread.next(wanted), aborted]);
        if (rewritten === undefined) break;
        for (const { index, text } of rewritten.others) {
          const earlier = plans[index];
          if (earlier) plans[index] = withText(earlier, text);
        }
        plans.push(planOf(file, rewritten.newText, rewritten.findings));
        further.update(rewritten.further);
      } catch (error) {
        errors.push({ message: `could not be rewritten: ${messageOf(error)}`, file: nameOnly(file) });
        plans.push(unfinishedPlan(file, thread.textOf(plans.length)));
      }
    }
  } finally {
    thread.end();
  }
  return [...plans, ...found.slice(plans.length).map((file) => unfinishedPlan(file))];
}

async function writeAll(
  plans: readonly FileRewrite[],
  further: FurtherFiles,
  settings: FixSettings,
  errors: ScanError[],
  signal: AbortSignal,
): Promise<FileRewrite[]> {
  const changed = plans.filter(({ fixed }) => fixed.change === 'proposed');
  const { changed: others, created } = further.placesFor(changed);
  guardFiles([...changed.map(({ found }) => found.real), ...others], created, settings);
  const done = new Map<FileRewrite, FileRewrite>();
  const write = (plan: FileRewrite): FileRewrite => {
    const known = done.get(plan);
    if (known !== undefined) return known;
    // Two files may need each other.
    done.set(plan, plan);
    const failed = needed(plan, plans)
      .map(write)
      .find(({ fixed }) => fixed.change === 'failed');
    const written = failed ? failedFor(plan, failed, errors) : carryOut(plan, further, errors);
    done.set(plan, written);
    return written;
  };
  for (const plan of plans) {
    await setImmediate();
    if (!signal.aborted) write(plan);
  }
  // A signal during the last write is told of like any other.
  await setImmediate();
  return plans.map((plan) => done.get(plan) ?? plan);
}

/** Returns the other files with findings that a file's rewrites also change. */
function needed({ found, fixed }: FileRewrite, plans: readonly FileRewrite[]): readonly FileRewrite[] {
  const changed = fixed.findings.flatMap(({ rewrite }) => rewrite?.files ?? []);
  const names = new Set(changed.map(({ fileName }) => withSlashes(fileName)));
  return plans.filter((plan) => plan.found !== found && names.has(withSlashes(plan.found.task.fileName)));
}
