import path from 'node:path';
import type { ChangedScan } from '../changes/changed-scan.js';
import { changeOption, givenChanges } from '../changes/given-changes.js';
import type { ScanForChanges } from '../changes/given-changes.js';
import { readStdin } from '../files/standard-input.js';
import type { ScanResult } from '../report/result.js';
import { DEFAULT_MAX_FILE_SIZE } from '../scan/options.js';
import type { ScanOptions, ScanProgress } from '../scan/options.js';
import { scan, scanBytes } from '../scan/scan.js';
import { complain, describe } from './complain.js';
import { EXIT, exitCodeFor } from './exit-codes.js';
import type { FailOn } from './exit-codes.js';
import { offeringFor } from './offering.js';
import type { Offering } from './offering.js';
import type { GivenFormat } from './option-values.js';
import type { OriginFlags } from './origin-flags.js';
import { deliverReports, wantedReports } from './reports.js';
import { checkConfig, scanOptionsOf, withProgress } from './scanning.js';
import type { Interruptible } from './scanning.js';
import { applyBaseline, givenBaseline } from './use-baseline.js';
import type { BaselineFlags } from './use-baseline.js';

/** The options of `auth0-relink scan`, as parsed by commander. */
export interface ScanFlags extends BaselineFlags, OriginFlags {
  readonly format?: readonly GivenFormat[];
  readonly failOn: FailOn;
  readonly exitZero?: boolean;
  /** Of commander's `--no-fixes`: false if given. */
  readonly fixes?: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
}

/**
 * Runs `auth0-relink scan`.
 * @returns the exit code
 * @throws {Error} with a sentence for the user, if there is nothing to report
 */
export async function runScan(paths: readonly string[], flags: ScanFlags, version: string): Promise<number> {
  checkFlags(paths, flags);
  const reports = wantedReports(flags);
  const baseline = givenBaseline(flags);
  const options = scanOptionsOf(paths, flags);
  const changes = await givenChanges(options, flags);
  const offering = offeringFor(reports, options, flags);
  const { result: scan, interrupted } = flags.stdin
    ? { result: { result: await scanStdin(options, flags), only: all }, interrupted: undefined }
    : await scanInterruptibly(options, flags, offering, changes);
  const { result: scanned } = scan;
  for (const error of scanned.errors) complain(describe(error));
  if (scanned.incomplete) complain('scan stopped early; findings so far:');
  const { result: compared, known } =
    baseline === undefined
      ? { result: scanned, known: undefined }
      : await applyBaseline(scanned, baseline, paths, flags);
  // The ids of a baseline count equal findings of a file, unchanged ones included.
  const result = scan.only(compared);
  const isWritten = baseline?.action === 'write';
  const offered = isWritten || result.incomplete ? undefined : await offering?.fixesOf(result);
  if (!isWritten)
    await deliverReports(result, reports, flags, version, { fixes: offered?.result, scanned, compared, known });
  if (result.incomplete) return interrupted ?? EXIT.failure;
  if (offered?.interrupted !== undefined) return offered.interrupted;
  if (result.errors.length > 0) return EXIT.failure;
  if (isWritten) return EXIT.clean;
  const found = new Set(result.files.flatMap(({ findings }) => findings.map(({ certainty }) => certainty)));
  return exitCodeFor(found, flags.exitZero ? 'none' : flags.failOn);
}

function checkFlags(paths: readonly string[], flags: ScanFlags): void {
  const { stdin, stdinFilename, exitZero, failOn } = flags;
  if (exitZero && failOn !== 'any' && failOn !== 'none') {
    throw new Error(`--exit-zero contradicts --fail-on ${failOn}; remove one of them`);
  }
  if (stdin && paths.length > 0) throw new Error('--stdin scans standard input; remove the paths');
  if (stdin && stdinFilename === undefined) {
    throw new Error('--stdin needs --stdin-filename NAME; its extension sets the file type');
  }
  const part = changeOption(flags);
  if (stdin && part !== undefined) throw new Error(`--stdin is no file that could have changed; remove ${part}`);
  if (!stdin && stdinFilename !== undefined) throw new Error('--stdin-filename needs --stdin');
  checkConfig(flags);
}

function all(result: ScanResult): ScanResult {
  return result;
}

async function scanStdin(options: ScanOptions, { stdinFilename = '' }: ScanFlags): Promise<ScanResult> {
  const bytes = await readStdin(options.maxFileSize ?? DEFAULT_MAX_FILE_SIZE);
  return scanBytes(bytes, path.resolve(stdinFilename), options);
}

function scanInterruptibly(
  options: ScanOptions,
  { quiet }: ScanFlags,
  offering: Offering | undefined,
  changes: ScanForChanges = async (...args) => ({ result: await scan(...args), only: all }),
): Promise<Interruptible<ChangedScan>> {
  return withProgress(quiet, (signal, progress) => {
    const onProgress = (state: ScanProgress) => progress?.update(state);
    return changes(options, { signal, onProgress, onAnalysed: offering?.onAnalysed });
  });
}
