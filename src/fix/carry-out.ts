import type { FileName, ScanError } from '../report/result.js';
import type { RawPath } from '../scan/raw-path.js';
import type { FixSettings } from './fix-settings.js';
import type { FurtherFiles } from './further-files.js';
import type { FileRewrite } from './rewrite-file.js';
import { checkVersionControl } from './version-control.js';
import { writeFile } from './write-file.js';

/**
 * Makes sure, before anything is written, that the rewrites can be told apart and taken back.
 * @param files that are to be changed
 * @param created files that are to be created
 * @throws {Error} with a sentence that says what to do
 */
export function guardFiles(
  files: readonly RawPath[],
  created: readonly RawPath[],
  { allowDirty, scanned, note, own }: FixSettings,
): void {
  if (allowDirty || files.length === 0) return;
  const outside = checkVersionControl(files, created, scanned, own);
  if (outside.length === 0) return;
  const [what, have] = outside.length === 1 ? ['1 file', 'lies'] : [`${outside.length} files`, 'lie'];
  note(`${what} to write ${have} in no git repository: only a copy of your own can take the rewrites back`);
}

/**
 * Writes the new text of a file, if it has one, after the further files that it needs. What goes wrong is an error of the
 * result.
 * @param onDisk the file's text now, if the rewrites of another file have changed it
 */
export function carryOut(
  plan: FileRewrite,
  further: FurtherFiles,
  errors: ScanError[],
  onDisk = plan.fixed.text,
): FileRewrite {
  const { found, fixed } = plan;
  if (fixed.change !== 'proposed') return plan;
  const fault = further.writeFor(plan) ?? writeFile(found.real, onDisk, fixed.newText);
  if (fault !== undefined) errors.push({ message: `not written: ${fault}`, file: nameOnly(fixed) });
  return { found, fixed: { ...fixed, change: fault === undefined ? 'written' : 'failed' } };
}

/** Leaves a file as it is because another one, which its new code needs, was not written. */
export function failedFor({ found, fixed }: FileRewrite, other: FileRewrite, errors: ScanError[]): FileRewrite {
  const message = `not written: its code needs ${other.fixed.path}, which was not written`;
  errors.push({ message, file: nameOnly(fixed) });
  return { found, fixed: { ...fixed, change: 'failed' } };
}

export function nameOnly({ path, uri }: FileName): FileName {
  return { path, uri };
}
