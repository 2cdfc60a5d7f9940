import { applyEdits } from '../core/edits.js';
import type { Edit } from '../core/types.js';

/** Lines that edits replace together. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly edits: readonly Edit[];
}

/**
 * Returns the change of the lines around a place as a diff, without the indentation that they share. Longer lists of
 * lines are cut.
 * @param at the place, in UTF-16 code units of the text
 * @param most how many lines there may be; at least 4
 * @returns an empty list if nothing changes
 */
export function placeDiff(text: string, edits: readonly Edit[], at: number, most: number): string[] {
  const hunk = nearest(hunksOf(text, edits), at);
  if (hunk === undefined) return [];
  const { start, end } = hunk;
  const moved = hunk.edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const [before, after] = withoutShared(
    linesIn(text.slice(start, end)),
    linesIn(applyEdits(text.slice(start, end), moved)),
  );
  const indent = Math.min(...[...before, ...after].filter((line) => line.trim() !== '').map(indentOf));
  const removed = shortened(before, Math.max(Math.ceil(most / 3), most - after.length));
  const added = shortened(after, most - removed.length);
  const shown = (sign: string) => (line: string) => `${sign} ${line.slice(Math.min(indent, indentOf(line)))}`.trimEnd();
  return [...removed.map(shown('-')), ...added.map(shown('+'))];
}

function hunksOf(text: string, edits: readonly Edit[]): Hunk[] {
  const hunks: Hunk[] = [];
  for (const edit of edits) {
    const start = text.lastIndexOf('\n', edit.start - 1) + 1;
    const lineEnd = text.indexOf('\n', edit.end);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const last = hunks.at(-1);
    if (last !== undefined && start <= last.end)
      hunks.splice(-1, 1, { start: last.start, end, edits: [...last.edits, edit] });
    else hunks.push({ start, end, edits: [edit] });
  }
  return hunks;
}

function nearest(hunks: readonly Hunk[], at: number): Hunk | undefined {
  const distance = ({ start, end }: Hunk) => Math.max(0, start - at, at - end);
  return hunks.toSorted((a, b) => distance(a) - distance(b))[0];
}

function linesIn(text: string): string[] {
  return text.split(/\r?\n/);
}

/** Drops the lines that both texts start or end with. */
function withoutShared(before: readonly string[], after: readonly string[]): [readonly string[], readonly string[]] {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
}

function shortened(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), '…'];
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
