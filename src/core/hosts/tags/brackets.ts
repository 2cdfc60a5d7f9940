import { finderOf, quotesOf } from '../finders.js';
import { endOfLine } from '../script-lexer.js';

const LONGEST = 5000;
/** A document with this many unclosed brackets is not really in the expected language. */
const MAX_UNCLOSED = 100;

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

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
  const nearby = text.slice(open, open + LONGEST);
  const closing = CLOSING.get(nearby.charAt(0));
  const endOfComment = finderOf(nearby, '*/');
  const endOfQuote = quotesOf(nearby);
  let depth = 0;
  for (let at = 0; at < nearby.length; at++) {
    const character = nearby.charAt(at);
    if (character === '"' || character === "'") {
      const end = endOfQuote(at);
      if (end > 0) at = end - 1;
    } else if (nearby.startsWith('//', at)) {
      at = endOfLine(nearby, at);
    } else if (nearby.startsWith('/*', at)) {
      at = Math.max(at, endOfComment(at + 2) + 1);
    } else if (character === nearby[0]) depth++;
    else if (character === closing && --depth === 0) return open + at + 1;
  }
  return -1;
}
