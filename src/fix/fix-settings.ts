import type { ScanForChanges } from '../changes/given-changes.js';
import type { FixedFile } from '../report/fix-result.js';
import type { ScanProgress } from '../scan/options.js';
import type { RawPath } from '../scan/raw-path.js';

/** The settings of `fix`, in addition to those of the scan. */
export interface FixSettings {
  readonly write: boolean;
  readonly allowDirty: boolean;
  /** Whether rewrites may load newer SDKs. */
  readonly upgrade: boolean;
  /** Finds out what changed; undefined if everything counts. */
  readonly changes: ScanForChanges | undefined;
  /** The folders and files that were scanned. */
  readonly scanned: readonly string[];
  /** Shows the user a note, which does not count as a failure. */
  readonly note: (message: string) => void;
  /**
   * Called with all results before the first file is written. It throws a sentence for the user if they may not be
   * written.
   */
  readonly approve?: (files: readonly FixedFile[]) => void;
  /** Files whose content is what earlier rewrites have left; git need not know it. */
  readonly own?: ReadonlySet<RawPath>;
}

/** Shows how far scanning and rewriting are. */
export interface ShownProgress {
  update(progress: ScanProgress): void;
  /** Shows a text instead of the scan's progress. */
  say(text: string): void;
  /** Ends it; call it before printing anything else. */
  end(): void;
}
