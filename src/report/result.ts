/** The result of a scan, as input for reports: plain data, independent of Node, so any face can print or send it. */
import type { Certainty, Finding, Problem, RuleMeta, Severity } from '../core/types.js';
import type { Excerpt } from './excerpt.js';

/**
 * Why a candidate (a file that contains a needle) was not analysed. A `too-complex` file was analysed in part: its
 * findings are reported, but others may be missing.
 */
export type SkipReason =
  'ignored' | 'unsupported' | 'too-large' | 'too-complex' | 'minified' | 'sdk' | 'binary' | 'unreadable';

export interface ReportedFinding extends Finding {
  readonly severity: Severity;
}

/** A file's path for display: `/` as separator, relative to the base if it is inside. */
export interface FileName {
  /** Readable text; bytes that are not valid UTF-8 are shown as U+FFFD. */
  readonly path: string;
  /** The exact path, percent-encoded: relative to the base, or an absolute `file:` URI for a file outside it. */
  readonly uri: string;
}

/** A file with findings or problems. */
export interface FileResult extends FileName {
  /** Of the decoded text, without a byte order mark; all offsets refer to that text. */
  readonly excerpt: Excerpt;
  readonly findings: readonly ReportedFinding[];
  readonly problems: readonly Problem[];
  /** Identifies the file's project, in which some rules report only once; absent if it belongs to none. */
  readonly project?: string;
}

export interface SkippedFile extends FileName {
  readonly reason: SkipReason;
  /** Details of the reason, such as the size; may be empty. */
  readonly detail: string;
}

/** An error that did not stop the scan. */
export interface ScanError {
  readonly message: string;
  /** The file with the error, if there is one. */
  readonly file?: FileName;
  /** 1-based position in that file (UTF-16 columns), for a mistake in a configuration file. */
  readonly line?: number;
  readonly column?: number;
}

export interface ScanStats {
  /** Files that contain a needle. */
  readonly candidates: number;
  /** Candidates that the engine analysed. */
  readonly analysed: number;
  /** Findings hidden by a suppression comment. */
  readonly suppressed: number;
  /** Findings below the minimum certainty. */
  readonly belowCertainty: number;
  /** Findings hidden because the baseline has them; absent without a baseline. */
  readonly known?: number;
  /** Findings hidden because nothing changed there; absent without `--since`, `--staged` or `--diff`. */
  readonly unchanged?: number;
  readonly elapsedMs: number;
}

export interface ScanResult {
  /** The folder that relative paths start from. */
  readonly base: FileName;
  /** Files with findings or problems, sorted by path. */
  readonly files: readonly FileResult[];
  /** Candidates that were not analysed, sorted by path. */
  readonly skipped: readonly SkippedFile[];
  readonly errors: readonly ScanError[];
  readonly stats: ScanStats;
  /** True if the scan was stopped early. */
  readonly incomplete: boolean;
}

const DEFAULT_SEVERITY: Readonly<Record<Certainty, Severity>> = {
  certain: 'error',
  likely: 'warning',
  dead: 'information',
};

const GRAVITY: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/**
 * @returns a finding's severity if the configuration doesn't set one: based on its certainty, but no higher than its
 * rule's severity
 */
export function defaultSeverity(certainty: Certainty, rule: RuleMeta | undefined): Severity {
  const severity = DEFAULT_SEVERITY[certainty];
  const most = rule?.severity ?? 'error';
  return GRAVITY.indexOf(severity) < GRAVITY.indexOf(most) ? severity : most;
}
