import type { FileResult } from '../report/result.js';
import { ruleMetas } from '../rules/metadata.js';

/** What was found in a file, and the project that it belongs to. */
export interface FileOfProject {
  readonly result: FileResult;
  /** Compared by identity; undefined for a file of no project. */
  readonly project: unknown;
}

/** Whether a rule speaks up once a project. */
export function isOncePerProject(ruleId: string): boolean {
  return ruleMetas.some(({ id, oncePerProject }) => id === ruleId && oncePerProject === true);
}

/**
 * Leaves out what the first file of a project said already.
 * @param files in the order in which they are reported
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
