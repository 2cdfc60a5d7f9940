import type { ParsedProgram } from '../core/syntax/parse.js';
import { indentAt, indented } from './code.js';
import type { Style } from './style.js';

/** Columns of a line from which on new code is broken over several. */
export const LINE_WIDTH = 120;

const widths = new WeakMap<ParsedProgram, number>();

/** Returns the width that a file's code keeps to: 80 or 100 columns, as formatters do, or else `LINE_WIDTH`. */
export function usualWidth({ program, text }: { readonly program: ParsedProgram; readonly text: string }): number {
  const known = widths.get(program);
  if (known !== undefined) return known;
  const code = text.split(/\r\n?|\n/).filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line));
  const longest = code.reduce((most, line) => Math.max(most, line.trimEnd().length), 0);
  const width = [80, 100].find((each) => longest <= each) ?? LINE_WIDTH;
  widths.set(program, width);
  return width;
}

/** Returns how many columns of its line are before an offset (UTF-16 code units). */
export function columnAt(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Returns what follows an offset (UTF-16 code units) in its line. */
export function restOfLine(text: string, offset: number): string {
  return /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
}

/**
 * Returns the source of a call, with an argument a line if its first line would be too long.
 * @param offset where it is inserted (UTF-16 code units)
 * @param others how many columns of the call's line other code takes
 */
export function callSource(
  { text, style }: { readonly text: string; readonly style: Pick<Style, 'eol' | 'indent'> },
  name: string,
  args: readonly string[],
  offset: number,
  others = 0,
): string {
  const call = `${name}(${args.join(', ')})`;
  const [line = ''] = call.split(/[\r\n]/, 1);
  if (columnAt(text, offset) + line.length + others <= LINE_WIDTH) return call;
  const indent = indentAt(text, offset);
  const lines = args.map((each) => indent + style.indent + indented(each, style.indent));
  return `${name}(${style.eol}${lines.join(`,${style.eol}`)}${style.eol}${indent})`;
}
