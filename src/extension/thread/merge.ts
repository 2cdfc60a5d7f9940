import type { FileName, ReportedFinding, ScanResult } from '../../report/result.js';
import { isOncePerProject } from '../../scan/once-per-project.js';

/**
 * Puts a later result of some files into an earlier one of their folder.
 * @param uris the files that the later one is about, as results name them, also where it says nothing of them
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

/** What is reported once a project and stands in a file that stays. */
function saidElsewhere(result: ScanResult, uris: ReadonlySet<string>): Set<string> {
  const others = result.files.filter(({ uri }) => !uris.has(uri)).flatMap(({ findings }) => findings);
  return new Set(others.filter(({ ruleId }) => isOncePerProject(ruleId)).map(keyOf));
}
