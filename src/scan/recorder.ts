import { linesOf } from '../core/lines.js';
import { excerptOf } from '../report/excerpt.js';
import type { FileResult, ReportedFinding, ScanError, ScanResult, SkippedFile } from '../report/result.js';
import type { OnMistake } from './config.js';
import { messageOf } from './error-message.js';
import type { OnAnalysed } from './executor.js';
import { failuresOf } from './failures.js';
import { isOverBudget, skipByProblems } from './gates.js';
import type { Skip } from './gates.js';
import { createMirror } from './mirror.js';
import { oncePerProject } from './once-per-project.js';
import { isCertainEnough } from './options.js';
import type { ScanHooks, ScanOptions } from './options.js';
import { compareRaw, folderUri, nameOf, rawFromText } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { severityOf } from './severity.js';

/** Collects the events of a scan, in any order, and builds the result. */
export interface Recorder {
  /** Counts a file that will be analysed. */
  candidate(): void;
  readonly analysed: OnAnalysed;
  skipped(file: RawPath, skip: Skip): void;
  unreadable(file: RawPath, message: string): void;
  readonly mistake: OnMistake;
  error(message: string): void;
  /** Marks the search for candidates as complete. */
  listed(): void;
  result(): ScanResult;
}

interface Keyed<T> {
  readonly file: RawPath;
  readonly value: T;
}

/** Starts to record a scan. Files of a mirror are reported as those that they stand for. */
export function createRecorder(options: ScanOptions, hooks: ScanHooks): Recorder {
  const started = performance.now();
  const { original: originalOf } = createMirror(options.mirror);
  const base = rawFromText(options.cwd);
  const files: Keyed<FileResult>[] = [];
  const skips: Keyed<SkippedFile>[] = [];
  const errors: Keyed<ScanError>[] = [];
  const counts = { candidates: 0, analysed: 0, suppressed: 0, belowCertainty: 0 };
  let findings = 0;
  let skipped = 0;
  let isListed = false;

  const progress = () => {
    const done = counts.analysed + skipped;
    hooks.onProgress?.({ candidates: counts.candidates, done, findings, listed: isListed });
  };
  const addError = (scanned: RawPath, error: Omit<ScanError, 'file'>) => {
    const file = originalOf(scanned);
    errors.push({ file, value: { ...error, file: nameOf(file, base) } });
  };
  const pushSkip = (scanned: RawPath, skip: Skip) => {
    const file = originalOf(scanned);
    skips.push({ file, value: { ...nameOf(file, base), ...skip } });
  };
  const addSkip = (file: RawPath, skip: Skip) => {
    counts.candidates++;
    skipped++;
    pushSkip(file, skip);
    progress();
  };
  return {
    candidate() {
      counts.candidates++;
      progress();
    },
    analysed(task, result) {
      counts.analysed++;
      if (result instanceof Error) addError(task.file, { message: `could not be analysed: ${messageOf(result)}` });
      else {
        const enough = result.findings.filter((f) => isCertainEnough(f.certainty, options.minCertainty ?? 'dead'));
        for (const failure of failuresOf(result.problems, task.text)) addError(task.file, failure);
        counts.suppressed += result.stats.suppressed;
        counts.belowCertainty += result.findings.length - enough.length;
        findings += enough.length;
        const reported = enough.map((finding): ReportedFinding => ({
          ...finding,
          severity: severityOf(finding, task),
        }));
        const incomplete = skipByProblems(result.problems);
        if (incomplete) pushSkip(task.file, incomplete);
        const problems = result.problems.filter((problem) => !isOverBudget(problem));
        if (reported.length > 0 || problems.length > 0) {
          const file = originalOf(task.file);
          const { path, uri } = nameOf(file, base);
          const excerpt = excerptOf(task.text, reported, problems);
          const { project } = task;
          const found = { path, uri, excerpt, findings: reported, problems, ...(project !== undefined && { project }) };
          files.push({ file, value: found });
          hooks.onFile?.(found);
        }
      }
      progress();
    },
    skipped(file, skip) {
      if (skip.reason === 'unreadable') addError(file, { message: `cannot be read (${skip.detail})` });
      addSkip(file, skip);
    },
    unreadable(file, message) {
      addError(file, { message });
      addSkip(file, { reason: 'unreadable', detail: message });
    },
    mistake(file, { message, offset, text }) {
      addError(file, { message, ...linesOf(text).positionAt(offset) });
    },
    error(message) {
      errors.push({ file: '' as RawPath, value: { message } });
    },
    listed() {
      isListed = true;
      progress();
    },
    result: () => ({
      base: { path: options.cwd, uri: folderUri(base) },
      files: options.everyFile === true ? inOrder(files) : oncePerProject(inOrder(files)),
      skipped: inOrder(skips),
      errors: inOrder(errors),
      stats: { ...counts, elapsedMs: Math.round(performance.now() - started) },
      incomplete: hooks.signal?.aborted === true,
    }),
  };
}

function inOrder<T>(list: readonly Keyed<T>[]): T[] {
  return list.toSorted((a, b) => compareRaw(a.file, b.file)).map(({ value }) => value);
}
