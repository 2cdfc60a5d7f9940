/** What a repair hands to reports: plain data, free of Node. */
import type { Rewrite } from '../core/types.js';
import { render } from '../messages/render.js';
import type { FileName, ReportedFinding, ScanResult } from './result.js';

/**
 * What became of a finding: `rewritten` in the file's new text; or left, because it needs a `review` that was not asked
 * for, only has rewrites for an `other-target`, was `declined` by a person, has no more than a `guide`, or because
 * working out its rewrite failed or was stopped (`unfinished`).
 */
export type Outcome = 'rewritten' | 'review' | 'other-target' | 'declined' | 'guide' | 'unfinished';

export interface FixedFinding {
  /** As the scan found it: its offsets count in the file's old text. */
  readonly finding: ReportedFinding;
  readonly outcome: Outcome;
  /** The rewrite in the new text; absent where the rewrite of another finding took this one along. */
  readonly rewrite?: Rewrite;
  /** What could be done about a finding that is left, the best first. */
  readonly offers: readonly Rewrite[];
}

/** What became of a file: nothing to write, not yet (or never) written, written whole, or it could not be written. */
export type Change = 'none' | 'proposed' | 'written' | 'failed';

export interface FixedFile extends FileName {
  readonly text: string;
  readonly newText: string;
  readonly change: Change;
  readonly findings: readonly FixedFinding[];
}

export interface FixResult {
  /** What the scan before it said; its errors are those of the repair, too. */
  readonly scan: ScanResult;
  /** Whether files were to be written. */
  readonly write: boolean;
  /** Files with findings, sorted by path. */
  readonly files: readonly FixedFile[];
}

/** Whether a finding is no longer in the file on disk. */
export function isSettled({ change }: FixedFile, { outcome }: FixedFinding): boolean {
  return change === 'written' && outcome === 'rewritten';
}

/** Whether something is left for a person: a finding, or what the new code says that has to be done. */
export function isSomethingLeft({ files }: FixResult): boolean {
  return files.some((file) =>
    file.findings.some((entry) => !isSettled(file, entry) || (entry.rewrite?.todos.length ?? 0) > 0),
  );
}

/** Why no code is offered for a finding, in a few words. */
export function reasonOf({ offers }: FixedFinding): string {
  const reason = offers.find((offer) => offer.reason !== undefined)?.reason;
  return reason === undefined ? 'this form is explained, not rewritten' : render(reason);
}
