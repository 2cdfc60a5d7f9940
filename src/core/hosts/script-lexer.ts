/** A kind of lexical segment in a script. */
export type SegmentKind = 'code' | 'string' | 'template' | 'comment' | 'regex';

export interface Segment {
  readonly kind: SegmentKind;
  readonly start: number;
  readonly end: number;
}

/** Matches words and operators before a regular expression. After anything else, a slash is a division. */
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of|void|delete|throw|new|else|do))$/;

/**
 * Splits a script into code, strings, templates, comments and regular expressions, without a parser.
 * This runs before parsing, because template tags must be masked first. An unclosed string or regular expression ends
 * with its line, an unclosed template with the text.
 * @param from the start offset, which must be in code
 */
export function* segmentsOf(text: string, from = 0): Iterable<Segment> {
  /** For each open `${`, the number of open braces before it. */
  const holes: number[] = [];
  let depth = 0;
  const regexes = new RegexReader(text);
  let start = from;
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    let end: number | undefined;
    let kind: SegmentKind = 'string';
    if (character === '"' || character === "'") end = endOfString(text, at, character);
    else if (character === '`' || (character === '}' && holes.at(-1) === depth)) {
      if (character === '}') holes.pop();
      kind = 'template';
      // The closing brace of a hole is code, which keeps the code's braces balanced.
      const opening = character === '}' ? at + 1 : at;
      if (opening > start) yield { kind: 'code', start, end: opening };
      end = endOfTemplate(text, at + 1);
      yield { kind, start: opening, end };
      start = end;
      if (text.startsWith('${', end)) {
        holes.push(depth);
        end += 2;
      }
      at = end;
      continue;
    } else if (character === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      kind = 'comment';
      end = text[at + 1] === '/' ? endOfLine(text, at) : endOf(text, '*/', at + 2);
    } else if (character === '/' && BEFORE_REGEX.test(text.slice(Math.max(from, at - 40), at).trimEnd())) {
      kind = 'regex';
      end = regexes.endOf(at);
    } else if (character === '{') depth++;
    else if (character === '}') depth = Math.max(0, depth - 1);
    if (end === undefined) {
      at++;
      continue;
    }
    if (at > start) yield { kind: 'code', start, end: at };
    yield { kind, start: at, end };
    start = at = end;
  }
  if (start < text.length) yield { kind: 'code', start, end: text.length };
}

/**
 * Maximum lengths of an expression, tried in turn because most are short. Beyond the last one, the open brace is a
 * mistake.
 */
export const EXPRESSION_LENGTHS = [200, 2000, 20_000];

/** @returns the offset after the brace that closes the one at `start`, or -1 */
export function endOfBraces(text: string, start: number): number {
  for (const length of EXPRESSION_LENGTHS) {
    const end = endWithin(text.slice(start, start + length));
    if (end >= 0) return start + end;
    if (start + length >= text.length) break;
  }
  return -1;
}

function endWithin(text: string): number {
  let depth = 0;
  for (const segment of segmentsOf(text)) {
    if (segment.kind !== 'code') continue;
    for (let at = segment.start; at < segment.end; at++) {
      const character = text.charAt(at);
      if (character === '{') depth++;
      else if (character === '}' && --depth === 0) return at + 1;
    }
  }
  return -1;
}

export function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '\n' || text[at] === '\r') return at;
  return text.length;
}

function endOf(text: string, words: string, from: number): number {
  const at = text.indexOf(words, from);
  return at < 0 ? text.length : at + words.length;
}

function endOfString(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (character === quote) return at + 1;
    else if (character === '\n' || character === '\r') return at;
  }
  return text.length;
}

/** Returns the end of a template segment: after its backtick, or before the next `${`. */
function endOfTemplate(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '`') return at + 1;
    else if (character === '$' && text[at + 1] === '{') return at;
  }
  return text.length;
}

/** A line with this many slashes that start no regular expression has divisions. */
const MAX_DIVISIONS = 20;

/** Finds the ends of regular expressions. Those without an end are counted, because each costs a search of its line. */
class RegexReader {
  readonly #text: string;
  #lineEnd = -1;
  #divisions = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param start offsets in ascending order; the offset after it is returned for a division */
  endOf(start: number): number {
    if (start >= this.#lineEnd) this.#divisions = 0;
    if (this.#divisions >= MAX_DIVISIONS) return start + 1;
    let inClass = false;
    let at = start + 1;
    for (; at < this.#text.length; at++) {
      const character = this.#text.charAt(at);
      if (character === '\n' || character === '\r') break;
      if (character === '\\') at++;
      else if (character === '[') inClass = true;
      else if (character === ']') inClass = false;
      else if (character === '/' && !inClass) return at + 1;
    }
    this.#lineEnd = at;
    this.#divisions++;
    return start + 1;
  }
}
