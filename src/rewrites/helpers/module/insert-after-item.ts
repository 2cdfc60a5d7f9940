import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../../../core/types.js';
import type { Style } from '../../style.js';

/** Adds items to a list in the manner of its last one: on the same line, or a line for each. */
export function insertAfterItem(text: string, last: TSESTree.Node, items: readonly string[], { eol }: Style): Edit {
  const [start, end] = last.range;
  const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, start))?.[1];
  const separator = indent === undefined ? ', ' : `,${eol}${indent}`;
  return { start: end, end, text: items.map((item) => separator + item).join('') };
}
