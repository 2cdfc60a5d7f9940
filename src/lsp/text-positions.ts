import type { Position, Range as LspRange } from 'vscode-languageserver/node';
import type { AllLines, Lines } from '../core/lines.js';
import type { Range } from '../core/types.js';

/** What the protocol counts the characters of a line in. */
export type PositionEncoding = 'utf-16' | 'utf-8';

/** Converts an offset, in UTF-16 code units, to a position of the protocol: 0-based. */
function toPosition(lines: Lines, offset: number, encoding: PositionEncoding): Position {
  const { line, column } = lines.positionAt(offset);
  const before = encoding === 'utf-16' ? undefined : lines.textOf(line).slice(0, column - 1);
  return { line: line - 1, character: before === undefined ? column - 1 : Buffer.byteLength(before) };
}

export function toRange(lines: Lines, { start, end }: Range, encoding: PositionEncoding): LspRange {
  return { start: toPosition(lines, start, encoding), end: toPosition(lines, end, encoding) };
}

/** Converts a position of the protocol to an offset. One after the end of its line or of the text is taken for that end. */
export function toOffset(lines: AllLines, { line, character }: Position, encoding: PositionEncoding): number {
  if (line >= lines.count) return lines.startOf(lines.count + 1);
  const text = lines.textOf(line + 1);
  const column = encoding === 'utf-16' ? character : unitsIn(text, character);
  return lines.startOf(line + 1) + Math.min(column, text.length);
}

/** Returns how many UTF-16 code units the first bytes of a text are. */
function unitsIn(text: string, bytes: number): number {
  let units = 0;
  let left = bytes;
  for (const character of text) {
    left -= Buffer.byteLength(character);
    if (left < 0) return units;
    units += character.length;
  }
  return units;
}
