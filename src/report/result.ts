/** What a scan hands to reports: plain data, free of Node, so that any face can print or send it. */
import type { Certainty, Finding, Problem, RuleMeta, Severity } from '../core/types.js';

/** Why a candidate (a file that holds a needle) was not analysed. */
export type SkipReason = 'ignored' | 'unsupported' | 'too-large' | 'minified' | 'binary' | 'unreadable';

export interface ReportedFinding extends Finding {
  readonly severity: Severity;
}

/** How a file's path is shown: `/` between its parts, relative to the base where it lies inside. */
export interface FileName {
  /** Readable text. Bytes that are not UTF-8 show as U+FFFD. */
  readonly path: string;
  /** The exact path, percent-encoded: relative to the base, or an absolute `file:` URI for a file outside it. */
  readonly uri: string;
}

/** A file with something to report. */
export interface FileResult extends FileName {
  /** The decoded text that every offset counts in, without a byte order mark. */
  readonly text: string;
  readonly findings: readonly ReportedFinding[];
  readonly problems: readonly Problem[];
}

export interface SkippedFile extends FileName {
  readonly reason: SkipReason;
  /** More about the reason, such as the size; may be empty. */
  readonly detail: string;
}

/** Something that went wrong; the rest of the scan went on. */
export interface ScanError {
  readonly message: string;
  /** The file it is about, when there is one. */
  readonly file?: FileName;
  /** 1-based place in that file (UTF-16 columns), for a mistake in a configuration file. */
  readonly line?: number;
  readonly column?: number;
}

export interface ScanStats {
  /** Files that hold a needle. */
  readonly candidates: number;
  /** Candidates that the engine looked into. */
  readonly analysed: number;
  /** Findings that a suppression comment silenced. */
  readonly suppressed: number;
  /** Findings left out by the least certainty asked for. */
  readonly belowCertainty: number;
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
  /** True when the scan was stopped before its end. */
  readonly incomplete: boolean;
}

const DEFAULT_SEVERITY: Readonly<Record<Certainty, Severity>> = {
  certain: 'error',
  likely: 'warning',
  dead: 'information',
};

const GRAVITY: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** @returns how grave a finding is where the configuration does not say: by its certainty, and no graver than its rule. */
export function defaultSeverity(certainty: Certainty, rule: RuleMeta | undefined): Severity {
  const severity = DEFAULT_SEVERITY[certainty];
  const most = rule?.severity ?? 'error';
  return GRAVITY.indexOf(severity) < GRAVITY.indexOf(most) ? severity : most;
}
