/** Makes text from other people's files safe to print on a terminal: no escape sequences, and a known width. */

export interface Cell {
  readonly text: string;
  /** In terminal columns. */
  readonly width: number;
}

const TAB_STOP = 4;

/**
 * Splits a line into what a terminal shows, with one cell for each UTF-16 unit, so offsets work as indexes: the second
 * half of a surrogate pair is an empty cell. Tabs become spaces, control characters become visible symbols.
 */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const char of line) {
    const text = char === '\t' ? ' '.repeat(TAB_STOP - (column % TAB_STOP)) : visible(char);
    const width = char === '\t' ? text.length : widthOf(text);
    cells.push({ text, width });
    if (char.length === 2) cells.push({ text: '', width: 0 });
    column += width;
  }
  return cells;
}

/** @returns a path or message on one line, with control characters escaped as in JavaScript */
export function oneLine(text: string): string {
  return text.replace(UNSAFE, (char) => {
    const code = char.charCodeAt(0);
    return NAMED[char] ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
  });
}

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Control characters, including those that change the text direction. */
const UNSAFE = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

function visible(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return char.replace(UNSAFE, '\uFFFD');
}

function widthOf(char: string): number {
  if (char >= ' ' && char <= '~') return 1;
  if (/^[\p{M}\p{Cf}]/u.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}

/** East Asian wide and fullwidth characters (UAX #11), by Unicode block, and emoji. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
