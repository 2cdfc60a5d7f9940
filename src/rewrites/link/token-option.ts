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

/** A token that is handed to a call. */
export interface HandedToken {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The argument that has the options. */
  readonly argument: Node;
  /** The token's value. */
  readonly token: { readonly node: Node; readonly source: string };
  /** Edits that take the token out of the options. */
  readonly removal: readonly Edit[];
}

/** The same where the options are written as an object, in the call or in a variable that only the call uses. */
export interface TokenOption extends HandedToken {
  readonly options: TSESTree.ObjectExpression;
  /** From the options down to the token: the properties on the way, the token's own last. */
  readonly path: readonly TSESTree.Property[];
}

const SHARED = 'reason.options-not-inline';

/**
 * @param inVariable whether the options may also stand in a variable that only the call uses
 * Refuses where the options are put together elsewhere, and so may serve other calls as well.
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

/** As `tokenOption`, also where the token is put into options that a variable holds: `options.authParams.access_token = token`. */
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
  // The assignment and the call, and nothing else.
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

/** An object literal, or the one in a variable that is declared by itself and used once. */
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

/** Takes the token out of its options, and with it every object on the way that would be left empty. */
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

/** The object that is the value of one of the properties on the way. */
export function* objectAt(path: readonly TSESTree.Property[], depth: number): Attempt<TSESTree.ObjectExpression> {
  const value = path[depth] && unwrap(path[depth].value);
  if (value?.type !== T.ObjectExpression) return yield* refuse('reason.option-not-found');
  return value;
}

/** Refuses where the token cannot be written in another place of the call */
export function* assertMovable({ token }: HandedToken): Attempt<void> {
  if (!isRepeatable(token.node) && token.node.type === T.AwaitExpression) {
    return yield* refuse('reason.token-awaited');
  }
}

/** The names of the other properties of an object. */
export function otherKeys(
  object: TSESTree.ObjectExpression,
  known: readonly TSESTree.Property[],
): (string | undefined)[] {
  return object.properties.flatMap((property) =>
    property.type === T.Property && !known.includes(property) ? [keyOf(property)] : [],
  );
}
