import type { DiagnosticWithLocation } from 'typescript';
import { dollarTags } from '../hosts/tags/dollar.js';
import { fillMarks, markTags } from '../hosts/tags/marks.js';

type SyntaxErrors = readonly DiagnosticWithLocation[];

/** How many suspicious lines are blanked at most, one after the other. */
const MAX_ROUNDS = 4;
/** How many lines are tried for each of them. */
const MAX_ATTEMPTS = 24;

/**
 * Readings of broken code in which the lines that seem to be broken are blanked, so that what stands around them can
 * be understood. TypeScript recovers from most errors by itself; what is opened and never closed takes the code after
 * it along, and a statement that is not finished takes the next one.
 * @param errors the syntax errors of `code`
 * @param check finds the syntax errors of an attempt
 * @returns code of the same length each, so that offsets hold: after the first change, and after the last one;
 *   nothing where no change makes it better
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

/** Code copied from documentation may still have its tags, `'https://' + ${shop.domain} + '/orders'`. */
function withoutTags(code: string): string {
  return fillMarks(markTags(code, [dollarTags]), (start, end) => code.slice(start, end));
}

/** How bad errors are: one at the very end tells of something that swallowed all the code before it. */
function damage(code: string, errors: SyntaxErrors): number {
  const end = code.trimEnd().length;
  return errors.reduce((sum, { start }) => sum + (start >= end ? 100 : 1), 0);
}

/**
 * `client.` above a statement is read as a part of it, without any error.
 * A chain that is meant to go on is indented deeper.
 */
function withoutOpenMembers(code: string): string {
  return code.replace(/^([ \t]*)[^\s/*][^\r\n]*[\w)\]]\.[ \t]*(?=\r?\n\1[\w$])/gm, (line) => ' '.repeat(line.length));
}

/** TypeScript's number for an unterminated comment. */
const UNTERMINATED_COMMENT = 1010;

/** Lines above an error that are looked at for the construct that it is the end of. */
const LINES_ABOVE = 12;

/** The starts of the lines that may be to blame for the errors, the most suspicious first. */
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
  // What was opened and never closed takes the rest of the code with it, and is reported at its end.
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

/** Whether a line ends in an operator, a keyword or an open bracket, and so may have taken what follows as its own. */
function asksForMore(line: string): boolean {
  const opened = line.replace(/[^([]/g, '').length - line.replace(/[^)\]]/g, '').length;
  return (
    opened > 0 ||
    /(?:[{<,=:.?@#&|+-]|\b(?:if|else|for|try|class|import|function|return|case|const|let|var)\b)[\w\s{]*$/.test(line)
  );
}

/** Where a template may start that never ends: with an even number of backticks each has its partner. */
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

/** The start of the nearest line above that is not blank. */
function previousLineStart(code: string, offset: number): number {
  const before = code.slice(0, lineStart(code, offset)).trimEnd();
  return lineStart(code, before.length);
}

function blankLine(code: string, start: number): string {
  const line = lineAt(code, start);
  return code.slice(0, start) + line.replace(/[^\r]/g, ' ') + code.slice(start + line.length);
}
