import type { TSESTree } from '@typescript-eslint/types';
import { contains, isFunction, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Binding } from '../../core/values/scopes.js';
import { removeItems } from '../objects.js';
import type { Attempt } from '../refusal.js';

type Node = TSESTree.Node;

const HOOKS = /^use(?:Callback|Effect|InsertionEffect|LayoutEffect|Memo)$/;

/** Hooks that run nothing when an SDK's object changes, as it does when the user signs in. */
const MEMOS = /^use(?:Callback|Memo)$/;

/** Names in dependency lists that go with a call. */
export interface Dependencies {
  readonly edits: readonly Edit[];
  /** The expressions that the edits remove. */
  readonly removed: readonly Node[];
}

/**
 * Returns the edits that remove a name from the dependency lists of React's hooks where only a replaced call in the
 * hook's callback uses it: `useCallback(() => login(), [login])`.
 * @param used the name in the replaced call
 */
export function* unusedDependencies(text: string, binding: Binding | undefined, used: Node): Attempt<Dependencies> {
  const edits: Edit[] = [];
  const removed: Node[] = [];
  const hooks = used.parent?.type === T.MemberExpression ? MEMOS : HOOKS;
  const reads = (binding?.references ?? []).flatMap((use) => (use.isRead() ? [use.identifier as Node] : []));
  for (let current: Node | undefined = used.parent; current; current = current.parent) {
    if (current.type !== T.CallExpression || !hooks.test(calledName(current) ?? '')) continue;
    const [first, second] = current.arguments.map(unwrap);
    if (!first || !isFunction(first) || !contains(first, used) || second?.type !== T.ArrayExpression) continue;
    if (reads.some((read) => read !== used && contains(first, read) && !removed.includes(read))) continue;
    const { elements } = second;
    const items = elements.filter((each): each is TSESTree.Expression => each !== null);
    const listed = items.filter((each) => reads.includes(each));
    if (listed.length === 0 || items.length !== elements.length) continue;
    edits.push(...(yield* removeItems(text, items, second.range[1] - 1, listed)));
    removed.push(...listed);
  }
  return { edits, removed };
}
