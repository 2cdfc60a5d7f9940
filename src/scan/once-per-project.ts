import type { FileResult, ScanResult } from '../report/result.js';
import { ruleMetas } from '../rules/metadata.js';

/** Returns whether a rule reports only one finding per project. */
export function isOncePerProject(ruleId: string): boolean {
  return ruleMetas.some(({ id, oncePerProject }) => id === ruleId && oncePerProject === true);
}

/**
 * Creates a filter that drops findings that an earlier file of the same project already has.
 * @returns whether a finding of the next file, in report order, is the first of its kind in the file's project
 */
export function createProjectFilter(): (
  finding: { readonly ruleId: string; readonly form: string },
  project: string | undefined,
) => boolean {
  const said = new Set<string>();
  return ({ ruleId, form }, project) => {
    if (project === undefined || !isOncePerProject(ruleId)) return true;
    return said.size < said.add(`${form}\0${project}`).size;
  };
}

/**
 * Drops findings that an earlier file of the same project already has.
 * @param files in report order
 */
export function oncePerProject(files: readonly FileResult[]): FileResult[] {
  const isFirst = createProjectFilter();
  return files.flatMap((file) => {
    const findings = file.findings.filter((finding) => isFirst(finding, file.project));
    return findings.length + file.problems.length > 0 ? [{ ...file, findings }] : [];
  });
}

/** Returns the result for a report from one with all findings of all files. */
export function reportedOf(result: ScanResult): ScanResult {
  return { ...result, files: oncePerProject(result.files) };
}
