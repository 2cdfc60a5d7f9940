import { diffArrays } from 'diff';
import { countBelow } from '../core/sorted.js';
import type { Range } from '../core/types.js';

/** What changed in a text. Lines are counted as git counts them: only `\n` ends one. */
export interface ChangedLines {
  /** Runs of new or changed lines, in order: 1-based, the last one included. */
  readonly runs: readonly (readonly [first: number, last: number])[];
  /** The lines (1-based, in order) after which lines were removed; 0 for the start of the text. */
  readonly gaps: readonly number[];
}

export const NOTHING_CHANGED: ChangedLines = { runs: [], gaps: [] };

export const ALL_CHANGED: ChangedLines = { runs: [[1, Infinity]], gaps: [] };

/** How different two texts may be, in lines; beyond that, comparing them line by line takes seconds. */
const MOST_EDITS = 4000;

/** Compares two versions of a text. A line that differs only in its line end is the same. */
export function compareLines(before: string, after: string): ChangedLines {
  const [old, current] = [textLinesOf(before), textLinesOf(after)];
  const shorter = Math.min(old.length, current.length);
  let head = 0;
  while (head < shorter && old[head] === current[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === current[current.length - 1 - tail]) tail++;
  const middle = current.slice(head, current.length - tail);
  const parts = diffArrays(old.slice(head, old.length - tail), middle, { maxEditLength: MOST_EDITS });
  if (parts === undefined) return { runs: [[head + 1, head + middle.length]], gaps: [head] };
  const runs: [number, number][] = [];
  const gaps: number[] = [];
  let line = head;
  for (const { added, removed, count } of parts) {
    if (removed) gaps.push(line);
    if (added) runs.push([line + 1, line + count]);
    if (!removed) line += count;
  }
  return { runs, gaps };
}

/** Returns the lines of a text without their line ends. */
export function textLinesOf(text: string): string[] {
  return text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

/** Returns whether a range of a text is on a line that changed, or around removed lines. */
export function createChangeTest(text: string, { runs, gaps }: ChangedLines): (range: Range) => boolean {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineAt = (offset: number) => countBelow(starts, offset + 1, (start) => start);
  return ({ start, end }) => {
    const [first, last] = [lineAt(start), lineAt(Math.max(start, end - 1))];
    return runs.some(([from, to]) => from <= last && first <= to) || gaps.some((gap) => first <= gap && gap < last);
  };
}
