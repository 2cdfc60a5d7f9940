import { applyEdits } from '../../core/edits.js';
import type { CommentStyle } from '../../core/hosts/host.js';
import { hostOf } from '../../core/hosts/hosts.js';
import { linesOf } from '../../core/lines.js';
import type { Lines } from '../../core/lines.js';
import type { Analysis, Analyze, Edit, Finding } from '../../core/types.js';
import { vocabulary } from '../../rules/auth0/auth0-vocabulary.js';
import type { Prepared } from './prepared.js';
import type { SilenceScope } from './protocol.js';

/** How many comments are tried before a place is given up; each costs an analysis. */
const TRIES = 60;

/**
 * Finds a place for a comment that suppresses a finding. Whether one is a comment there, and not text of a page, of
 * JSX or of a template literal, is found out by analysing the document with it.
 * @returns undefined where none was found
 */
export function silence(
  { task, reader }: Prepared,
  analyze: Analyze,
  finding: Finding,
  scope: SilenceScope,
): readonly Edit[] | undefined {
  const { text, fileName, options } = task;
  const lines = linesOf(text);
  const look = (changed: string) => analyze(changed, fileName, options, reader);
  const before = look(text);
  let tries = TRIES;
  for (const edits of proposals(text, fileName, lines, finding, scope)) {
    if (tries-- === 0) return undefined;
    if (isSilent(before, look(applyEdits(text, edits)), finding, edits)) return edits;
  }
  return undefined;
}

function* proposals(
  text: string,
  fileName: string,
  lines: Lines,
  finding: Finding,
  scope: SilenceScope,
): Generator<readonly Edit[]> {
  const styles = hostOf(fileName)?.commentStyles ?? [];
  const above = (line: number, style: CommentStyle, directive: string) =>
    insertion(text, lines, line, style(directive));
  const { ruleId } = finding;
  const own = lines.positionAt(finding.start).line;
  if (scope === 'file') {
    for (let line = 1; line <= Math.min(6, lines.count); line++) {
      for (const style of styles) yield [above(line, style, `${vocabulary.directive}disable ${ruleId}`)];
    }
    return;
  }
  if (scope === 'line') {
    for (const style of styles) yield [above(own, style, `${vocabulary.directive}disable-next-line ${ruleId}`)];
  }
  // Around what the finding is about: further and further out, until both places allow a comment.
  const parts = [finding, ...Object.values(finding.parts)];
  const first = lines.positionAt(Math.min(...parts.map(({ start }) => start))).line;
  const last = lines.positionAt(Math.max(...parts.map(({ end }) => end))).line;
  for (let reach = 0; reach < TRIES; reach++) {
    const [from, to] = [Math.max(1, first - reach), Math.min(lines.count, last + reach)];
    for (const style of styles) {
      const close = `${vocabulary.directive}enable ${ruleId}`;
      yield [above(from, style, `${vocabulary.directive}disable ${ruleId}`), above(to + 1, style, close)];
    }
    if (from === 1 && to === lines.count) return;
  }
}

/** A line of its own before the given one, as far indented; or behind the last line. */
function insertion(text: string, lines: Lines, line: number, comment: string): Edit {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  if (line > lines.count) {
    const indent = /^\s*/.exec(lines.textOf(lines.count))?.[0] ?? '';
    return { start: text.length, end: text.length, text: `${eol}${indent}${comment}` };
  }
  const content = lines.textOf(line);
  const start = startOf(text, lines, line);
  return { start, end: start, text: `${/^[ \t]*/.exec(content)?.[0] ?? ''}${comment}${eol}` };
}

function startOf(text: string, lines: Lines, line: number): number {
  let low = 0;
  for (let high = text.length; low < high;) {
    const middle = (low + high) >> 1;
    if (lines.positionAt(middle).line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the finding has gone, all of other rules have stayed, and no comment is useless or in the way. */
function isSilent(before: Analysis, after: Analysis, finding: Finding, edits: readonly Edit[]): boolean {
  const moved = edits.reduce((at, edit) => at + (edit.start <= finding.start ? edit.text.length : 0), finding.start);
  const isGone = !after.findings.some(({ ruleId, start }) => ruleId === finding.ruleId && start === moved);
  const others = ({ findings }: Analysis) => findings.filter(({ ruleId }) => ruleId !== finding.ruleId).length;
  return isGone && others(before) === others(after) && after.problems.length <= before.problems.length;
}
