/** Line ends of the classic Mac OS, carriage returns alone. Rewriters know only line feeds; the offsets are the same. */
import type { Edit } from '../core/types.js';

/** Whether the lines of a text end in carriage returns alone. */
export function isClassicMac(text: string): boolean {
  return text.includes('\r') && !text.includes('\n');
}

/** Returns a text as rewriters read it. */
export function withLineFeeds(text: string): string {
  return isClassicMac(text) ? text.replaceAll('\r', '\n') : text;
}

/** Returns edits of such a text with its own line ends. */
export function withLineEndsOf<Its extends Edit>(text: string, edits: readonly Its[]): readonly Its[] {
  return isClassicMac(text) ? edits.map((edit) => ({ ...edit, text: edit.text.replaceAll('\n', '\r') })) : edits;
}
