import { diffLines } from 'diff';
import type { Edit } from '../../core/types.js';

/**
 * The edits that turn one text into another, in whole lines, so cursors, folds and markers of the lines in between
 * survive in an editor.
 */
export function hunksBetween(before: string, after: string): Edit[] {
  const edits: { start: number; end: number; text: string }[] = [];
  let at = 0;
  let last: (typeof edits)[number] | undefined;
  for (const { value, added, removed } of diffLines(before, after, { stripTrailingCr: false })) {
    if (!added && !removed) last = undefined;
    else {
      if (last === undefined) edits.push((last = { start: at, end: at, text: '' }));
      if (added) last.text += value;
      else last.end += value.length;
    }
    if (!added) at += value.length;
  }
  return edits;
}
