import type { DiagnosticWithLocation } from 'typescript';
import { dollarTags } from '../hosts/tags/dollar.js';
import { fillMarks, markTags } from '../hosts/tags/marks.js';

type SyntaxErrors = readonly DiagnosticWithLocation[];

/** The maximum number of suspicious lines to blank, one after the other. */
const MAX_ROUNDS = 4;
/** The maximum number of lines to try for each of them. */
const MAX_ATTEMPTS = 24;

/**
 * Returns readings of broken code with the suspicious lines blanked, which makes the code around them readable.
 * TypeScript recovers from most errors by itself. But an unclosed construct swallows the code after it, and an
 * unfinished statement swallows the next one.
 * @param errors the syntax errors of `code`
 * @param check returns the syntax errors of an attempt
 * @returns code of the same length each, to preserve offsets: after the first change, and after the last one; empty if
 * no change helps
 */
export function repairs(code: string, errors: SyntaxErrors, check: (code: string) => SyntaxErrors): string[] {
  const readings: string[] = [];
  let best = { code, errors };
  for (const prepare of errors.length > 0 ? [withoutTags, withoutOpenMembers] : [withoutOpenMembers]) {
    const prepared = prepare(best.code);
    if (prepared === best.code) continue;
    best = { code: prepared, errors: check(prepared) };
    readings[0] = prepared;
  }
  for (let round = 0; round < MAX_ROUNDS && best.errors.length > 0; round++) {
    const before = best;
    let attempts = 0;
    for (const line of suspiciousLines(before.code, before.errors)) {
      if (++attempts > MAX_ATTEMPTS) break;
      const attempt = blankLine(before.code, line);
      if (attempt === before.code) continue;
      const left = check(attempt);
      if (damage(attempt, left) < damage(best.code, best.errors)) best = { code: attempt, errors: left };
      if (left.length === 0) break;
    }
    if (best === before) break;
    readings[Math.min(readings.length, 1)] = best.code;
  }
  return readings;
}

/** Masks tags in code copied from documentation: `'https://' + ${shop.domain} + '/orders'`. */
function withoutTags(code: string): string {
  return fillMarks(markTags(code, [dollarTags]), (start, end) => code.slice(start, end));
}

/** Rates how bad errors are. An error at the very end means that something swallowed all the code before it. */
function damage(code: string, errors: SyntaxErrors): number {
  const end = code.trimEnd().length;
  return errors.reduce((sum, { start }) => sum + (start >= end ? 100 : 1), 0);
}

/**
 * Blanks a line that ends in `client.`, which the parser joins with the statement below it, without any error.
 * In an intended chain, the next line is indented deeper.
 */
function withoutOpenMembers(code: string): string {
  let result = '';
  let position = 0;
  for (const { index } of code.matchAll(/[\w)\]]\.[ \t]*\r?\n/g)) {
    const start = lineStart(code, index);
    const end = code.indexOf('\n', index);
    const [indent = ''] = /^[ \t]*/.exec(code.slice(start, index)) ?? [];
    const isCode = index > start + indent.length && !/[/*]/.test(code.charAt(start + indent.length));
    const next = code.slice(end + 1, end + 2 + indent.length);
    if (!isCode || !next.startsWith(indent) || !/[\w$]$/.test(next.slice(indent.length))) continue;
    result += code.slice(position, start) + code.slice(start, end).replace(/[^\r]/g, ' ');
    position = end;
  }
  return result + code.slice(position);
}

/** Whether code without syntax errors has a second reading all the same. */
export function hasOpenMembers(code: string): boolean {
  return withoutOpenMembers(code) !== code;
}

/** TypeScript's code for an unterminated comment. */
const UNTERMINATED_COMMENT = 1010;

/** The number of lines above an error to search for the start of the broken construct. */
const LINES_ABOVE = 12;

/** Returns the starts of the lines that may have caused the errors, the most suspicious first. */
function* suspiciousLines(code: string, errors: SyntaxErrors): Iterable<number> {
  const seen = new Set<number>();
  for (const line of blamedLines(code, errors)) {
    if (!seen.has(line)) yield line;
    seen.add(line);
  }
}

function* blamedLines(code: string, errors: SyntaxErrors): Iterable<number> {
  const [first] = errors;
  const last = errors.at(-1);
  if (first === undefined || last === undefined) return;
  // An unclosed construct swallows the rest of the code, and its error is at the end.
  if (errors.some(({ code: number }) => number === UNTERMINATED_COMMENT)) yield lineStart(code, code.lastIndexOf('/*'));
  yield* linesWithOddBackticks(code);
  for (const error of new Set([first, last])) {
    for (const { start } of error.relatedInformation ?? []) if (start !== undefined) yield lineStart(code, start);
    yield lineStart(code, error.start);
    yield previousLineStart(code, error.start);
  }
  let line = lineStart(code, first.start);
  for (let count = 0; count < LINES_ABOVE && line > 0; count++) {
    line = previousLineStart(code, line);
    if (asksForMore(lineAt(code, line))) yield line;
  }
}

/** Whether a line ends in an operator, a keyword or an open bracket, so it may have swallowed the following code. */
function asksForMore(line: string): boolean {
  const opened = line.replace(/[^([]/g, '').length - line.replace(/[^)\]]/g, '').length;
  let end = line.length;
  while (end > 0 && /[\w\s]/.test(line.charAt(end - 1))) end--;
  return (
    opened > 0 ||
    /[{<,=:.?@#&|+-]/.test(line.charAt(end - 1)) ||
    /\b(?:if|else|for|try|class|import|function|return|case|const|let|var)\b/.test(line.slice(end))
  );
}

/** Returns the starts of lines where an unclosed template may start; none if the number of backticks is even. */
function* linesWithOddBackticks(code: string): Iterable<number> {
  if (code.split('`').length % 2 === 1) return;
  let start = 0;
  for (const line of code.split('\n')) {
    if (line.split('`').length % 2 === 0) yield start;
    start += line.length + 1;
  }
}

function lineAt(code: string, start: number): string {
  const end = code.indexOf('\n', start);
  return code.slice(start, end < 0 ? undefined : end);
}

function lineStart(code: string, offset: number): number {
  return code.lastIndexOf('\n', offset - 1) + 1;
}

/** Returns the start of the nearest line above that is not blank. */
function previousLineStart(code: string, offset: number): number {
  const before = code.slice(0, lineStart(code, offset)).trimEnd();
  return lineStart(code, before.length);
}

function blankLine(code: string, start: number): string {
  const line = lineAt(code, start);
  return code.slice(0, start) + line.replace(/[^\r]/g, ' ') + code.slice(start + line.length);
}
