import { oneLine } from './display.js';
import { isSettled, reasonOf } from './fix-result.js';
import type { FixedFile, FixedFinding, FixResult, Outcome } from './fix-result.js';
import { countBy, counted, nothingFound, remarkLines } from './summary.js';
import type { TextStyle } from './text-style.js';

type Tally = Exclude<Outcome, 'rewritten'> | 'settled' | 'proposed' | 'unwritten';

const MEANING: Readonly<Record<Tally, readonly [label: string, text: string]>> = {
  settled: ['rewritten', ''],
  proposed: ['proposed', 'shown above; add --write to apply'],
  unwritten: ['not written', 'the rewrite is ready, but the file was not written'],
  review: ['needs review', 'add --review to rewrite these too, then check them'],
  'other-target': ['other target', 'have rewrites, but not for the targets in --target'],
  declined: ['declined', 'skipped by you'],
  guide: ['manual', 'no automatic rewrite:'],
  unfinished: ['unfinished', 'stopped or failed before a rewrite was ready'],
};

/** Returns the rewritten findings, the remaining ones with reasons, and what the scan skipped. */
export function fixSummaryLines(result: FixResult, style: TextStyle, verbose: boolean): string[] {
  return [...outcomeLines(result, style), ...remarkLines(result.scan, style, verbose)];
}

function outcomeLines({ files, write, scan, installs }: FixResult, style: TextStyle): string[] {
  const entries = files.flatMap((file) => file.findings.map((entry) => ({ file, entry })));
  if (entries.length === 0) return [style.bold(nothingFound(scan))];
  const counts = countBy(entries, ({ file, entry }) => tallyOf(file, entry, write));
  const wide = Math.max(...[...counts.keys()].map((tally) => MEANING[tally][0].length));
  const digits = String(entries.length).length;
  const row = (count: number, label: string, text: string) =>
    `  ${String(count).padStart(digits)}  ${style.bold(label.padEnd(wide))}  ${text}`.trimEnd();
  const tallies = (Object.keys(MEANING) as Tally[]).filter((tally) => counts.has(tally));
  return [
    style.bold(`${counted(entries.length, 'finding')} in ${counted(files.filter(hasFindings).length, 'file')}`),
    ...tallies.flatMap((tally) => {
      const [label, text] = MEANING[tally];
      const line = row(counts.get(tally) ?? 0, label, text);
      if (tally === 'guide') return [line, ...reasonLines(entries.map(({ entry }) => entry))];
      return tally === 'other-target' ? [line, ...targetLines(entries.map(({ entry }) => entry))] : [line];
    }),
    ...closingLines(files),
    ...installs.map(({ folder, command }) => oneLine(installLine(folder, command))),
  ];
}

function hasFindings({ findings }: FixedFile): boolean {
  return findings.length > 0;
}

function tallyOf(file: FixedFile, entry: FixedFinding, write: boolean): Tally {
  if (entry.outcome !== 'rewritten') return entry.outcome;
  return isSettled(file, entry) ? 'settled' : write ? 'unwritten' : 'proposed';
}

/** Returns the reasons for missing rewrites, most frequent first. */
function reasonLines(entries: readonly FixedFinding[]): string[] {
  const counts = countBy(
    entries.filter((entry) => entry.outcome === 'guide'),
    reasonOf,
  );
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  const digits = String(sorted[0]?.[1] ?? 0).length;
  return sorted.map(([reason, count]) => `       ${String(count).padStart(digits)}  ${oneLine(reason)}`);
}

function targetLines(entries: readonly FixedFinding[]): string[] {
  const offers = entries.filter((entry) => entry.outcome === 'other-target').flatMap((entry) => entry.offers);
  const targets = new Set(offers.filter(({ edits }) => edits.length > 0).map(({ target }) => target));
  return [`       targets: ${[...targets].sort().join(', ')}`];
}

function installLine(folder: string, command: string): string {
  const place = folder === '.' ? '' : ` in ${folder}`;
  return `Run "${command}"${place} to install the changed dependencies.`;
}

function closingLines(files: readonly FixedFile[]): string[] {
  const written = files.filter((file) => file.change === 'written');
  const todos = written.flatMap((file) => file.findings).filter((entry) => (entry.rewrite?.todos.length ?? 0) > 0);
  return [
    ...(written.length > 0 ? [`${counted(written.length, 'file')} written.`] : []),
    ...(todos.length > 0
      ? [`${counted(todos.length, 'rewrite')} with follow-up steps: search the code for "TODO(auth0)".`]
      : []),
  ];
}
