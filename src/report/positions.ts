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
}

/** Splits a text into lines once, for many lookups. */
export function linesOf(text: string): Lines {
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
      let low = 0;
      for (let high = starts.length - 1; low < high;) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= inText) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: inText - (starts[low] ?? 0) + 1 };
    },
    textOf: (line) => text.slice(starts[line - 1] ?? 0, ends[line - 1] ?? 0),
  };
}
