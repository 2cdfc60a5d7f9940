import type { ScanForChanges } from '../changes/given-changes.js';
import type { ReportedFinding, ScanResult } from '../report/result.js';
import { createBoundary, rootsOf } from '../scan/boundary.js';
import type { OnAnalysed } from '../scan/executor.js';
import type { ScanHooks, ScanOptions } from '../scan/options.js';
import { upgradeOptionsOf } from '../scan/package-manager.js';
import type { Task } from '../scan/prepare.js';
import { nameOf, rawFromText } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { realPathOf } from '../scan/real-path.js';
import { scan } from '../scan/scan.js';

/** A file with findings, and all that the engine was told when it found them. */
export interface SurveyedFile {
  readonly task: Task;
  readonly path: string;
  readonly uri: string;
  /** Where the file really is: no symbolic link. */
  readonly real: RawPath;
  readonly findings: readonly ReportedFinding[];
}

export interface Survey {
  readonly scan: ScanResult;
  /** Sorted by path; a file that has two names is in it once. */
  readonly found: readonly SurveyedFile[];
}

/**
 * Scans as `auth0-relink scan` does, and keeps what a repair needs of the files with findings.
 * @param upgrade whether rewrites may load newer SDKs
 * @param changes finds out what changed; undefined if everything counts
 */
export async function survey(
  options: ScanOptions,
  hooks: ScanHooks,
  upgrade = false,
  changes?: ScanForChanges,
): Promise<Survey> {
  const base = rawFromText(options.cwd);
  const { tasks, onAnalysed } = taskKeeper(options.cwd);
  const keeping: ScanHooks = { ...hooks, onAnalysed };
  const changed = await changes?.(options, keeping);
  const result = changed === undefined ? await scan(options, keeping) : changed.only(changed.result);
  const boundary = createBoundary(rootsOf(options.paths, options.cwd));
  const upgradable = (task: Task): Task =>
    upgrade ? { ...task, options: { ...task.options, upgrade: upgradeOptionsOf(task.file, base, boundary) } } : task;
  const found = surveyedFiles(result, tasks).map((file) => ({ ...file, task: upgradable(file.task) }));
  return { scan: result, found };
}

/** Keeps the tasks of files with findings during a scan, by the exact names of the files. */
export function taskKeeper(cwd: string): {
  readonly tasks: ReadonlyMap<string, Task>;
  readonly onAnalysed: OnAnalysed;
} {
  const tasks = new Map<string, Task>();
  const base = rawFromText(cwd);
  const onAnalysed: OnAnalysed = (task, analysis) => {
    if (!(analysis instanceof Error) && analysis.findings.length > 0) tasks.set(nameOf(task.file, base).uri, task);
  };
  return { tasks, onAnalysed };
}

/**
 * Returns the files with findings.
 * @param tasks by the exact names of their files
 */
export function surveyedFiles({ files }: ScanResult, tasks: ReadonlyMap<string, Task>): SurveyedFile[] {
  const seen = new Set<RawPath>();
  return files.flatMap(({ path, uri, findings }) => {
    const task = tasks.get(uri);
    if (task === undefined || findings.length === 0) return [];
    const real = realPathOf(task.file);
    if (seen.has(real)) return [];
    seen.add(real);
    return [{ task, path, uri, real, findings }];
  });
}
