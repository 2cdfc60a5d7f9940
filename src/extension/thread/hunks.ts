import { diffLines } from 'diff';
import type { Edit } from '../../core/types.js';

/**
 * The edits that make one text of another, whole lines at a time: so that in an editor, cursors, folds and marks of the
 * lines between stay.
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
