import type { Finder } from './finders.js';
import type { HtmlAttribute } from './html-elements.js';
import type { Region } from './region.js';
import { EXPRESSION_LENGTHS, segmentsOf } from './script-lexer.js';

export interface PugHead {
  readonly name: string;
  /** The end of the head: the offset of the attributes' parenthesis, or of whatever follows. */
  readonly end: number;
}

export interface PugAttributes {
  /** Attributes with a string as their value, as in HTML. */
  readonly attributes: readonly HtmlAttribute[];
  /** Values that are other expressions, which run on the server. */
  readonly expressions: readonly Region[];
  /** The offset after the attributes. */
  readonly end: number;
}

/** Returns the tag at the start of a line, such as `a.button#top(href='…')`, also after `li: `. */
export function tagHeadAt(text: string, start: number, lineEnd: number): PugHead | undefined {
  const pattern = /(?:[\w-]+(?:[.#][\w-]+)*:[ \t]+)*(?:([a-zA-Z][\w:-]*)|(?=[.#][\w-]))(?:[.#][\w-]+)*/y;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (match === null || match.index + match[0].length > lineEnd) return undefined;
  return { name: (match[1] ?? 'div').toLowerCase(), end: match.index + match[0].length };
}

/**
 * Reads the attributes after a head: `(name='value', other=expression)`. Values may span several lines.
 * @param closing finds closing parentheses
 */
export function attributesOf(text: string, head: PugHead, closing: Finder): PugAttributes {
  const attributes: HtmlAttribute[] = [];
  const expressions: Region[] = [];
  if (text[head.end] !== '(') return { attributes, expressions, end: head.end };
  const name = /[\s,]*(["']?)([^\s=,()"'!]+)\1\s*(!?=\s*)?/y;
  let at = head.end + 1;
  for (;;) {
    name.lastIndex = at;
    const match = name.exec(text);
    if (match === null) break;
    at = match.index + match[0].length;
    const start = at - match[0].trimStart().replace(/^,\s*/, '').length;
    const end = match[3] === undefined ? at : endOfValue(text, at);
    const value = text.slice(at, end);
    const key = (match[2] ?? '').toLowerCase();
    if (/^(["'`])(?:(?!\1)[^\\]|\\[^])*\1$/.test(value) && !(value.startsWith('`') && value.includes('${'))) {
      // HTML attributes have no backtick quotes.
      if (value.startsWith('`')) expressions.push(valueRegion(value, at));
      else attributes.push({ name: key, value: value.slice(1, -1), start, end, escapes: 'js' });
    } else if (match[3] === undefined) attributes.push({ name: key, value: '', start, end });
    else expressions.push(valueRegion(value, at));
    at = end;
  }
  const close = closing(at);
  return { attributes, expressions, end: close < 0 ? at : close + 1 };
}

function valueRegion(code: string, start: number): Region {
  return { language: 'jsx', code, map: [[0, start]], kind: 'handler' };
}

/**
 * Returns the end of an expression: a comma, a parenthesis, or white space before the next attribute, outside of its
 * brackets.
 */
function endOfValue(text: string, start: number): number {
  let end = start;
  for (const length of EXPRESSION_LENGTHS) {
    const limited = text.slice(start, start + length);
    end = start + endWithin(limited);
    if (end - start < length - LOOK_AHEAD || start + length >= text.length) break;
  }
  return end;
}

function endWithin(limited: string): number {
  let depth = 0;
  for (const segment of segmentsOf(limited)) {
    if (segment.kind !== 'code') continue;
    for (let at = segment.start; at < segment.end; at++) {
      const character = limited.charAt(at);
      if (/[([{]/.test(character)) depth++;
      else if (/[)\]}]/.test(character)) {
        if (depth === 0) return at;
        depth--;
      } else if (depth === 0 && character === ',') return at;
      else if (depth === 0 && /\s/.test(character) && isBeforeAttribute(limited, at)) return at;
    }
  }
  return limited.length;
}

/** How far to read on from white space, to find out whether an attribute follows. */
const LOOK_AHEAD = 120;

function isBeforeAttribute(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at).trimEnd();
  if (before === '' || /[+\-*/%&|?:=<>!,(]$/.test(before)) return false;
  return /^\s+(?:["']?[\w:@().*-]+["']?\s*!?=(?!=)|[\w-]+\s*[,)]|\))/.test(text.slice(at, at + LOOK_AHEAD));
}
