import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import { returnsOf } from '../syntax/returns.js';

type Node = TSESTree.Node;

/** Functions that copy the properties of their later arguments to the first argument and return it. */
export const MERGE_FUNCTIONS =
  /^(assign|extend|merge|defaults|defaultsDeep|assignIn|mergeDeep|deepmerge|objectAssign|deepExtend)$/;

/** Functions that return their first argument or a copy of it. */
export const COPY_FUNCTIONS =
  /^(freeze|seal|preventExtensions|copy|clone|cloneDeep|structuredClone|toRaw|reactive|markRaw|deepClone|toValue|unref|promisifyAll)$/;

/** Functions that return the return value of their callback. */
const CALLING_FUNCTIONS = /^(useMemo|memoize|memo|once|untracked|runInContext)$/;

/** Functions that return an object with a single value, and the member that holds it. */
const BOXES: ReadonlyMap<string, string> = new Map([
  ['useRef', 'current'],
  ['ref', 'value'],
  ['shallowRef', 'value'],
  ['customRef', 'value'],
  ['computed', 'value'],
]);

/** Functions that return a value and its setter. */
const STATE_FUNCTIONS = /^(useState|createSignal|useLocalState)$/;

/** Functions that build an object from a list of keys and values. */
const PAIR_FUNCTIONS = /^(fromEntries|fromPairs)$/;

/**
 * Returns the expressions that a call of a well-known function evaluates to: `useMemo(() => x)`, `p.then(() => x)`,
 * `p.catch(…)`, `Promise.resolve(x)`.
 * A promise counts as its value, as with `await`.
 */
export function knownResults(node: TSESTree.CallExpression): readonly Node[] {
  const name = calledName(node);
  const [first] = node.arguments;
  const receiver = receiverOf(node);
  if (name === undefined) return [];
  if (receiver && name === 'then') return first && isFunction(first) ? returnsOf(first) : [];
  if (receiver && (name === 'catch' || name === 'finally')) return [receiver];
  if (first === undefined) return [];
  if (name === 'resolve' && receiver?.type === T.Identifier && receiver.name === 'Promise') return [first];
  if (COPY_FUNCTIONS.test(name) && first.type !== T.SpreadElement) return [first];
  return CALLING_FUNCTIONS.test(name) && isFunction(first) ? returnsOf(first) : [];
}

/** Returns the value in a framework's box under the member `name`: `useRef(x).current`, `useState(x)[0]`. */
export function boxedValues(node: TSESTree.CallExpression, name: string): readonly Node[] {
  const called = calledName(node) ?? '';
  const [first] = node.arguments;
  if (first === undefined) return [];
  const isHeld = BOXES.get(called) === name || (name === '0' && STATE_FUNCTIONS.test(called));
  if (isHeld) return isFunction(first) && called !== 'useRef' ? returnsOf(first) : [first];
  const element = called === 'all' && first.type === T.ArrayExpression ? first.elements[Number(name)] : undefined;
  return element ? [element] : [];
}

/** Returns the list of pairs in `Object.fromEntries([['key', value]])`. */
export function pairsOf(node: TSESTree.CallExpression): Node | undefined {
  return PAIR_FUNCTIONS.test(calledName(node) ?? '') ? node.arguments[0] : undefined;
}

/** Returns the value that the first parameter of a `then` callback receives: `x` in `x.then(callback)`. */
export function awaitedBy(callback: Node): Node | undefined {
  const { parent } = callback;
  if (parent?.type !== T.CallExpression || parent.arguments[0] !== callback || calledName(parent) !== 'then')
    return undefined;
  return receiverOf(parent);
}

function receiverOf(node: TSESTree.CallExpression): Node | undefined {
  const callee = unwrap(node.callee);
  return callee.type === T.MemberExpression ? unwrap(callee.object) : undefined;
}
