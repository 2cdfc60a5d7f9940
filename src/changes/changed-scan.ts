import type { Finding, Range } from '../core/types.js';
import { linesIn } from '../report/excerpt.js';
import { fingerprintsOf } from '../report/fingerprint.js';
import type { FileResult, ScanResult } from '../report/result.js';
import { countFindings } from '../report/summary.js';
import { createMirror } from '../scan/mirror.js';
import { isOncePerProject, reportedOf } from '../scan/once-per-project.js';
import type { ScanHooks, ScanOptions } from '../scan/options.js';
import { nameOf, rawFromText } from '../scan/raw-path.js';
import { scan } from '../scan/scan.js';
import { createChangeTest } from './changed-lines.js';
import type { FindChanges, SourceText } from './changes.js';

/** What a scan found, and what of it changed. */
export interface ChangedScan {
  /** As if everything had changed. */
  readonly result: ScanResult;
  /**
   * Leaves out what did not change.
   * @param reported the result, or a part of it, such as what a baseline does not have
   */
  only(reported: ScanResult): ScanResult;
}

/**
 * Scans as always, and finds out what changed.
 * @throws {Error} with a sentence for the user, if that can't be told
 */
export async function scanChanged(options: ScanOptions, hooks: ScanHooks, find: FindChanges): Promise<ChangedScan> {
  const { original: originalOf } = createMirror(options.mirror);
  const base = rawFromText(options.cwd);
  const sources = new Map<string, SourceText>();
  // Of findings that are reported once a project, the first one may not have changed.
  const all = await scan(
    { ...options, everyFile: true },
    {
      ...hooks,
      onAnalysed(task, analysis) {
        hooks.onAnalysed?.(task, analysis);
        if (analysis instanceof Error || analysis.findings.length + analysis.problems.length === 0) return;
        sources.set(nameOf(originalOf(task.file), base).uri, task);
      },
    },
  );
  const files = all.files.flatMap((file) => {
    const source = sources.get(file.uri);
    return source === undefined ? [] : [{ file, source }];
  });
  const changes = find(files.map(({ source }) => source));
  const changed = new Set<Range>();
  for (const [nth, { file, source }] of files.entries()) {
    const lines = changes[nth];
    if (lines === undefined) continue;
    const isChanged = createChangeTest(source.text, lines);
    for (const finding of file.findings) if (placesOf(finding).some(isChanged)) changed.add(finding);
    for (const problem of file.problems) if (isChanged(problem)) changed.add(problem);
  }
  return { result: reportedOf(all), only: (reported) => onlyChanged(reported, all, changed) };
}

/** Returns a finding's own range, and the places that it depends on. */
function placesOf({ start, end, parts, related }: Finding): readonly Range[] {
  return [{ start, end }, ...Object.values(parts), ...related];
}

/** @param all with the findings that are reported once a project in every file */
function onlyChanged(reported: ScanResult, all: ScanResult, changed: ReadonlySet<Range>): ScanResult {
  // Of equal lines, a baseline and a comparison may regard different ones as new. As many are reported as both allow.
  const left = new Map<string, number>();
  for (const key of reported.files.flatMap(keysOf)) left.set(key, (left.get(key) ?? 0) + 1);
  const take = (key = '') => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0;
  };
  const files = all.files.map((file) => {
    const keys = keysOf(file);
    const findings = file.findings.filter((finding, nth) => changed.has(finding) && take(keys[nth]));
    const problems = file.problems.filter((problem) => changed.has(problem) || problem.kind === 'not-analysed');
    return { ...file, findings, problems };
  });
  return {
    ...reported,
    files: files.filter(({ findings, problems }) => findings.length + problems.length > 0),
    stats: { ...reported.stats, unchanged: countFindings(reported.files) - countFindings(files) },
  };
}

/** Returns a key for each finding, which is the same for equal ones in equal lines, or in the project if one is enough. */
function keysOf(file: FileResult): string[] {
  const fingerprints = fingerprintsOf(file.findings, linesIn(file.excerpt));
  return file.findings.map(({ ruleId, form }, nth) =>
    file.project !== undefined && isOncePerProject(ruleId)
      ? [ruleId, form, file.project].join('\0')
      : [file.uri, fingerprints[nth]?.replace(/:\d+$/, '')].join('\0'),
  );
}
