import type { RawPath } from './raw-path.js';
import type { Folder } from './roots.js';

/** The input of both searches, ripgrep's and our own walker's. */
export interface SearchRequest {
  readonly folders: readonly Folder[];
  /** Literal texts; a file that contains one of them is a candidate. */
  readonly needles: readonly string[];
  readonly gitignore: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Runs for each error; the search continues. `file` is undefined if the error is not about a single file. */
  readonly onError: (message: string, file?: RawPath) => void;
}

/**
 * Folders that are never searched: version control and packages. Only folders below the searched one count, so a user
 * can still scan a folder inside node_modules.
 */
export const SKIPPED_FOLDERS: readonly string[] = ['.git', '.hg', '.svn', 'node_modules'];

/**
 * @param path relative to the searched folder, with `/` as separator; the last part is the file's own name, which does
 * not count
 */
export function isInSkippedFolder(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return folders.some((name) => SKIPPED_FOLDERS.includes(name));
}
