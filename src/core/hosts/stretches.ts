import { countBelow } from '../sorted.js';

/** A part of a text, in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Returns the text with everything blanked except the given parts. */
export function only(text: string, kept: readonly Stretch[]): string {
  let result = '';
  for (const { start, end } of kept) {
    if (start >= result.length) result += blank(text.slice(result.length, start)) + text.slice(start, end);
  }
  return result;
}

/** Returns the text with the given parts blanked. */
export function without(text: string, dropped: readonly Stretch[]): string {
  let result = '';
  for (const { start, end } of [...dropped].sort((a, b) => a.start - b.start)) {
    if (start >= result.length) result += text.slice(result.length, start) + blank(text.slice(start, end));
  }
  return result + text.slice(result.length);
}

/**
 * Returns whether any of the stretches, which are in any order, shares a character with a range.
 * A question costs a binary search.
 */
export function coverage(stretches: readonly Stretch[]): (start: number, end: number) => boolean {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return (start, end) => {
    const next = merged[countBelow(merged, start + 1, (stretch) => stretch.end)];
    return (next?.start ?? Infinity) < end;
  };
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
