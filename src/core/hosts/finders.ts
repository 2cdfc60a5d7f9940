/**
 * Searches that cost no more than one pass over a text, however often they are asked. A document may open the same
 * construct thousands of times without ever closing it, so a search that failed is never repeated.
 */

/** Returns the offset of the next occurrence at or after an offset, or -1. Calls must pass ascending offsets. */
export type Finder = (from: number) => number;

export function finderOf(text: string, words: string): Finder {
  let found = -2;
  return (from) => {
    if (found !== -1 && found < from) found = text.indexOf(words, from);
    return found;
  };
}

/** Returns the next match at or after an offset. Calls must pass ascending offsets. */
export type Matcher = (from: number) => RegExpExecArray | undefined;

/** @param pattern a global pattern, itself without nested or overlapping repetition */
export function matcherOf(text: string, pattern: RegExp): Matcher {
  const search = new RegExp(pattern);
  let found: RegExpExecArray | null | undefined;
  return (from) => {
    if (found === undefined || (found !== null && found.index < from)) {
      search.lastIndex = from;
      found = search.exec(text);
    }
    return found ?? undefined;
  };
}

/** Returns the end of the line at an offset, without its line end. Calls must pass ascending offsets. */
export function lineEndsOf(text: string): Finder {
  const search = matcherOf(text, /[\r\n]/g);
  return (from) => search(from)?.index ?? text.length;
}

/**
 * Returns the offset after the quote that closes the one at an offset, or -1 if the line ends first. A backslash escapes
 * the character after it. Calls must pass ascending offsets.
 */
export function quotesOf(text: string): Finder {
  /** By quote, the end of the last line on which one was left open. Later ones on that line are escaped, so open too. */
  const openUntil = new Map<string, number>();
  return (start) => {
    const quote = text.charAt(start);
    if (start < (openUntil.get(quote) ?? 0)) return -1;
    let at = start + 1;
    for (; at < text.length; at++) {
      const character = text[at];
      if (character === quote) return at + 1;
      if (character === '\n' || character === '\r') break;
      if (character === '\\' && text[at + 1] !== '\n' && text[at + 1] !== '\r') at++;
    }
    openUntil.set(quote, at);
    return -1;
  };
}
