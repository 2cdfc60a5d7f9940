import type { FileResult } from '../report/result.js';
import { ruleMetas } from '../rules/metadata.js';

/** A file's result and its project. */
export interface FileOfProject {
  readonly result: FileResult;
  /** Compared by identity; undefined if the file belongs to no project. */
  readonly project: unknown;
}

/** Returns whether a rule reports only one finding per project. */
export function isOncePerProject(ruleId: string): boolean {
  return ruleMetas.some(({ id, oncePerProject }) => id === ruleId && oncePerProject === true);
}

/**
 * Drops findings that an earlier file of the same project already has.
 * @param files in report order
 */
export function oncePerProject(files: readonly FileOfProject[]): FileResult[] {
  const said = new Map<unknown, Set<string>>();
  return files.flatMap(({ result, project }) => {
    const known = said.get(project) ?? new Set();
    said.set(project, known);
    const findings = result.findings.filter(
      ({ ruleId, form }) => project === undefined || !isOncePerProject(ruleId) || known.size < known.add(form).size,
    );
    return findings.length + result.problems.length > 0 ? [{ ...result, findings }] : [];
  });
}
