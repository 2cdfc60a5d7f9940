import type { FileName, ReportedFinding, ScanResult } from '../../report/result.js';
import { isOncePerProject } from '../../scan/once-per-project.js';

/**
 * Merges a later result for some files into an earlier result for their folder.
 * @param uris the files that were scanned again, as results name them, including those without findings now
 */
export function mergeResults(before: ScanResult, later: ScanResult, uris: ReadonlySet<string>): ScanResult {
  const merge = <T extends FileName>(old: readonly T[], fresh: readonly T[]): T[] =>
    [...old.filter(({ uri }) => !uris.has(uri)), ...fresh].toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
  const said = saidElsewhere(before, uris);
  const files = later.files.map((file) => {
    const had = before.files.find(({ uri }) => uri === file.uri)?.findings ?? [];
    const isNews = (finding: ReportedFinding) =>
      !said.has(keyOf(finding)) || had.some((old) => keyOf(old) === keyOf(finding));
    return { ...file, findings: file.findings.filter(isNews) };
  });
  return {
    ...before,
    files: merge(
      before.files,
      files.filter(({ findings, problems }) => findings.length + problems.length > 0),
    ),
    skipped: merge(before.skipped, later.skipped),
    errors: [
      ...before.errors.filter(({ file }) => file === undefined || !uris.has(file.uri)),
      ...later.errors.filter(({ file }) => file !== undefined),
    ],
  };
}

const keyOf = ({ ruleId, form }: ReportedFinding): string => `${ruleId}/${form}`;

/** Findings that are reported once per project, in files that were not scanned again. */
function saidElsewhere(result: ScanResult, uris: ReadonlySet<string>): Set<string> {
  const others = result.files.filter(({ uri }) => !uris.has(uri)).flatMap(({ findings }) => findings);
  return new Set(others.filter(({ ruleId }) => isOncePerProject(ruleId)).map(keyOf));
}
