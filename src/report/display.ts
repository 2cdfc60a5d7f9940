/** Makes text from other people's files safe to print: no escape sequences, and a known width. */
import { eastAsianWidth } from 'get-east-asian-width';

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

/** Matches text in which every UTF-16 unit is a character. */
const PLAIN = /^[\t -~]*$/;

/** Matches an emoji, also one that only a variation selector makes an emoji. */
const EMOJI = /^(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;

/** Matches what takes no column: marks on other characters, joiners. */
const INVISIBLE = /[\p{M}\p{Cf}]/gu;

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
 * Splits a line into what a terminal shows, with one cell for each UTF-16 unit, so offsets work as indexes: a character
 * of several units is in the cell of its first one, and the others are empty. Tabs become spaces, unsafe characters are
 * escaped.
 */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const character of charactersOf(line)) {
    const cell = cellOf(character, column);
    cells.push(cell);
    for (let unit = 1; unit < character.length; unit++) cells.push({ text: '', width: 0 });
    column += cell.width;
  }
  return cells;
}

/** Splits text into what readers see as characters: an emoji of several people is one, and so is a letter with accents. */
function charactersOf(line: string): Iterable<string> {
  return PLAIN.test(line) ? line : Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
}

function cellOf(character: string, column: number): Cell {
  if (character >= ' ' && character <= '~') return { text: character, width: 1 };
  const text = character === '\t' ? ' '.repeat(TAB_STOP - (column % TAB_STOP)) : oneLine(character);
  return { text, width: text === character ? widthOf(character) : text.length };
}

function escaped(char: string): string {
  const code = char.charCodeAt(0);
  return NAMED.get(char) ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
}

/** Returns the columns that terminals use for a character, which may consist of several code points. */
function widthOf(character: string): number {
  if (EMOJI.test(character)) return 2;
  const visible = character.replace(INVISIBLE, '').codePointAt(0);
  return visible === undefined ? 0 : eastAsianWidth(visible);
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
