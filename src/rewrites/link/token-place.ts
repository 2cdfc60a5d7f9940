import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { isNothing, onlyUse } from '../code.js';
import type { RewriteRequest } from '../rewriter.js';
import { useOfField } from './field-use.js';
import { isLogged, isUsedElsewhere } from './logged-options.js';
import { mergeOf } from './merged-objects.js';
import type { Merge } from './merged-objects.js';

type Node = TSESTree.Node;

/** A branch of the code that decides whether the options have a token. */
export interface Choice {
  /** The whole of `test ? {…} : other` or `test && {…}`. */
  readonly node: TSESTree.ConditionalExpression | TSESTree.LogicalExpression;
  readonly test: Node;
  /** Whether the token is there where the test fails. */
  readonly negated: boolean;
  /** What is there instead of the token; undefined if it is nothing. */
  readonly other: Node | undefined;
}

/** A declaration on the way from the token to the call, which only the call uses. */
export type Stop = TSESTree.VariableDeclarator | TSESTree.FunctionDeclaration;

/** Where a token is in a call's options: every step from its property outward to an argument of the call. */
export interface TokenPlace {
  readonly argument: Node;
  /** The outermost object literal. */
  readonly options: TSESTree.ObjectExpression;
  /** The properties from the options down to the token; the token's own is last. */
  readonly path: readonly TSESTree.Property[];
  /** The property or spread that holds the token, or the choice that does, and the object it is in. */
  readonly carrier: TSESTree.Property | TSESTree.SpreadElement | undefined;
  readonly owner: TSESTree.ObjectExpression;
  readonly choice: Choice | undefined;
  readonly stops: readonly Stop[];
  /** Whether the code also logs the options. */
  readonly isLogged: boolean;
  /** Whether the options are in a class field. */
  readonly isField: boolean;
  /** The call that adds the options to a new object, after other ones: `Object.assign({}, defaults, {…})`. */
  readonly merge: Merge | undefined;
}

/** The state of the walk outward from a token. */
interface Walk {
  current: Node;
  options: TSESTree.ObjectExpression;
  readonly path: TSESTree.Property[];
  carrier: TSESTree.Property | TSESTree.SpreadElement | undefined;
  owner: TSESTree.ObjectExpression;
  choice: Choice | undefined;
  readonly stops: Stop[];
  merge: Merge | undefined;
  isLogged: boolean;
  isField: boolean;
  isEnd: boolean;
}

/** Steps outward at most; real code has a handful. */
const FAR = 40;

/**
 * Walks from a token's property outward to the call.
 * @returns undefined where other code may use the options too, or they are built in a way that is not understood
 */
export function placeOf(
  document: Document,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  property: TSESTree.Property,
): TokenPlace | undefined {
  const walk = walkOut(document, property, (outer) =>
    call.arguments.includes(outer as TSESTree.CallExpressionArgument),
  );
  return walk?.isEnd === true ? { ...walk, argument: walk.current } : undefined;
}

/** Whether the options are in a variable or class field that other code uses, too. */
export function isShared(document: Document, property: TSESTree.Property): boolean {
  const walk = walkOut(document, property, () => false);
  if (walk?.isLogged === true) return true;
  if (walk && useOfField(document, walk.current)?.isShared === true) return true;
  const holder = walk?.current.parent;
  return holder?.type === T.VariableDeclarator && isUsedElsewhere(document.values.bindingOf(holder.id));
}

/** Returns the first call on the way outward from a token's property. */
export function callWith(document: Document, property: TSESTree.Property): TSESTree.CallExpression | undefined {
  const walk = walkOut(document, property, (outer) => callOf(outer) !== undefined);
  return walk?.isEnd === true ? callOf(walk.current) : undefined;
}

/** Returns the call that a node is an argument of. */
function callOf(node: Node): TSESTree.CallExpression | undefined {
  const { parent } = node;
  return parent?.type === T.CallExpression && parent.callee !== node ? parent : undefined;
}

/** Walks outward to the end, or to where the code is not understood. */
function walkOut(document: Document, property: TSESTree.Property, isEnd: (outer: Node) => boolean): Walk | undefined {
  const { parent } = property;
  if (parent.type !== T.ObjectExpression) return undefined;
  const walk: Walk = {
    current: parent,
    options: parent,
    path: [property],
    carrier: property,
    owner: parent,
    choice: undefined,
    stops: [],
    merge: undefined,
    isLogged: false,
    isField: false,
    isEnd: false,
  };
  for (let steps = 0; steps < FAR; steps++) {
    walk.current = castAround(walk.current);
    walk.isEnd = isEnd(walk.current);
    if (walk.isEnd || !stepOut(document, walk)) return walk;
  }
  return walk;
}

/** Returns the outermost cast around a node: `{…} as T`. An `await` doesn't count: options are never awaited. */
function castAround(node: Node): Node {
  let current = node;
  while (current.parent !== undefined && current.parent.type !== T.AwaitExpression) {
    const next: Node = current.parent;
    if (unwrap(next) === next) break;
    current = next;
  }
  return current;
}

/** Takes one step outward. Returns false where the code is not understood. */
function stepOut(document: Document, walk: Walk): boolean {
  const { current } = walk;
  const { parent } = current;
  switch (parent?.type) {
    case T.Property:
      return (
        parent.value === current && parent.parent.type === T.ObjectExpression && enter(walk, parent, parent.parent)
      );
    case T.SpreadElement:
      return parent.parent.type === T.ObjectExpression && enterBySpread(walk, parent, parent.parent);
    case T.ConditionalExpression:
    case T.LogicalExpression:
      return choose(walk, parent);
    case T.VariableDeclarator:
      return parent.init === current && parent.id.type === T.Identifier && useOf(document, walk, parent, parent.id);
    case T.ReturnStatement:
    case T.ArrowFunctionExpression:
      return resultOf(document, walk, parent);
    case T.PropertyDefinition:
    case T.AssignmentExpression:
      return enterField(document, walk);
    case T.CallExpression:
      return mergeInto(walk, parent);
    default:
      return false;
  }
}

/** Continues in the object that a property with the token is in. */
function enter(walk: Walk, property: TSESTree.Property, object: TSESTree.ObjectExpression): boolean {
  walk.path.unshift(property);
  if (walk.carrier === undefined) {
    walk.carrier = property;
    walk.owner = object;
  }
  walk.options = object;
  walk.current = object;
  return true;
}

/** Continues in the object that the token is spread into: `{ a, ...(token && { access_token: token }) }`. */
function enterBySpread(walk: Walk, spread: TSESTree.SpreadElement, object: TSESTree.ObjectExpression): boolean {
  // A named object that is spread is one that others may read; only one that is written here is understood.
  if (walk.stops.length > 0 || walk.isField) return false;
  walk.carrier = spread;
  walk.owner = object;
  walk.options = object;
  walk.current = object;
  return true;
}

/** Continues with the new object that the one with the token is copied to last. */
function mergeInto(walk: Walk, call: TSESTree.CallExpression): boolean {
  const merge = mergeOf(call);
  if (merge?.sources.at(-1) !== walk.current || walk.merge !== undefined) return false;
  const target = unwrap(merge.target);
  if (target.type !== T.ObjectExpression || target.properties.length > 0) return false;
  // Options that are named may be used by other code, and a choice between objects is not one of properties.
  if (walk.stops.length > 0 || walk.isField || (walk.choice && walk.carrier === undefined)) return false;
  walk.merge = merge;
  walk.current = call;
  return true;
}

function choose(walk: Walk, node: TSESTree.ConditionalExpression | TSESTree.LogicalExpression): boolean {
  if (walk.choice !== undefined || walk.stops.length > 0 || walk.isField) return false;
  if (node.type === T.LogicalExpression) {
    if (node.operator !== '&&' || node.right !== walk.current) return false;
    walk.choice = { node, test: node.left, negated: false, other: undefined };
  } else {
    if (node.test === walk.current) return false;
    const negated = node.alternate === walk.current;
    const other = negated ? node.consequent : node.alternate;
    walk.choice = { node, test: node.test, negated, other: isNothing(other) ? undefined : other };
  }
  walk.carrier = undefined;
  walk.current = node;
  return true;
}

/** Continues where the only use of a variable is. */
function useOf(
  document: Document,
  walk: Walk,
  declarator: TSESTree.VariableDeclarator,
  name: TSESTree.Identifier,
): boolean {
  const declaration = declarator.parent;
  if (declaration.parent.type === T.ExportNamedDeclaration || declaration.declarations.length > 1) return false;
  const binding = document.values.bindingOf(name);
  const use = onlyUse(binding, isLogged);
  if (use === undefined) return false;
  walk.isLogged ||= isUsedElsewhere(binding);
  walk.stops.push(declarator);
  walk.current = use;
  return true;
}

/** Continues where the only use of a class field is. */
function enterField(document: Document, walk: Walk): boolean {
  const use = useOfField(document, walk.current)?.only;
  if (use === undefined) return false;
  walk.isField = true;
  walk.current = use;
  return true;
}

/** Continues where the only call of a function that returns the options is. */
function resultOf(
  document: Document,
  walk: Walk,
  end: TSESTree.ReturnStatement | TSESTree.ArrowFunctionExpression,
): boolean {
  const made = end.type === T.ReturnStatement ? functionOfReturn(end) : end;
  if (made === undefined || made.async || made.generator || walk.choice !== undefined) return false;
  const declarator = made.parent.type === T.VariableDeclarator ? made.parent : undefined;
  const declared = made.type === T.FunctionDeclaration ? made : declarator;
  if (declared?.id?.type !== T.Identifier) return false;
  const home = declarator?.parent.parent ?? made.parent;
  if (home.type === T.ExportNamedDeclaration || home.type === T.ExportDefaultDeclaration) return false;
  const use = onlyUse(document.values.bindingOf(declared.id));
  const { parent } = use ?? {};
  if (parent?.type !== T.CallExpression || parent.callee !== use) return false;
  walk.stops.push(declared);
  walk.current = parent;
  return true;
}

/** Returns the function whose only statement a `return` is. */
function functionOfReturn({ parent }: TSESTree.ReturnStatement) {
  if (parent.type !== T.BlockStatement || parent.body.length > 1) return undefined;
  return isFunction(parent.parent) ? parent.parent : undefined;
}

/** Returns the property whose key a finding points at. */
export function tokenProperty({ program, finding }: RewriteRequest): TSESTree.Property | undefined {
  return program.nodes.find(
    (node): node is TSESTree.Property =>
      node.type === T.Property && node.key.range[0] === finding.start && node.key.range[1] === finding.end,
  );
}
