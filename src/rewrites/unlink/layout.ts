import type { TSESTree } from '@typescript-eslint/types';
import { applyEdits } from '../../core/edits.js';
import { contains } from '../../core/syntax/ast.js';
import type { Edit } from '../../core/types.js';
import { indentAt } from '../code.js';
import { LINE_WIDTH } from '../columns.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** How new code is laid out: on one line, or with each property on its own line. */
export type Layout = 'inline' | 'broken';

/** The maximum number of columns of a new line for code that had several lines; `LINE_WIDTH` if it had one line. */
const LONG = 100;

const HEADER = /\bauthorization\b/i;

/**
 * Returns how to lay out a new request: over lines if the old object was, or if one line would be too long.
 * @param call the old request
 * @param old the nodes that go: the body, and statements that only built it
 * @param edits the edits for one line
 */
export function layoutOf(
  { text, program }: RewriteRequest,
  call: Node,
  old: readonly Node[],
  edits: readonly Edit[],
): Layout {
  const hasLines = (node: Node): boolean => text.slice(...node.range).includes('\n');
  if (old.some((node) => contains(call, node) && hasLines(node))) return 'broken';
  const isOneLine = !hasLines(call) && !old.some(hasLines);
  // An attribute stays on its line.
  if (isOneLine && program.region.kind !== 'script') return 'inline';
  const width = isOneLine ? LINE_WIDTH : LONG;
  const start = text.lastIndexOf('\n', call.range[0] - 1) + 1;
  const [, end] = call.range;
  const inside = edits.flatMap((edit) =>
    start <= edit.start && edit.end <= end ? { ...edit, start: edit.start - start, end: edit.end - start } : [],
  );
  const lines = applyEdits(text.slice(start, end), inside).split(/\r?\n/);
  // A long URL on its own line gets no shorter.
  return lines.some((line) => line.length > width && HEADER.test(line)) ? 'broken' : 'inline';
}

/**
 * Returns an object literal.
 * @param at where its line begins to count (UTF-16 code units): the properties are indented once more than that line
 */
export function objectWith(
  request: Pick<RewriteRequest, 'text' | 'style'>,
  at: number,
  properties: readonly string[],
  layout: Layout,
): string {
  if (layout === 'inline') return `{ ${properties.join(', ')} }`;
  const { text, style } = request;
  const base = style.eol + indentAt(text, at);
  const lines = properties.map((property) => base + style.indent + property);
  return `{${lines.join(',')}${style.trailingCommas ? ',' : ''}${base}}`;
}
