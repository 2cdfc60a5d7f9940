import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import type { BaselineFinding } from '../report/baseline.js';
import { rebasedFixes } from '../report/offered-fix.js';
import type { OfferedFixes } from '../report/offered-fix.js';
import { rebased } from '../report/rebased.js';
import type { ScanResult } from '../report/result.js';
import { renderScan, REPOSITORY_FORMATS } from '../report/scan-formats.js';
import type { ReportFormat, ReportOptions } from '../report/scan-formats.js';
import { counted, countFindings } from '../report/summary.js';
import { ruleMetas } from '../rules/metadata.js';
import { messageOf } from '../scan/error-message.js';
import { repositoryRoot } from '../scan/repository-root.js';
import { styleFor } from './colors.js';
import { complain } from './complain.js';
import type { GivenFormat } from './option-values.js';
import { originOf } from './origin-flags.js';
import type { OriginFlags } from './origin-flags.js';
import { checkOutput, deliver } from './output.js';
import type { ScanningFlags } from './scanning.js';

/** How much GitHub shows of a step's summary, in bytes. Source: GitHub's documentation of `GITHUB_STEP_SUMMARY`. */
const MOST_SUMMARY = 1024 * 1024;

/** A report and where it goes: to a file, or to standard output. */
export interface WantedReport {
  readonly format: ReportFormat;
  readonly file?: string | undefined;
  /** The option that names the file. */
  readonly option?: string | undefined;
}

/**
 * Returns the reports that a scan is to make, each to its own place.
 * @throws {Error} with a sentence for the user, if two of them go to one place, or one can't be written
 */
export function wantedReports(flags: ScanningFlags & { readonly format?: readonly GivenFormat[] }): WantedReport[] {
  const given: readonly GivenFormat[] = flags.format ?? [{ format: 'text' }];
  const reports = given.map(({ format, file }): WantedReport => {
    if (file !== undefined) return { format, file, option: `--format ${format}=${file}` };
    return { format, file: flags.output };
  });
  const places = new Map<string, ReportFormat>();
  for (const { format, file, option } of reports) {
    const place = file === undefined ? '' : path.resolve(file);
    const other = places.get(place);
    if (other !== undefined) {
      const target = file ?? 'standard output';
      throw new Error(`--format ${other} and --format ${format} both go to ${target}; use --format ${format}=FILE`);
    }
    places.set(place, format);
    if (file !== undefined) checkOutput(file, option);
  }
  if (flags.output !== undefined && !given.some(({ file }) => file === undefined)) {
    throw new Error(`--output ${flags.output}: every format already names its file; remove --output`);
  }
  return reports;
}

/**
 * Writes all reports of a scan.
 * @param more what only some formats report: see `ReportOptions`
 * @throws {Error} with a sentence for the user, if one could not be written completely
 */
export async function deliverReports(
  result: ScanResult,
  reports: readonly WantedReport[],
  flags: ScanningFlags & OriginFlags,
  version: string,
  more: {
    readonly fixes: OfferedFixes | undefined;
    readonly scanned: ScanResult;
    readonly compared: ScanResult;
    readonly known: readonly BaselineFinding[] | undefined;
  },
): Promise<void> {
  const findings = countFindings(result.files);
  const { fixes, scanned, compared, known } = more;
  const root = repositoryRoot(process.cwd());
  const origin = originOf(flags, result.base, root, process.env, new Date());
  const fromRoot = root === undefined ? result : rebased(result, root);
  // All formats that pass fixes on name files from the root.
  const fixesFromRoot = fixes && root ? rebasedFixes(fixes, result.base, root) : fixes;
  for (const { format, file, option } of reports) {
    const options: ReportOptions = {
      tool: { name: 'auth0-relink', version },
      rules: ruleMetas,
      quiet: flags.quiet ?? false,
      verbose: flags.verbose ?? false,
      style: styleFor(flags.color, file === undefined && process.stdout.isTTY),
      nonce: randomUUID().replaceAll('-', ''),
      fixes: fixesFromRoot,
      scanned,
      compared,
      known: known && new Map([[result, known]]),
      origin,
    };
    const shown = REPOSITORY_FORMATS.includes(format) ? fromRoot : result;
    await deliver(renderScan(format, shown, options), counted(findings, 'finding'), {
      output: file,
      option,
      quiet: options.quiet,
    });
    if (format === 'github') writeStepSummary(renderScan('markdown', shown, options));
  }
}

/**
 * Adds all findings to the summary of a GitHub Actions step, which shows at most ten annotations of a kind.
 * @param report in Markdown
 */
function writeStepSummary(report: Iterable<string>): void {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  const rest = '\n**Cut here:** GitHub shows no more. Scan with `--format markdown` to see all findings.\n';
  const pieces: string[] = [];
  let size = Buffer.byteLength(rest);
  for (const piece of report) {
    size += Buffer.byteLength(piece);
    if (size > MOST_SUMMARY) {
      pieces.push(rest);
      break;
    }
    pieces.push(piece);
  }
  try {
    appendFileSync(file, pieces.join(''));
  } catch (error) {
    complain(`GITHUB_STEP_SUMMARY: ${messageOf(error)}`);
  }
}
