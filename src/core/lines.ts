import { countBelow } from './sorted.js';
import type { Range } from './types.js';

/** A position as people and editors count it. */
export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/** The lines of a text, which may end in LF, CRLF or CR, even mixed. */
export interface Lines {
  readonly count: number;
  /** @param offset in UTF-16 code units */
  positionAt(offset: number): Position;
  /** @returns the line (1-based) without its line end; empty if there is no such line */
  textOf(line: number): string;
  /** @param start like `end`, an offset in UTF-16 code units */
  textBetween(start: number, end: number): string;
}

/** The lines of a whole text. */
export interface AllLines extends Lines {
  /** @returns the offset of a line's (1-based) first character; the text's length for the line after the last */
  startOf(line: number): number;
}

/** Whether a range of a text starts in a line (1-based), ends in it, or contains it. */
export function touchesLine(lines: Lines, { start, end }: Range, line: number): boolean {
  return lines.positionAt(start).line <= line && line <= lines.positionAt(end).line;
}

/** Splits a text into lines once, for many lookups. */
export function linesOf(text: string): AllLines {
  const starts = [0];
  const ends: number[] = [];
  for (const match of text.matchAll(/\r\n?|\n/g)) {
    ends.push(match.index);
    starts.push(match.index + match[0].length);
  }
  ends.push(text.length);
  return {
    count: starts.length,
    positionAt(offset) {
      const inText = Math.min(Math.max(offset, 0), text.length);
      const index = countBelow(starts, inText + 1, (start) => start) - 1;
      return { line: index + 1, column: inText - (starts[index] ?? 0) + 1 };
    },
    textOf: (line) => text.slice(starts[line - 1] ?? 0, ends[line - 1] ?? 0),
    textBetween: (start, end) => text.slice(start, end),
    startOf: (line) => starts[line - 1] ?? text.length,
  };
}
