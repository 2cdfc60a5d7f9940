import type { Analyze, Certainty } from '../core/types.js';
import type { OnAnalysed } from './executor.js';

/**
 * Files larger than this are left out unless asked for. A megabyte of source takes about a second to parse, and what
 * is larger is nearly always generated.
 */
export const DEFAULT_MAX_FILE_SIZE = 1024 * 1024;

export interface ScanOptions {
  /** Files and folders, absolute or relative to `cwd`. */
  readonly paths: readonly string[];
  /**
   * Whether a person named the files among `paths`: then a file is analysed even if it looks minified. Otherwise it is
   * treated like a file that a search of its folder would find. True when absent.
   */
  readonly namedFiles?: boolean | undefined;
  /** The folder that paths, globs and reports are relative to; absolute. */
  readonly cwd: string;
  /** Ids of the only rules to run, even where a configuration file turns one off. */
  readonly rules?: readonly string[] | undefined;
  /** Only files that match one of these globs (relative to `cwd`). */
  readonly include?: readonly string[] | undefined;
  /** No file that matches one of these globs (relative to `cwd`). */
  readonly ignore?: readonly string[] | undefined;
  /** Whether `.gitignore` files are respected; true when absent. */
  readonly gitignore?: boolean | undefined;
  /** A label of the Encoding Standard for files without a byte order mark; UTF-8 or windows-1252 when absent. */
  readonly encoding?: string | undefined;
  /** Bytes. */
  readonly maxFileSize?: number | undefined;
  /**
   * The least certain findings to report, in the order certain, likely, dead. So `likely` leaves out `dead`, and `dead`
   * (the default) reports everything.
   */
  readonly minCertainty?: Certainty | undefined;
  /** The configuration file for every scanned file, instead of the nearest one. */
  readonly configFile?: string | undefined;
  /** Whether ripgrep may be used; true when absent. A path names the binary to use. */
  readonly ripgrep?: boolean | string | undefined;
  /** Where the engine comes from; `src/engine.ts` when absent. */
  readonly loadEngine?: (() => Promise<Analyze>) | undefined;
  /** The script that worker threads run; the bundle's when absent. */
  readonly workerFile?: string | undefined;
  /** How many worker threads may run; one a core when absent. */
  readonly workers?: number | undefined;
}

export interface ScanProgress {
  /** Candidates met so far. */
  readonly candidates: number;
  /** Candidates dealt with so far. */
  readonly done: number;
  readonly findings: number;
  /** Whether all candidates are known. */
  readonly listed: boolean;
}

export interface ScanHooks {
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
  /** Called for each file that was analysed, in whatever order: for a face that goes on with what was read. */
  readonly onAnalysed?: OnAnalysed | undefined;
  /** Ends the scan early; what was found so far is returned, marked as incomplete. */
  readonly signal?: AbortSignal | undefined;
}

const RANK: Readonly<Record<Certainty, number>> = { certain: 0, likely: 1, dead: 2 };

/** @returns whether a finding of this certainty is reported when `least` is the least one asked for. */
export function isCertainEnough(certainty: Certainty, least: Certainty): boolean {
  return RANK[certainty] <= RANK[least];
}
