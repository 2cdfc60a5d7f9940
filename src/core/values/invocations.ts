import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import type { Values } from './values.js';

type Node = TSESTree.Node;

/** A method: its object and its name. */
export interface Method {
  readonly object: Node;
  readonly name: string;
}

/** The effective callee and arguments of a call. */
export interface Invocation {
  readonly callee: Node;
  readonly arguments: readonly Node[];
  /** The methods that the callee may be. */
  readonly methods: readonly Method[];
}

/**
 * Reads a call through the indirections of `f.call(this, a)`, `f.apply(this, [a])` and `f.bind(this, a)`.
 * A bound function counts as called, because some code will call it later.
 */
export function invocationOf(values: Values, node: TSESTree.CallExpression): Invocation {
  const callee = unwrap(node.callee);
  const effect = callee.type === T.Identifier && callee.name === 'call' ? calledByEffect(values, node) : undefined;
  if (effect) return effect;
  const borrowed = callee.type === T.MemberExpression ? borrowedArguments(values, callee, node.arguments) : undefined;
  if (borrowed === undefined || callee.type !== T.MemberExpression) {
    return { callee, arguments: node.arguments, methods: methodsOf(values, callee) };
  }
  const target = unwrap(callee.object);
  return { callee: target, arguments: borrowed, methods: methodsOf(values, target) };
}

/**
 * Reads a redux-saga effect, which makes the call later: `call([client, client.open], a)`, `call([client, 'open'], a)`.
 */
function calledByEffect(values: Values, { arguments: [target, ...given] }: TSESTree.CallExpression) {
  const [object, method] = target?.type === T.ArrayExpression ? target.elements : [];
  if (!object || !method) return undefined;
  const callee = unwrap(method);
  const name = values.constantString(callee);
  return { callee, arguments: given, methods: name === undefined ? methodsOf(values, callee) : [{ object, name }] };
}

function borrowedArguments(
  values: Values,
  callee: TSESTree.MemberExpression,
  given: readonly Node[],
): readonly Node[] | undefined {
  if (callee.computed || callee.property.type !== T.Identifier) return undefined;
  switch (callee.property.name) {
    case 'call':
    case 'bind':
      return given.slice(1);
    case 'apply': {
      const list = given[1] && values.origins(given[1]).find((origin) => origin.type === T.ArrayExpression);
      return list?.type === T.ArrayExpression ? list.elements.filter((element) => element !== null) : [];
    }
    default:
      return undefined;
  }
}

/** Functions that make a function with a callback return a promise. */
const PROMISIFIERS = /^(?:promisify|pify|denodeify)$/;

/**
 * Returns the methods that a callee may be. Follows methods that are destructured, bound, promisified or chosen by a
 * condition.
 */
function methodsOf(values: Values, callee: Node, steps = 4): readonly Method[] {
  if (steps === 0) return [];
  switch (callee.type) {
    case T.MemberExpression:
      return namesOf(values, callee).map((name) => ({ object: callee.object, name }));
    case T.ConditionalExpression:
      return [callee.consequent, callee.alternate].flatMap((inner) => methodsOf(values, unwrap(inner), steps - 1));
    case T.CallExpression: {
      const bound = unwrap(callee.callee);
      const isBound = bound.type === T.MemberExpression && values.nameOf(bound) === 'bind';
      if (isBound) return methodsOf(values, unwrap(bound.object), steps - 1);
      const [wrapped] = PROMISIFIERS.test(calledName(callee) ?? '') ? callee.arguments : [];
      return wrapped ? methodsOf(values, unwrap(wrapped), steps - 1) : [];
    }
    case T.Identifier:
      return [
        ...takenOut(values, callee),
        ...values.origins(callee).flatMap((origin) => (origin === callee ? [] : methodsOf(values, origin, steps - 1))),
      ];
    default:
      return [];
  }
}

function namesOf(values: Values, member: TSESTree.MemberExpression): string[] {
  const name = values.nameOf(member);
  if (name !== undefined) return [name];
  return values.origins(member.property).flatMap((origin) => (isString(origin) ? [origin.value] : []));
}

/** Resolves a destructured method: `open` in `const { open } = client`. */
function takenOut(values: Values, identifier: TSESTree.Identifier): Method[] {
  const binding = values.bindingOf(identifier);
  return (binding ? values.takenFrom(binding) : []).flatMap(({ source, path: [name, ...others] }) =>
    name !== undefined && others.length === 0 ? [{ object: source, name }] : [],
  );
}
