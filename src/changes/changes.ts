import type { RawPath } from '../scan/raw-path.js';
import type { ChangedLines } from './changed-lines.js';

/** A scanned text. */
export interface SourceText {
  /** Absolute. */
  readonly file: RawPath;
  /** Without byte order mark. */
  readonly text: string;
}

/**
 * Returns what changed in each of the texts, in their order.
 * @throws {Error} with a sentence for the user, if that can't be told
 */
export type FindChanges = (sources: readonly SourceText[]) => readonly ChangedLines[];
