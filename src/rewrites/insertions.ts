import type { DraftEdit } from './rewriter.js';

/**
 * Moves inserted lines out of lines that other edits remove: a new import takes the place of one that goes.
 * @param text the document's text, which the edits refer to (UTF-16 code units)
 */
export function outOfRemovals(text: string, edits: readonly DraftEdit[]): DraftEdit[] {
  const removals = edits.filter((edit) => edit.end > edit.start && edit.text === '');
  const moved = new Map<DraftEdit, readonly DraftEdit[]>();
  const kept = edits.filter((edit) => {
    const line = edit.start === edit.end ? lineOf(edit.text) : undefined;
    const around = line !== undefined && removals.find(({ start, end }) => start < edit.start && edit.start < end);
    if (!around) return true;
    moved.set(around, [...(moved.get(around) ?? []), { ...edit, text: line }]);
    return false;
  });
  return kept.map((edit) => {
    const lines = moved.get(edit);
    if (lines === undefined) return edit;
    // The empty line after the removed ones stays.
    const [, space = ''] = /\n[ \t]*(\r?\n)[ \t]*$/.exec(text.slice(edit.start, edit.end)) ?? [];
    const files = [edit, ...lines].flatMap((each) => each.files ?? []);
    return { ...edit, text: lines.map((line) => line.text).join('') + space, files };
  });
}

/** Returns an inserted line with the line break at its end. */
function lineOf(text: string): string | undefined {
  const [, before = '', line, after = ''] = /^(\r?\n)?([^\r\n]+(?:\r?\n[^\r\n]+)*)(\r?\n)?$/.exec(text) ?? [];
  return line !== undefined && (before === '') !== (after === '') ? line + before + after : undefined;
}
