import type { FileName, ScanResult } from '../../report/result.js';

/**
 * Merges a later result for some files into an earlier result for their folder. Both have all findings of every file.
 * @param uris the files that were scanned again, as results name them, including those without findings now
 */
export function mergeResults(before: ScanResult, later: ScanResult, uris: ReadonlySet<string>): ScanResult {
  const merge = <T extends FileName>(old: readonly T[], fresh: readonly T[]): T[] =>
    [...old.filter(({ uri }) => !uris.has(uri)), ...fresh].toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
  return {
    ...before,
    files: merge(before.files, later.files),
    skipped: merge(before.skipped, later.skipped),
    errors: [
      ...before.errors.filter(({ file }) => file === undefined || !uris.has(file.uri)),
      ...later.errors.filter(({ file }) => file !== undefined),
    ],
  };
}
