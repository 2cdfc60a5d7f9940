import { applyEdits, inOrder } from '../core/edits.js';
import { linesOf } from '../core/lines.js';
import type { AllLines, Position } from '../core/lines.js';
import type { Edit } from '../core/types.js';
import type { Message } from '../messages/message.js';
import { nameFrom } from './rebased.js';
import type { FileName, ReportedFinding } from './result.js';

/** The fixes of a scan's findings. */
export type OfferedFixes = ReadonlyMap<ReportedFinding, OfferedFix>;

/** What `fix --write` does about a finding, for programs that apply fixes themselves: all of it or nothing. */
export interface OfferedFix {
  readonly title: Message;
  /** How many other findings it rewrites, too; they have no fix. */
  readonly others: number;
  /** Each file once, those that others need first. */
  readonly changes: readonly OfferedChange[];
}

export interface OfferedChange extends FileName {
  /** Whether the file is to be created; there is one insertion then. */
  readonly created?: true;
  /** In document order, at least one; none touches another. */
  readonly edits: readonly PlacedEdit[];
  readonly block: LineBlock;
}

export interface PlacedEdit {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** All edits of a file as new text for whole lines. */
export interface LineBlock {
  /** 1-based, both replaced. */
  readonly first: number;
  readonly last: number;
  /** Without the last line's end. */
  readonly text: string;
}

/**
 * Returns the change of a file, with positions instead of offsets.
 * @param before undefined for a file to be created
 * @param edits offsets in `before`; none overlap
 */
export function offeredChange(name: FileName, before: string | undefined, edits: readonly Edit[]): OfferedChange {
  const text = before ?? '';
  const lines = linesOf(text);
  return {
    path: name.path,
    uri: name.uri,
    ...(before === undefined && { created: true }),
    edits: joined(edits).map((edit) => {
      return { start: lines.positionAt(edit.start), end: lines.positionAt(edit.end), text: edit.text };
    }),
    block: blockOf(text, lines, edits),
  };
}

/** Joins edits that touch, because programs differ in the order in which they apply these. */
function joined(edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  for (const edit of inOrder(edits)) {
    const last = result.at(-1);
    if (last?.end === edit.start) result.splice(-1, 1, { ...last, end: edit.end, text: last.text + edit.text });
    else result.push(edit);
  }
  return result;
}

function blockOf(text: string, lines: AllLines, edits: readonly Edit[]): LineBlock {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  // After the last line end, no program sees a line.
  const count = lines.count > 1 && lines.textOf(lines.count) === '' ? lines.count - 1 : lines.count;
  const first = Math.min(lines.positionAt(start).line, count);
  const last = Math.min(lines.positionAt(end).line, count);
  const from = lines.startOf(first);
  const reachesEnd = lines.positionAt(end).line > count;
  const to = reachesEnd ? text.length : lines.startOf(last) + lines.textOf(last).length;
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from }));
  const replaced = applyEdits(text.slice(from, to), moved);
  return { first, last, text: reachesEnd ? replaced.replace(/(?:\r\n?|\n)$/, '') : replaced };
}

/** Returns fixes whose names start from another folder: see `rebased`. */
export function rebasedFixes(fixes: OfferedFixes, base: FileName, root: FileName): OfferedFixes {
  const name = nameFrom(base, root);
  return new Map(
    [...fixes].map(([finding, fix]) => {
      return [finding, { ...fix, changes: fix.changes.map((change) => ({ ...change, ...name(change) })) }];
    }),
  );
}
