import type { Edit, Range } from '../../core/types.js';

/**
 * Returns the edit that removes a comment, with its line if nothing else is on it. In JSX it also removes the braces
 * that only hold the comment.
 * @param comment its range including the delimiters, in UTF-16 code units
 */
export function removalOf(text: string, comment: Range): Edit {
  const { start, end } = withBraces(text, comment);
  const from = skipBack(text, start, isBlank);
  const to = skip(text, end, isBlank);
  const endsLine = to === text.length || isLineEnd(text.charAt(to));
  if (!endsLine) return { start, end: to, text: '' };
  const startsLine = from === 0 || isLineEnd(text.charAt(from - 1));
  if (!startsLine) return { start: from, end: to, text: '' };
  return { start: from, end: to + (text.startsWith('\r\n', to) ? 2 : Math.min(1, text.length - to)), text: '' };
}

/** Extends a comment that is a JSX child to its braces. Elsewhere, braces around a comment can be a block. */
function withBraces(text: string, { start, end }: Range): Range {
  const from = skipBack(text, start, isSpace) - 1;
  const to = skip(text, end, isSpace);
  if (text.charAt(from) !== '{' || text.charAt(to) !== '}') return { start, end };
  // A child follows a tag or the braces of another child. After `=>` there is a function's body.
  const previous = text.slice(0, skipBack(text, from, isSpace));
  const isChild = (previous.endsWith('>') && !previous.endsWith('=>')) || previous.endsWith('}');
  return isChild ? { start: from, end: to + 1 } : { start, end };
}

function skip(text: string, from: number, skips: (character: string) => boolean): number {
  let offset = from;
  while (offset < text.length && skips(text.charAt(offset))) offset++;
  return offset;
}

function skipBack(text: string, from: number, skips: (character: string) => boolean): number {
  let offset = from;
  while (offset > 0 && skips(text.charAt(offset - 1))) offset--;
  return offset;
}

const isLineEnd = (character: string): boolean => character === '\n' || character === '\r';
const isBlank = (character: string): boolean => character === ' ' || character === '\t';
const isSpace = (character: string): boolean => isBlank(character) || isLineEnd(character);
