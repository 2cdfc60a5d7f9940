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
 * Folders that are never searched: what version control keeps, and the code of others. Only a folder's own name counts,
 * so that a folder inside node_modules can be asked for.
 */
export const SKIPPED_FOLDERS: readonly string[] = ['.git', '.hg', '.svn', 'node_modules'];
