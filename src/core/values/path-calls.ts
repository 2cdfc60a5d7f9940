import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';

type Node = TSESTree.Node;

/** Functions and methods that set a property: of lodash, Ember, Vue, object-path and dot-prop. */
const SETTERS = /^\$?set(?:With|Property)?$/;

/** Functions and methods that return a property. */
const GETTERS = /^get(?:Property)?$/;

/** Matches the names on the way to a property, which such calls take as one string. */
const PATH = /^[\w$-]+(?:\.[\w$-]+)*$/;

/** A call that names a property by a path: `set(object, 'a.b', value)`, `object.set('a.b', value)`. */
export interface PathCall {
  readonly object: Node;
  readonly path: readonly string[];
  /** The last name of the path, or the string that contains it. */
  readonly key: Node;
  readonly value: Node | undefined;
}

/** Returns the property that a call sets. */
export function propertySetBy(call: TSESTree.CallExpression): PathCall | undefined {
  const name = calledName(call);
  const found = name !== undefined && SETTERS.test(name) ? pathCall(call) : undefined;
  if (found?.value === undefined) return undefined;
  // `Map`, `URLSearchParams` and cookies have a method of this name, too, but a key there is not a path.
  const isMethod = !call.arguments.includes(found.object as TSESTree.Expression);
  return isMethod && found.path.length < 2 && found.object.type !== T.ThisExpression ? undefined : found;
}

/** Returns the property that a call reads. */
export function propertyReadBy(call: TSESTree.CallExpression): PathCall | undefined {
  const name = calledName(call);
  return name !== undefined && GETTERS.test(name) ? pathCall(call) : undefined;
}

function pathCall(call: TSESTree.CallExpression): PathCall | undefined {
  const [first, second, third] = call.arguments;
  if (first === undefined) return undefined;
  const callee = unwrap(call.callee);
  const own = pathIn(first);
  if (own)
    return callee.type === T.MemberExpression ? { ...own, object: unwrap(callee.object), value: second } : undefined;
  const given = second && pathIn(second);
  return given && { ...given, object: first, value: third };
}

/** Reads `'a.b'` and `['a', 'b']`. */
function pathIn(node: Node): Pick<PathCall, 'path' | 'key'> | undefined {
  if (isString(node)) return PATH.test(node.value) ? { path: node.value.split('.'), key: node } : undefined;
  if (node.type !== T.ArrayExpression) return undefined;
  const names = node.elements.flatMap((element) => (element && isString(element) ? [element] : []));
  const key = names.at(-1);
  return key && names.length === node.elements.length ? { path: names.map(({ value }) => value), key } : undefined;
}
