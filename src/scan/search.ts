import type { RawPath } from './raw-path.js';
import type { Folder } from './roots.js';

/** What ripgrep and our own walker are both asked for. */
export interface SearchRequest {
  readonly folders: readonly Folder[];
  /** Literal texts; a file that holds one of them is a candidate. */
  readonly needles: readonly string[];
  readonly gitignore: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Called for what cannot be read; the search goes on. `file` is undefined when it is about no single file. */
  readonly onError: (message: string, file?: RawPath) => void;
}

/**
 * Folders that are never searched: those of version control and of packages. Only folders below the searched one count,
 * so a folder inside node_modules can be searched when it is named.
 */
export const SKIPPED_FOLDERS: readonly string[] = ['.git', '.hg', '.svn', 'node_modules'];

/** @param path relative to the searched folder, with `/` between its parts; the file's own name does not count */
export function isInSkippedFolder(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return folders.some((name) => SKIPPED_FOLDERS.includes(name));
}
