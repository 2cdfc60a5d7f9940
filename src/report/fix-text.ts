import { linesOf } from '../core/lines.js';
import type { Rewrite } from '../core/types.js';
import { render } from '../messages/render.js';
import { paintedDiff, patchOf, unifiedDiff } from './diff.js';
import { oneLine, severalLines } from './display.js';
import { isSettled, reasonOf } from './fix-result.js';
import type { FixedFile, FixedFinding, FixResult } from './fix-result.js';
import { fixSummaryLines } from './fix-summary.js';
import { functionBlocks, snippetLines, stepBlocks } from './guide-text.js';
import { proofText } from './proof-text.js';
import { counted } from './summary.js';
import { plain } from './text-style.js';
import type { TextStyle } from './text-style.js';

export interface FixTextOptions {
  /** Plain text if absent. */
  readonly style?: TextStyle;
  /** Whether the report is printed on a terminal. */
  readonly terminal?: boolean;
  /** Whether to show diffs. */
  readonly diffs: boolean;
  /**
   * Print only diffs. Unless a person reads them, on a terminal or in colours, they are a patch: with every character of
   * the files, so it can be applied.
   */
  readonly quiet?: boolean;
  /** List every skipped file. */
  readonly verbose?: boolean;
}

/**
 * Yields the text report of a fix in pieces: for each file its diff, its findings' outcomes and follow-up steps; then a
 * summary.
 */
export function* fixTextReport(result: FixResult, options: FixTextOptions): Generator<string> {
  const { style = plain, quiet = false } = options;
  for (const file of result.files) yield quiet ? diffOf(file, options) : fixedFileText(file, options);
  if (quiet) return;
  for (const block of [...stepBlocks(result, style), ...functionBlocks(result, style)]) yield `${block}\n`;
  yield `${fixSummaryLines(result, style, options.verbose ?? false).join('\n')}\n`;
}

/** Returns the part of the report about a file. */
export function fixedFileText(file: FixedFile, options: FixTextOptions): string {
  const { style = plain } = options;
  const diff = diffOf(file, options);
  const lines = [...findingLines(file, style), ...todoLines(file, style)];
  const parts = [headline(file, style), diff.replace(/\n$/, ''), lines.join('\n')];
  return parts.map((part) => (part === '' ? '' : `${part}\n\n`)).join('');
}

function diffOf(file: FixedFile, { style = plain, terminal = false, quiet = false, diffs }: FixTextOptions): string {
  if (!diffs || file.change === 'none') return '';
  const { path, created, text, newText } = file;
  const isForPerson = terminal || style !== plain;
  const patch = () => (quiet ? patchOf(file) : severalLines(patchOf(file)));
  const diff = isForPerson ? paintedDiff(unifiedDiff(path, created ? undefined : text, newText), style) : patch();
  return proofLines(file, style) + diff;
}

function headline(file: FixedFile, style: TextStyle): string {
  const note =
    file.change === 'failed' ? style.red(' could not be written') : file.change === 'written' ? ' written' : '';
  const { created, findings } = file;
  const what = created
    ? 'new file'
    : findings.length === 0
      ? 'changed for other files'
      : counted(findings.length, 'finding');
  return `${style.bold(oneLine(file.path))}${note}${style.dim(` (${what})`)}`;
}

function findingLines(file: FixedFile, style: TextStyle): string[] {
  const lines = linesOf(file.text);
  const rows = file.findings.map((entry) => {
    const { line, column } = lines.positionAt(entry.finding.start);
    return { place: `${line}:${column}`, label: labelOf(file, entry), entry };
  });
  const places = Math.max(...rows.map(({ place }) => place.length));
  const labels = Math.max(...rows.map(({ label }) => label.length));
  const ids = Math.max(...rows.map(({ entry }) => entry.finding.ruleId.length));
  return rows.flatMap(({ place, label, entry }) => {
    const colour = entry.outcome === 'rewritten' && label !== 'not written' ? 'green' : 'yellow';
    const { ruleId } = entry.finding;
    const text = oneLine(whatOf(entry));
    const row = `  ${place.padEnd(places)}  ${style[colour](label.padEnd(labels))}  ${style.bold(ruleId.padEnd(ids))}  ${text}`;
    return [row, ...snippetLines(entry, style)];
  });
}

function labelOf(file: FixedFile, entry: FixedFinding): string {
  switch (entry.outcome) {
    case 'rewritten':
      return isSettled(file, entry) ? 'rewritten' : file.change === 'failed' ? 'not written' : 'proposed';
    case 'review':
      return 'needs review';
    case 'other-target':
      return 'other target';
    case 'guide':
      return 'manual';
    default:
      return entry.outcome;
  }
}

function whatOf(entry: FixedFinding): string {
  const { outcome, rewrite, offers } = entry;
  if (outcome === 'guide') return reasonOf(entry);
  if (outcome === 'unfinished') return 'stopped or failed before a rewrite was ready';
  const shown = rewrite ? [rewrite] : offers.filter(({ edits }) => edits.length > 0);
  if (shown.length === 0) return "by another finding's rewrite";
  return shown.map(rewriteTitle).join(', or ');
}

/** Returns comments for the head of a diff: why its rewrites can be trusted. Programs that apply patches skip them. */
function proofLines({ findings }: FixedFile, style: TextStyle): string {
  const lines = findings.flatMap(({ rewrite }) => (rewrite && proofText(rewrite)) ?? []);
  return [...new Set(lines)].map((line) => `${style.dim(`# ${oneLine(line)}`)}\n`).join('');
}

/** Returns a rewrite's title with its target. */
export function rewriteTitle({ title, target }: Rewrite): string {
  const text = render(title);
  return text.endsWith(`(${target})`) ? text : `${text} (${target})`;
}

/** Returns a file's follow-up steps without duplicates, each with the lines it applies to. */
function todoLines(file: FixedFile, style: TextStyle): string[] {
  const lines = linesOf(file.text);
  const linesOfTodo = new Map<string, Set<number>>();
  const pages = new Set<string>();
  for (const { finding, rewrite } of file.findings) {
    for (const todo of rewrite?.todos ?? []) {
      const text = render(todo);
      const known = linesOfTodo.get(text) ?? new Set();
      linesOfTodo.set(text, known.add(lines.positionAt(finding.start).line));
      if (rewrite) pages.add(rewrite.docs);
    }
  }
  if (linesOfTodo.size === 0) return [];
  return [
    '  To do:',
    ...[...linesOfTodo].map(([todo, at]) => `    ${style.dim(namedLines([...at]))} ${oneLine(todo)}`),
    ...[...pages].map((page) => style.dim(`    See ${page}`)),
  ];
}

function namedLines(lines: readonly number[]): string {
  return `line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}:`;
}
