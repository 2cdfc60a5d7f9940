import type { BaselineEntry } from '../report/baseline.js';
import { nameFrom } from '../report/rebased.js';
import type { FileName, ScanResult } from '../report/result.js';
import { compileGlobs } from './globs.js';

/** What a scan was asked to check. */
export interface ScanExtent {
  /** The URIs of the scanned files and folders, without a slash at the end. */
  readonly scanned: readonly string[];
  /** Ids; all rules if absent. */
  readonly rules?: readonly string[];
  /** Valid globs, relative to the `base` of the result. */
  readonly include?: readonly string[];
  readonly ignore?: readonly string[];
}

/**
 * Returns whether a scan would have found the finding of an entry: what was not scanned is neither new nor gone.
 * @param root the folder of the baseline
 */
export function coverageOf(
  { base, skipped, errors }: ScanResult,
  root: FileName,
  { scanned, rules, include, ignore }: ScanExtent,
): (entry: BaselineEntry) => boolean {
  const name = nameFrom(base, root);
  const failed = errors.flatMap(({ file }) => file ?? []);
  const passed = new Set([...skipped, ...failed].map((file) => name(file).uri));
  const globs = (list: readonly string[] | undefined) => (list?.length ? compileGlobs(list) : undefined);
  const [included, ignored] = [globs(include), globs(ignore)];
  const isScanned = (uri: string) => scanned.some((folder) => uri === folder || uri.startsWith(`${folder}/`));
  return ({ file, rule }) => {
    const uri = root.uri + file;
    const local = uri.startsWith(base.uri) ? decoded(uri.slice(base.uri.length)) : undefined;
    const isIncluded = local === undefined || (included?.(local) !== false && ignored?.(local) !== true);
    return isScanned(uri) && isIncluded && !passed.has(file) && rules?.includes(rule) !== false;
  };
}

/** Returns the path of a relative URI; undefined if its name is not UTF-8, or mistyped by whoever edited the file. */
function decoded(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}
