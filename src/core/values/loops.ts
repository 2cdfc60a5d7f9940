import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import type { Binding } from './scopes.js';

type Node = TSESTree.Node;

/** Libraries whose `each` passes the value to its callback first, and the key second. */
const VALUE_FIRST = /^(?:_|angular|lodash|underscore)$/;

/**
 * Returns the object whose keys a variable iterates over: `for (key in object)`,
 * `Object.keys(object).forEach(key => …)`.
 */
export function objectOfKeys(binding: Binding): Node | undefined {
  if (!known.has(binding)) known.set(binding, findObject(binding));
  return known.get(binding);
}

const known = new WeakMap<Binding, Node | undefined>();

function findObject({ definitions, references }: Binding): Node | undefined {
  for (const { identifier } of references) {
    const { parent } = identifier;
    if (parent.type === T.ForInStatement && parent.left === identifier) return parent.right;
  }
  for (const definition of definitions) {
    if (definition.type === DefinitionType.Variable) {
      const loop = definition.parent.parent as Node | undefined;
      if (loop?.type === T.ForInStatement && definition.node.id === definition.name) return loop.right;
      if (loop?.type === T.ForOfStatement) return listed(loop.right, definition.node.id, definition.name);
    }
    if (definition.type === DefinitionType.Parameter && isFunction(definition.node)) {
      return ofCallback(definition.node, definition.name);
    }
  }
  return undefined;
}

function ofCallback(callback: TSESTree.Node & { params: readonly Node[] }, name: Node): Node | undefined {
  const { parent } = callback as Node;
  if (parent?.type !== T.CallExpression || !/^(?:each|forEach|map|reduce)$/.test(calledName(parent) ?? '')) {
    return undefined;
  }
  const callee = unwrap(parent.callee);
  const owner = callee.type === T.MemberExpression ? unwrap(callee.object) : undefined;
  const index = callback.params.findIndex(
    (parameter) => parameter.range[0] <= name.range[0] && name.range[1] <= parameter.range[1],
  );
  const [object] = parent.arguments;
  // `$.each` passes the key first, `_.each` the value.
  if (owner?.type === T.Identifier && parent.arguments[1] === (callback as Node)) {
    return index === (VALUE_FIRST.test(owner.name) ? 1 : 0) ? object : undefined;
  }
  const parameter = callback.params[index];
  return owner && parameter ? listed(owner, parameter, name) : undefined;
}

/**
 * Returns the object in `Object.keys(object)`, or in `Object.entries(object)` if the pattern binds the name to the key.
 */
function listed(list: Node, pattern: Node, name: Node): Node | undefined {
  const call = unwrap(list);
  if (call.type !== T.CallExpression) return undefined;
  const keys = calledName(call);
  if (keys === 'keys' && pattern === name) return call.arguments[0];
  const isKey = pattern.type === T.ArrayPattern && pattern.elements[0] === name;
  return keys === 'entries' && isKey ? call.arguments[0] : undefined;
}

/** Returns the object in `Object.keys(x).map(…)` and `Object.entries(x).map(…)`, which build query strings. */
export function listedObject(receiver: Node): Node | undefined {
  let node = unwrap(receiver);
  for (let depth = 0; depth < 6 && node.type === T.CallExpression; depth++) {
    const callee = unwrap(node.callee);
    if (callee.type !== T.MemberExpression) return undefined;
    const object = unwrap(callee.object);
    if (object.type === T.Identifier && object.name === 'Object') return node.arguments[0];
    node = object;
  }
  return undefined;
}
