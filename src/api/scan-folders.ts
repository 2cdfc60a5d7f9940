import type { FileResult, ScanError, ScanResult, SkippedFile } from '../report/result.js';
import { isOncePerProject } from '../scan/once-per-project.js';
import { scan } from '../scan/scan.js';
import type { ErrorEvent, FolderOptions, ScanEvent, SkippedEvent } from './api-types.js';
import { fileEvent } from './plain.js';
import { assertRules } from './rules.js';

/**
 * Scans files and folders as `auth0-relink scan` does, in worker threads. Files come as soon as they are analysed, in
 * any order; those with a finding that counts once per project come at the end, and then what was skipped, the errors
 * and one `end`. Leaving the loop stops the scan, and so does the signal.
 * @throws {TypeError} (rejects) for an unknown rule
 * @throws {Error} (rejects) for an invalid glob
 */
export async function* scanFolders(
  options: FolderOptions = {},
  signal?: AbortSignal,
): AsyncGenerator<ScanEvent, void, undefined> {
  if (options.rules) assertRules(options.rules);
  const { paths = ['.'], cwd = process.cwd(), ...others } = options;
  const left = new AbortController();
  const ready: FileResult[] = [];
  const given = new Set<string>();
  let wake: () => void = () => undefined;
  let result: ScanResult | undefined;
  const running = scan(
    { ...others, paths, cwd },
    {
      signal: signal ? AbortSignal.any([signal, left.signal]) : left.signal,
      onFile: (file) => {
        if (file.findings.some(({ ruleId }) => isOncePerProject(ruleId))) return;
        ready.push(file);
        wake();
      },
    },
  ).then((whole) => (result = whole));
  const ended = running.then(
    () => undefined,
    () => undefined,
  );
  try {
    while (result === undefined) {
      const file = ready.shift();
      if (file !== undefined) {
        given.add(file.uri);
        yield fileEvent(file);
        continue;
      }
      const woken = new Promise<void>((resolve) => (wake = resolve));
      // Rejects once the scan fails.
      await Promise.race([woken, running]);
    }
    const { files, skipped, errors, incomplete, stats } = result;
    for (const file of files) if (!given.has(file.uri)) yield fileEvent(file);
    for (const file of skipped) yield skippedEvent(file);
    for (const error of errors) yield errorEvent(error);
    yield { kind: 'end', incomplete, candidates: stats.candidates, analysed: stats.analysed };
  } finally {
    left.abort();
    await ended;
  }
}

function skippedEvent({ path, uri, reason, detail }: SkippedFile): SkippedEvent {
  return { kind: 'skipped', path, uri, reason, detail };
}

function errorEvent({ message, file, line, column }: ScanError): ErrorEvent {
  return {
    kind: 'error',
    message,
    ...(file && { path: file.path }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
}
