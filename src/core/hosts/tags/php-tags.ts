import { finderOf, lineEndsOf } from '../finders.js';
import type { Finder } from '../finders.js';
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
  const reader = new PhpReader(text);
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const codeStart = match.index + match[0].length;
    const close = reader.endOf(codeStart);
    const end = Math.min(text.length, close + 2);
    yield { start: match.index, end, code: text.slice(codeStart, close), codeStart };
    opening.lastIndex = end;
  }
}

/** Finds the ends of PHP code. Searches every part of the text once, whatever is left open in it. */
class PhpReader {
  readonly #text: string;
  readonly #close: Finder;
  readonly #lineEnd: Finder;
  /** Quotes that have no partner in the rest of the text. */
  readonly #unclosed = new Set<string>();

  constructor(text: string) {
    this.#text = text;
    this.#close = finderOf(text, '?>');
    this.#lineEnd = lineEndsOf(text);
  }

  /** Returns the offset of the `?>` that ends PHP code: `?>` in a string does not, but in a line comment it does. */
  endOf(from: number): number {
    const text = this.#text;
    for (let at = from; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === '?' && text[at + 1] === '>') return at;
      if (character === '"' || character === "'") {
        at = this.#endOfString(at, character) - 1;
      } else if (character === '#' || (character === '/' && text[at + 1] === '/')) {
        const line = this.#lineEnd(at);
        const close = this.#close(at);
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

  /** Returns the end of a string. A quote without a partner is an apostrophe in text, which ends right after it. */
  #endOfString(start: number, quote: string): number {
    if (this.#unclosed.has(quote)) return start + 1;
    for (let at = start + 1; at < this.#text.length; at++) {
      if (this.#text[at] === '\\') at++;
      else if (this.#text[at] === quote) return at + 1;
    }
    // All later ones are escaped, so they have no partner either.
    this.#unclosed.add(quote);
    return start + 1;
  }
}
