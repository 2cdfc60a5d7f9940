import { finderOf, lineEndsOf, quotesOf } from './finders.js';
import type { Finder } from './finders.js';
import type { Stretch } from './stretches.js';

/** Quotes of strings that may span lines; the longest first. */
const LONG_QUOTES = ['"""', "'''", '`'];

/**
 * Returns the string literals of C#, Java, Kotlin, Swift, Objective-C, Python, Ruby, Go, CoffeeScript and PHP, without their quotes.
 * Skips comments, which may contain quotes. A quote without a partner on its line is an apostrophe.
 */
export function* literalsOf(code: string): Iterable<Stretch> {
  const endOfComment = finderOf(code, '*/');
  const endOfLine = lineEndsOf(code);
  const endOfQuote = quotesOf(code);
  const nextQuote = finderOf(code, '"');
  const longQuotes = LONG_QUOTES.map((quote) => ({ quote, next: finderOf(code, quote) }));
  const start = /\/[/*]|["'`]|@"/g;
  for (let match = start.exec(code); match !== null; match = start.exec(code)) {
    const { index: at } = match;
    const long = longQuotes.find(({ quote }) => code.startsWith(quote, at));
    const longEnd = long?.next(at + long.quote.length) ?? -1;
    let end = -1;
    if (match[0] === '/*') {
      const close = endOfComment(at + 2);
      end = close < 0 ? close : close + 2;
    } else if (match[0] === '//') {
      // `://` is part of a URL.
      end = code[at - 1] === ':' ? -1 : endOfLine(at);
    } else if (match[0] === '@"') {
      const close = endOfVerbatim(code, at + 2, nextQuote);
      if (close >= 0) yield { start: at + 2, end: close };
      end = close < 0 ? -1 : close + 1;
    } else if (long !== undefined && longEnd >= 0) {
      yield { start: at + long.quote.length, end: longEnd };
      end = longEnd + long.quote.length;
    } else if (match[0] !== '`') {
      end = endOfQuote(at);
      if (end >= 0) yield { start: at + 1, end: end - 1 };
    }
    start.lastIndex = end < 0 ? at + 1 : end;
  }
}

/** Returns the end of a C# string in which `""` is a quote, or -1. Without a partner, it ends at its last quote. */
function endOfVerbatim(code: string, from: number, nextQuote: Finder): number {
  let last = -1;
  for (let at = nextQuote(from); at >= 0; at = nextQuote(at + 2)) {
    if (code[at + 1] !== '"') return at;
    last = at;
  }
  return last;
}
