/** Makes text from other people's files safe to print: no escape sequences, and a known width. */

export interface Cell {
  readonly text: string;
  /** In terminal columns. */
  readonly width: number;
}

const TAB_STOP = 4;

/**
 * Characters that a terminal obeys instead of showing: control characters, line separators, and those that change the
 * text direction, which can make code look like other code (CVE-2021-42574).
 */
const UNSAFE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** The same, or a tab or line end that stays. */
const UNSAFE_IN_LINES = /\r?\n|\t|[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** @returns a path, message or character on one line, with unsafe characters escaped as in JavaScript */
export function oneLine(text: string): string {
  return text.replace(UNSAFE, escaped);
}

/** Does the same as `oneLine` for several lines: line ends and tabs stay. */
export function severalLines(text: string): string {
  return text.replace(UNSAFE_IN_LINES, (found) => (/^(?:\r?\n|\t)$/.test(found) ? found : escaped(found)));
}

/** Returns code as it is printed: with tabs as spaces, and unsafe characters escaped. */
export function printedCode(line: string): string {
  return cellsOf(line)
    .map((cell) => cell.text)
    .join('');
}

/**
 * Splits a line into what a terminal shows, with one cell for each UTF-16 unit, so offsets work as indexes: the second
 * half of a surrogate pair is an empty cell. Tabs become spaces, unsafe characters are escaped.
 */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const char of line) {
    const cell = cellOf(char, column);
    cells.push(cell);
    if (char.length === 2) cells.push({ text: '', width: 0 });
    column += cell.width;
  }
  return cells;
}

function cellOf(char: string, column: number): Cell {
  if (char >= ' ' && char <= '~') return { text: char, width: 1 };
  const text = char === '\t' ? ' '.repeat(TAB_STOP - (column % TAB_STOP)) : oneLine(char);
  return { text, width: text === char ? widthOf(char) : text.length };
}

function escaped(char: string): string {
  const code = char.charCodeAt(0);
  return NAMED.get(char) ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
}

function widthOf(char: string): number {
  if (/^[\p{M}\p{Cf}]/u.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}

/** East Asian wide and fullwidth characters (UAX #11), by Unicode block, and emoji. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
