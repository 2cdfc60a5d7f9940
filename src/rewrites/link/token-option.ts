import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { SdkNodes } from '../../rules/forms.js';
import { isInScope, isRepeatable, removeLine } from '../code.js';
import { keyOf, removeProperties } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** A token that the code passes to a call. */
export interface HandedToken {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The argument that holds the options. */
  readonly argument: Node;
  readonly token: { readonly node: Node; readonly source: string };
  /** Edits that remove the token from the options. */
  readonly removal: readonly Edit[];
}

/** A token in an options object that is written in the call, or in a variable that only the call uses. */
export interface TokenOption extends HandedToken {
  readonly options: TSESTree.ObjectExpression;
  /** The properties from the options down to the token; the token's own is last. */
  readonly path: readonly TSESTree.Property[];
}

const SHARED = 'reason.options-not-inline';

/**
 * Returns the token option that a finding points at.
 * Refuses where the options are defined elsewhere, because other calls may share them.
 * @param inVariable whether the options may also be in a variable that only the call uses
 */
export function* tokenOption(request: RewriteRequest<SdkNodes>, inVariable = false): Attempt<TokenOption> {
  const { finding, document } = request;
  const call = yield* callOf(request);
  for (const argument of call.arguments) {
    const options = objectIn(request, argument, inVariable);
    const path = options && pathTo(options, finding.start);
    const last = path?.at(-1);
    if (!options || !path || !last) continue;
    if (options.properties.some(({ type }) => type === T.SpreadElement)) {
      return yield* refuse('reason.options-spread');
    }
    if (!isInScope(document, last.value, call)) return yield* refuse('reason.token-not-movable');
    const token = { node: last.value, source: sourceOf(request, last.value) };
    return { call, argument, options, path, token, removal: yield* removeToken(request, options, path) };
  }
  return yield* refuse(SHARED);
}

/** Like `tokenOption`, but also accepts a token that is assigned: `options.authParams.access_token = token`. */
export function* handedToken(request: RewriteRequest<SdkNodes>): Attempt<HandedToken> {
  const { finding, program, document, text } = request;
  const call = yield* callOf(request);
  const key = program.nodes.findLast(({ range: [start, end] }) => start === finding.start && end === finding.end);
  const member = key?.parent?.type === T.MemberExpression ? key.parent : undefined;
  const assignment = member?.parent;
  if (!member || assignment?.type !== T.AssignmentExpression || assignment.left !== member) {
    return yield* tokenOption(request, true);
  }
  const binding = document.values.bindingOf(rootOf(member));
  const argument = call.arguments.find(
    (candidate) => binding && document.values.bindingOf(unwrap(candidate)) === binding,
  );
  const reads = binding?.references.filter((use) => use.isRead()) ?? [];
  // Only the assignment and the call may read the options.
  if (!argument || reads.length !== 2) return yield* refuse(SHARED);
  if (!isInScope(document, assignment.right, call)) return yield* refuse('reason.token-not-movable');
  const token = { node: assignment.right, source: sourceOf(request, assignment.right) };
  if (assignment.parent.type !== T.ExpressionStatement) return yield* refuse(SHARED);
  return { call, argument, token, removal: [removeLine(text, assignment.parent)] };
}

function* callOf(request: RewriteRequest<SdkNodes>): Attempt<TSESTree.CallExpression | TSESTree.NewExpression> {
  const { call } = request.nodes;
  if (call.type !== T.JSXOpeningElement) return call;
  return yield* refuse('reason.call-not-found');
}

function rootOf(node: Node): Node {
  return node.type === T.MemberExpression ? rootOf(unwrap(node.object)) : node;
}

/** Returns the object literal, or the one that initializes a variable with a single use. */
function objectIn(
  { document }: RewriteRequest,
  argument: Node,
  inVariable: boolean,
): TSESTree.ObjectExpression | undefined {
  const node = unwrap(argument);
  if (node.type === T.ObjectExpression) return node;
  if (!inVariable) return undefined;
  const binding = node.type === T.Identifier ? document.values.bindingOf(node) : undefined;
  const declarator = binding?.definitions[0]?.node;
  if (declarator?.type !== T.VariableDeclarator || declarator.id.type !== T.Identifier || !declarator.init)
    return undefined;
  if (binding?.references.filter((use) => !use.init).length !== 1) return undefined;
  const init = unwrap(declarator.init);
  return init.type === T.ObjectExpression ? init : undefined;
}

function pathTo(object: TSESTree.ObjectExpression, offset: number): TSESTree.Property[] | undefined {
  const property = object.properties.find(({ range: [start, end] }) => start <= offset && offset < end);
  if (property?.type !== T.Property) return undefined;
  if (property.key.range[0] <= offset && offset < property.key.range[1]) return [property];
  const value = unwrap(property.value);
  const rest = value.type === T.ObjectExpression ? pathTo(value, offset) : undefined;
  return rest && [property, ...rest];
}

/** Removes the token from its options, and every object on the path that would become empty. */
function* removeToken(
  { text }: RewriteRequest,
  options: TSESTree.ObjectExpression,
  path: readonly TSESTree.Property[],
): Attempt<Edit[]> {
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const owner = depth === 0 ? options : yield* objectAt(path, depth - 1);
    const property = yield* understood(path[depth], 'reason.option-not-found');
    if (depth === 0 || owner.properties.length > 1) return yield* removeProperties(text, owner, [property]);
    if (/\/[/*]/.test(text.slice(...owner.range))) return yield* removeProperties(text, owner, [property]);
  }
  return [];
}

/** Returns the object that is the value of the path's property at a depth. */
export function* objectAt(path: readonly TSESTree.Property[], depth: number): Attempt<TSESTree.ObjectExpression> {
  const value = path[depth] && unwrap(path[depth].value);
  if (value?.type !== T.ObjectExpression) return yield* refuse('reason.option-not-found');
  return value;
}

/** Refuses where the token's expression cannot move to another argument of the call. */
export function* assertMovable({ token }: HandedToken): Attempt<void> {
  if (!isRepeatable(token.node) && token.node.type === T.AwaitExpression) {
    return yield* refuse('reason.token-awaited');
  }
}

/** Returns the names of an object's properties except the known ones; undefined for a computed name. */
export function otherKeys(
  object: TSESTree.ObjectExpression,
  known: readonly TSESTree.Property[],
): (string | undefined)[] {
  return object.properties.flatMap((property) =>
    property.type === T.Property && !known.includes(property) ? [keyOf(property)] : [],
  );
}
