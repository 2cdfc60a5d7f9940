import { endOfLine } from '../script-lexer.js';

const LONGEST = 5000;
/** A document with this many unclosed brackets is not really in the expected language. */
const MAX_UNCLOSED = 100;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Matches brackets in C# and PHP, ignoring those in strings and comments.
 * @returns a function from the offset of an opening bracket to the offset after its partner, or -1
 */
export function bracketsOf(text: string): (open: number) => number {
  let unclosed = 0;
  return (open) => {
    const end = unclosed < MAX_UNCLOSED ? endOfBracket(text, open) : -1;
    if (end < 0) unclosed++;
    return end;
  };
}

function endOfBracket(text: string, open: number): number {
  const closing = CLOSING[text.charAt(open)];
  const limit = Math.min(text.length, open + LONGEST);
  let depth = 0;
  for (let at = open; at < limit; at++) {
    const character = text.charAt(at);
    if (character === '"' || character === "'") {
      const end = endOfQuote(text, at, limit);
      if (end > 0) at = end - 1;
    } else if (text.startsWith('//', at) || text.startsWith('/*', at)) {
      at = text[at + 1] === '/' ? endOfLine(text, at) : Math.max(at, text.indexOf('*/', at + 2) + 1);
    } else if (character === text[open]) depth++;
    else if (character === closing && --depth === 0) return at + 1;
  }
  return -1;
}

function endOfQuote(text: string, start: number, limit: number): number {
  for (let at = start + 1; at < limit; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[start]) return at + 1;
    else if (text[at] === '\n' || text[at] === '\r') return -1;
  }
  return -1;
}
