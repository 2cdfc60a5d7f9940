import { finderOf, matcherOf } from './finders.js';
import type { Stretch } from './stretches.js';

/** A document with this many unfinished start tags is not really markup. */
const MAX_UNFINISHED = 50;

/**
 * Returns the comments, scripts and styles of markup with expressions in braces, whose braces are not expressions. The
 * last one may be unclosed.
 */
export function* rawStretches(text: string): Iterable<Stretch> {
  const endOfComment = finderOf(text, '-->');
  const closings = new Map([
    ['script', matcherOf(text, /<\/script\s*>/gi)],
    ['style', matcherOf(text, /<\/style\s*>/gi)],
  ]);
  const opening = /<!--|<(script|style)\b/gi;
  let unfinished = 0;
  for (let match = opening.exec(text); match !== null && unfinished < MAX_UNFINISHED; match = opening.exec(text)) {
    const name = match[1]?.toLowerCase();
    const from = opening.lastIndex;
    let end = text.length;
    if (name === undefined) {
      const close = endOfComment(from);
      if (close >= 0) end = close + 3;
    } else {
      const tagEnd = endOfStartTag(text, from);
      if (tagEnd < 0) {
        unfinished++;
        continue;
      }
      const closing = closings.get(name)?.(tagEnd);
      if (closing !== undefined) end = closing.index + closing[0].length;
    }
    yield { start: match.index, end };
    opening.lastIndex = end;
  }
}

/** Returns the end of a start tag, or -1. Skips the values of its attributes, which may contain `>`. */
function endOfStartTag(text: string, from: number): number {
  const part = /"[^"]*"|'[^']*'|\{[^{}]*\}|[^>"'{]+/y;
  for (let at = from; ; at = part.lastIndex) {
    if (text[at] === '>') return at + 1;
    part.lastIndex = at;
    if (!part.test(text)) return -1;
  }
}
