import path from 'node:path';
import { changeOption } from '../changes/given-changes.js';
import { baselineText, compareWithBaseline } from '../report/baseline.js';
import type { BaselineEntry, Compared } from '../report/baseline.js';
import { BASELINE_NAME } from '../report/parse-baseline.js';
import { nameFrom } from '../report/rebased.js';
import type { ScanResult } from '../report/result.js';
import { counted } from '../report/summary.js';
import { coverageOf } from '../scan/baseline-coverage.js';
import { readBaseline } from '../scan/baseline-file.js';
import { fileUri, folderName, rawFromText } from '../scan/raw-path.js';
import { complain } from './complain.js';
import { checkOutput, deliver } from './output.js';
import type { ScanningFlags } from './scanning.js';

/** The options of `scan` about a baseline, as parsed by commander. */
export interface BaselineFlags extends ScanningFlags {
  readonly format?: unknown;
  readonly stdin?: boolean;
  readonly baseline?: string;
  /** True without a file. */
  readonly writeBaseline?: string | true;
  readonly pruneBaseline?: boolean;
}

/** What a scan is compared with, or becomes. */
export interface Baseline {
  /** As the user named it. */
  readonly shown: string;
  readonly entries: readonly BaselineEntry[];
  readonly action: 'compare' | 'prune' | 'write';
}

/**
 * Reads the baseline that the options name, before a long scan starts.
 * @returns undefined if they name none
 * @throws {Error} with a sentence for the user, if the options contradict one another, or the file can't be used
 */
export function givenBaseline(flags: BaselineFlags): Baseline | undefined {
  const { baseline, writeBaseline, pruneBaseline, minCertainty, output, format, stdin } = flags;
  if (baseline === undefined && writeBaseline === undefined && !pruneBaseline) return undefined;
  if (writeBaseline !== undefined && (baseline !== undefined || pruneBaseline)) {
    throw new Error("--write-baseline can't be combined with --baseline or --prune-baseline");
  }
  const option = writeBaseline === undefined ? '--prune-baseline' : '--write-baseline';
  const action = writeBaseline !== undefined ? 'write' : pruneBaseline ? 'prune' : 'compare';
  if (action !== 'compare') {
    if (minCertainty !== 'dead') throw new Error(`${option} needs all findings; remove --min-certainty`);
    if (stdin) throw new Error(`${option} needs files; remove --stdin`);
    const part = changeOption(flags);
    if (part !== undefined) throw new Error(`${option} needs all findings; remove ${part}`);
  }
  if (action === 'write' && (output !== undefined || format !== undefined)) {
    throw new Error('--write-baseline makes no report; remove --format and --output');
  }
  const shown = typeof writeBaseline === 'string' ? writeBaseline : (baseline ?? BASELINE_NAME);
  // `--write-baseline src` would otherwise take a path to scan for the file.
  if (!shown.endsWith('.json')) throw new Error(`${shown}: the name of a baseline ends with .json`);
  if (action !== 'compare') checkOutput(shown, shown);
  const entries = readBaseline(path.resolve(shown), shown);
  if (entries === undefined && action !== 'write') {
    throw new Error(`${shown}: no such file; auth0-relink scan --write-baseline makes one`);
  }
  return { shown, entries: entries ?? [], action };
}

/**
 * Compares a scan with a baseline, and writes the baseline if that is asked for and the scan is complete.
 * @returns the result with what is new, and what is known
 * @throws {Error} with a sentence for the user, if the baseline can't be written
 */
export async function applyBaseline(
  result: ScanResult,
  { shown, entries, action }: Baseline,
  paths: readonly string[],
  flags: BaselineFlags,
): Promise<Pick<Compared, 'result' | 'known'>> {
  const root = folderName(rawFromText(path.dirname(path.resolve(shown))));
  const name = nameFrom(result.base, root);
  const compared = compareWithBaseline(result, entries, (file) => name(file).uri);
  const { found, missing } = compared;
  const scanned = (paths.length === 0 ? ['.'] : paths).map((given) => fileUri(rawFromText(path.resolve(given))));
  const { rule: rules, include, ignore } = flags;
  const covers = coverageOf(result, root, {
    scanned,
    ...(rules && { rules }),
    ...(include && { include }),
    ...(ignore && { ignore }),
  });
  const isComplete = result.errors.length === 0 && !result.incomplete;
  const gone = new Set(isComplete ? missing.filter(covers) : []);
  const kept = missing.filter((entry) => !gone.has(entry));
  const note = (text: string) => {
    if (!flags.quiet) process.stderr.write(`${text}\n`);
  };
  if (action !== 'compare' && !isComplete) {
    complain(`${shown}: not changed, because the scan is not complete`);
    return compared;
  }
  if (action === 'compare') {
    if (gone.size > 0) note(`${counted(gone.size, 'finding')} of ${shown} gone; --prune-baseline removes them`);
    return compared;
  }
  const before = new Set(entries);
  const old = found.filter((entry) => before.has(entry));
  const content = action === 'write' ? found : old;
  const outside = content.find(({ file }) => file.startsWith('file:'));
  if (outside !== undefined) throw new Error(`${shown}: ${outside.file} is not below the folder of the baseline`);
  await deliver(baselineText([...content, ...kept]), '', { output: shown, option: shown, quiet: true });
  const added = content.length - old.length;
  note(`${shown}: ${counted(content.length + kept.length, 'finding')}, ${added} added, ${gone.size} removed`);
  return compared;
}
