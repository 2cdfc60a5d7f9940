/** The result of a fix, as input for reports: plain data, independent of Node. */
import type { Rewrite } from '../core/types.js';
import { render } from '../messages/render.js';
import type { FileName, ReportedFinding, ScanResult } from './result.js';

/**
 * A finding's outcome: `rewritten` in the file's new text, or left because it needs a `review` that was not requested,
 * has rewrites only for an `other-target`, was `declined` by the user, has only a `guide`, or because its rewrite
 * failed or was interrupted (`unfinished`).
 */
export type Outcome = 'rewritten' | 'review' | 'other-target' | 'declined' | 'guide' | 'unfinished';

export interface FixedFinding {
  /** From the scan, with offsets in the file's old text. */
  readonly finding: ReportedFinding;
  readonly outcome: Outcome;
  /** The rewrite in the new text; absent if another finding's rewrite also fixed this one. */
  readonly rewrite?: Rewrite;
  /** Possible rewrites of a finding that is left, best first. */
  readonly offers: readonly Rewrite[];
}

/** A file's state: nothing to write, rewrites not written (yet), written completely, or writing failed. */
export type FileState = 'none' | 'proposed' | 'written' | 'failed';

export interface FixedFile extends FileName {
  readonly text: string;
  readonly newText: string;
  /** Whether the file starts with a byte order mark, which the texts omit. */
  readonly bom: boolean;
  readonly change: FileState;
  /** Whether the rewrites create the file; `text` is empty then. */
  readonly created?: true;
  /** Empty for a file that only the rewrites of other files change. */
  readonly findings: readonly FixedFinding[];
}

/** A command that installs changed dependencies. */
export interface Install {
  /** Where to run it, relative to the scanned folder. */
  readonly folder: string;
  readonly command: string;
}

export interface FixResult {
  /** The result of the preceding scan; its errors include the fix's own. */
  readonly scan: ScanResult;
  /** Whether writing files was requested. */
  readonly write: boolean;
  /** Files with findings, and those that their rewrites create or change, sorted by path. */
  readonly files: readonly FixedFile[];
  /** What to run after changes of package.json on disk. */
  readonly installs: readonly Install[];
}

/** Returns whether a finding is fixed in the file on disk. */
export function isSettled({ change }: FixedFile, { outcome }: FixedFinding): boolean {
  return change === 'written' && outcome === 'rewritten';
}

/**
 * Returns whether a requested rewrite was not made although nothing failed: other rewrites have made it impossible.
 * Findings that have no rewrite, or none that was requested, don't count.
 */
export function isSomethingUndone({ files }: FixResult): boolean {
  return files.some(({ findings }) => findings.some(({ outcome }) => outcome === 'unfinished'));
}

/** Returns the reason for a missing rewrite, in a few words. */
export function reasonOf({ offers }: FixedFinding): string {
  const reason = offers.find((offer) => offer.reason !== undefined)?.reason;
  return reason === undefined ? 'Relink has no rewrite for this form' : render(reason);
}
