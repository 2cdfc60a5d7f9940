import type { Analyze, Certainty } from '../core/types.js';
import type { FileResult } from '../report/result.js';
import type { OnAnalysed } from './executor.js';
import type { MirrorOption } from './mirror.js';

/**
 * Default size limit. A megabyte of source takes about a second to parse, and larger files are nearly always generated.
 */
export const DEFAULT_MAX_FILE_SIZE = 1024 * 1024;

export interface ScanOptions {
  /** Files and folders, absolute or relative to `cwd`. */
  readonly paths: readonly string[];
  /**
   * Whether the user named the files in `paths`: then a file is analysed even if it looks minified. Otherwise it is
   * treated like a file found in a folder. True by default.
   */
  readonly namedFiles?: boolean | undefined;
  /** The folder that paths, globs and reports are relative to; absolute. */
  readonly cwd: string;
  /** Ids of the only rules to run, even if a configuration file turns one off. */
  readonly rules?: readonly string[] | undefined;
  /** Scan only files that match one of these globs (relative to `cwd`). */
  readonly include?: readonly string[] | undefined;
  /** Skip files that match one of these globs (relative to `cwd`). */
  readonly ignore?: readonly string[] | undefined;
  /** Whether to skip files ignored by `.gitignore`; true by default. */
  readonly gitignore?: boolean | undefined;
  /**
   * Encoding of files without a byte order mark, as a label of the Encoding Standard; UTF-8 or windows-1252 by default.
   */
  readonly encoding?: string | undefined;
  /** In bytes; larger files are skipped. */
  readonly maxFileSize?: number | undefined;
  /**
   * Minimum certainty of reported findings, in the order certain, likely, dead. `likely` excludes `dead`; `dead` (the
   * default) reports everything.
   */
  readonly minCertainty?: Certainty | undefined;
  /** Whether to report in every file what is otherwise reported once per project; `reportedOf` drops the others. */
  readonly everyFile?: boolean | undefined;
  /** Scans other contents of the files, under the same names. */
  readonly mirror?: MirrorOption | undefined;
  /** A configuration file for all scanned files, instead of the nearest one. */
  readonly configFile?: string | undefined;
  /** Whether to use ripgrep, or the path of its binary; true by default. */
  readonly ripgrep?: boolean | string | undefined;
  /** Loads an engine to use in this thread, without worker threads and time limits; for tests. */
  readonly loadEngine?: (() => Promise<Analyze>) | undefined;
  /** The worker threads' script; the bundle's by default. */
  readonly workerFile?: string | undefined;
  /** Returns how many ms the analysis of a text of a length, in UTF-16 units, may take; `timeLimitFor` by default. */
  readonly timeLimit?: ((length: number) => number) | undefined;
  /** Maximum number of worker threads; one per core by default. */
  readonly workers?: number | undefined;
}

export interface ScanProgress {
  /** Candidates found so far. */
  readonly candidates: number;
  /** Candidates finished so far. */
  readonly done: number;
  readonly findings: number;
  /** Whether the search for candidates is complete. */
  readonly listed: boolean;
}

export interface ScanHooks {
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
  /** Runs for each analysed file, in any order, for a face that needs more than the result. */
  readonly onAnalysed?: OnAnalysed | undefined;
  /** Runs for each file with findings or problems, in any order, before what counts once per project is dropped. */
  readonly onFile?: ((file: FileResult) => void) | undefined;
  /** Ends the scan early; the result then holds the findings so far and is marked as incomplete. */
  readonly signal?: AbortSignal | undefined;
}

const RANK: Readonly<Record<Certainty, number>> = { certain: 0, likely: 1, dead: 2 };

/** @returns whether a finding's certainty is at least `least` */
export function isCertainEnough(certainty: Certainty, least: Certainty): boolean {
  return RANK[certainty] <= RANK[least];
}
