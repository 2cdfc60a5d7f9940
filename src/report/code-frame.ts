import type { Lines } from '../core/lines.js';
import type { Range } from '../core/types.js';
import { cellsOf } from './display.js';
import type { Cell } from './display.js';
import type { TextStyle } from './text-style.js';

/** Maximum columns of code; a longer line is cut around the token. */
const WIDTH = 100;

/** How much of an overlong line is processed on each side of the token, in UTF-16 units. */
const NEAR = 400;

/**
 * Draws a range's line and its neighbours, with carets exactly under the range (under its first line, if it has
 * several).
 * @returns lines without line ends
 */
export function codeFrame(lines: Lines, range: Range, style: TextStyle): string[] {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  const text = lines.textOf(start.line);
  const from = start.column - 1;
  const to = end.line === start.line ? Math.max(end.column - 1, from + 1) : text.length;
  const skip = Math.max(0, from - NEAR);
  const cells = cellsOf(text.slice(skip, to + NEAR));
  const view = viewAround(cells, from - skip, to - skip);

  const digits = String(Math.min(start.line + 1, lines.count)).length;
  const row = (mark: string, number: string, code: string) =>
    `${mark} ${style.dim(`${number.padStart(digits)} |`)}${code === '' ? '' : ` ${code}`}`;
  const neighbour = (line: number) => {
    if (line < 1 || line > lines.count) return [];
    const near = cellsOf(lines.textOf(line).slice(skip, skip + 2 * NEAR));
    return [row(' ', String(line), draw(near, fitFrom(near, view.start), skip > 0))];
  };
  const carets = ' '.repeat(widthOf(cells, view.start, from - skip) + (view.start + skip > 0 ? 1 : 0));
  const under = '^'.repeat(Math.max(1, widthOf(cells, from - skip, Math.min(to - skip, view.end))));
  return [
    ...neighbour(start.line - 1),
    row(style.red('>'), String(start.line), draw(cells, view, skip > 0, to + NEAR < text.length)),
    row(' ', '', carets + style.red(under)),
    ...neighbour(start.line + 1),
  ];
}

/** Returns the cells to show: all of them, or as many as fit, with the token a third from the left. */
function viewAround(cells: readonly Cell[], from: number, to: number): Range {
  if (widthOf(cells, 0, cells.length) <= WIDTH) return { start: 0, end: cells.length };
  let start = from;
  let end = from;
  let width = 0;
  const grow = (index: number) => (width += cells[index]?.width ?? 0);
  while (start > 0 && width < WIDTH / 3) grow(--start);
  while (end < cells.length && width < WIDTH) grow(end++);
  while (start > 0 && width < WIDTH) grow(--start);
  // Don't start in the middle of a character.
  while (cells[start]?.text === '' && start < to) start++;
  return { start, end };
}

/** Returns as many cells as fit, beginning at `start`. */
function fitFrom(cells: readonly Cell[], start: number): Range {
  let end = start;
  for (let width = 0; end < cells.length && width < WIDTH; end++) width += cells[end]?.width ?? 0;
  return { start, end };
}

function draw(cells: readonly Cell[], view: Range, cutBefore: boolean, cutAfter = false): string {
  const shown = cells.slice(view.start, view.end).map((cell) => cell.text);
  const before = view.start > 0 || cutBefore ? '…' : '';
  const after = view.end < cells.length || cutAfter ? '…' : '';
  return `${before}${shown.join('')}${after}`.trimEnd();
}

function widthOf(cells: readonly Cell[], from: number, to: number): number {
  return cells.slice(Math.max(0, from), Math.max(0, to)).reduce((sum, cell) => sum + cell.width, 0);
}
