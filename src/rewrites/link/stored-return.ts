import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { descendants } from '../code.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** Matches objects that keep data while the browser is on another page. */
const STORE = /storage|cookie/i;

/** Matches methods that put an entry there. */
const PUTS = /^(?:set|setItem|put)$/;

/** Matches an entry that is an address, by its name or its value. */
const ADDRESS =
  /location|pathname|href|\broute|return|redirect|(?:^|\b|_)(?:url|uri)(?:\b|_|$)|[a-z](?:Url|Uri|Page|Path)\b/i;

/** Whether a function stores an address before it starts a login: code that finds it later goes there. */
export function storesReturn({ text }: RewriteRequest, call: Node): boolean {
  const owner = enclosingFunction(call);
  if (owner === undefined) return false;
  return [...descendants(owner)].some((node) => {
    if (node.range[1] > call.range[0] || enclosingFunction(node) !== owner) return false;
    const entry = entryOf(text, node);
    return entry !== undefined && ADDRESS.test(entry);
  });
}

/** Returns the source of an entry that a node stores, with its name. */
function entryOf(text: string, node: Node): string | undefined {
  const isStore = (object: Node): boolean => STORE.test(text.slice(...object.range));
  if (node.type === T.AssignmentExpression && node.left.type === T.MemberExpression) {
    const { object, property } = node.left;
    return isStore(object) ? text.slice(property.range[0], node.range[1]) : undefined;
  }
  if (node.type !== T.CallExpression || !PUTS.test(calledName(node) ?? '')) return undefined;
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  return first && callee.type === T.MemberExpression && isStore(callee.object)
    ? text.slice(first.range[0], node.range[1])
    : undefined;
}
