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

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
