import { endOfLine } from '../script-lexer.js';
import type { Tag } from './marks.js';

/** Finds `<?php … ?>`, `<?= … ?>` and `<? … ?>`. The last one in a file may be unclosed. */
export function* phpTags(text: string): Iterable<Tag> {
  for (const match of phpCode(text)) {
    const { start, end, code } = match;
    const writes = /^<\?=|^<\?(?:php)?\s+(?:echo|print)\b/.test(text.slice(start, start + 30)) && !/;\s*\S/.test(code);
    yield { start, end, kind: writes ? 'output' : 'statement' };
  }
}

export interface PhpCode {
  /** Document offsets of the tag, including its delimiters. */
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly codeStart: number;
}

export function* phpCode(text: string): Iterable<PhpCode> {
  const opening = /<\?(?:php\b|=|(?=[\s$]))/gi;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const codeStart = match.index + match[0].length;
    const close = endOfPhp(text, codeStart);
    const end = Math.min(text.length, close + 2);
    yield { start: match.index, end, code: text.slice(codeStart, close), codeStart };
    opening.lastIndex = end;
  }
}

/** Returns the offset of the `?>` that ends PHP code: `?>` in a string does not, but in a line comment it does. */
function endOfPhp(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '?' && text[at + 1] === '>') return at;
    if (character === '"' || character === "'") {
      const end = endOfString(text, at);
      if (end > 0) at = end - 1;
    } else if (character === '#' || (character === '/' && text[at + 1] === '/')) {
      const line = endOfLine(text, at);
      const close = text.indexOf('?>', at);
      if (close >= 0 && close < line) return close;
      at = line;
    } else if (character === '/' && text[at + 1] === '*') {
      const close = text.indexOf('*/', at + 2);
      if (close < 0) return text.length;
      at = close + 1;
    }
  }
  return text.length;
}

/** Returns the end of a string, or -1 for a quote without a partner: an apostrophe in text after all. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[start]) return at + 1;
  }
  return -1;
}
