import type { ModuleReader, FoundFile } from '../core/types.js';

/** The files around a document, as a session knows them. Asking for one does not count as an import of the document. */
export interface Project extends ModuleReader {
  /** The names of files that rewrites have created or changed, although nobody opened them. */
  readonly further: readonly string[];
  /** The names of the documents to rewrite. */
  readonly documents: readonly string[];
  /** Whether a file is one of the documents to rewrite. */
  isOpen(fileName: string): boolean;
  settingsFiles(from: string): readonly FoundFile[];
  /**
   * The files as they were before the session's rewrites: for what must be the same whichever file is rewritten first.
   */
  readonly before: FilesBefore;
}

/** The files of a project before a session's rewrites. */
export type FilesBefore = Required<ModuleReader>;
