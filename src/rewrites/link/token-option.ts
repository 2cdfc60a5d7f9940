import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { SdkNodes } from '../../rules/forms.js';
import { isInScope, isRepeatable } from '../code.js';
import { removeDeclaration } from '../declarations.js';
import { keyOf } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { assignmentAt, placeOfAssignment } from './assigned-token.js';
import type { AssignedPlace } from './assigned-token.js';
import { givenToken } from './emptiness.js';
import { isShared, placeOf, tokenProperty } from './token-place.js';
import type { Choice, TokenPlace } from './token-place.js';
import { removeToken } from './token-removal.js';

type Node = TSESTree.Node;

/** A token that the code passes to a call. */
export interface HandedToken {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The argument that holds the options. */
  readonly argument: Node;
  /** The token, without a fallback to nothing, as an expression that is valid at the call. */
  readonly token: { readonly node: Node; readonly source: string };
  /** Whether the code allows for a missing token: `token ?? undefined`, `...(token && {…})`, `token?: string`. */
  readonly mayBeEmpty: boolean;
  /** Where there is a token, if the code decides it by something else than the token: `isLinking ? {…} : {}`. */
  readonly condition: string | undefined;
  /** Edits that remove the token from the options. */
  readonly removal: readonly Edit[];
}

/** A token in an options object that is written in the call, or that only the call uses. */
export interface TokenOption extends HandedToken, Omit<TokenPlace, 'argument'> {}

/** What a rewriter can handle in addition to an object literal in the call. */
export interface Accepted {
  /** Options in a variable, or from a function, that only the call uses. */
  readonly elsewhere?: boolean;
  /** Options in a class field that only the call uses. */
  readonly field?: boolean;
  /** A token that may be empty. */
  readonly optional?: boolean;
  /** Options that the code also logs. */
  readonly logged?: boolean;
  /** Options with a spread. */
  readonly spread?: boolean;
  /** Options that are copied to a new object after others: `Object.assign({}, defaults, {…})`. */
  readonly merged?: boolean;
  /** An object with nothing but the token, assigned to a property of the options, to which nothing is added. */
  readonly assignedObject?: boolean;
}

/** A token that is assigned to a property of options that only the call uses. */
export interface AssignedToken extends HandedToken {
  readonly assigned: AssignedPlace;
}

const NOT_INLINE = 'reason.options-not-inline';

/**
 * Returns the token option that a finding points at.
 * Refuses where other calls may share the options, and what the rewriter does not accept.
 */
export function* tokenOption(request: RewriteRequest<SdkNodes>, accepted: Accepted = {}): Attempt<TokenOption> {
  const { document } = request;
  const call = yield* callOf(request);
  const property = tokenProperty(request);
  const place = property && placeOf(document, call, property);
  if (property && (place ? place.isLogged && accepted.logged !== true : isShared(document, property)))
    return yield* refuse('reason.options-shared');
  if (property === undefined || place === undefined || (place.stops.length > 0 && accepted.elsewhere !== true))
    return yield* refuse(NOT_INLINE);
  const { options, carrier, choice, merge, isField } = place;
  if (isField && accepted.field !== true) return yield* refuse(NOT_INLINE);
  if (merge && accepted.merged !== true) return yield* refuse(NOT_INLINE);
  if (!/\.[cm]?[jt]sx?$/.test(request.fileName) && TEMPLATE_CONDITION.test(sourceOf(request, options))) {
    return yield* refuse('reason.template-condition');
  }
  const isSpread = options.properties.some((each) => each.type === T.SpreadElement && each !== carrier);
  if (isSpread && accepted.spread !== true) return yield* refuse('reason.options-spread');
  if (choice !== undefined && accepted.optional !== true) return yield* refuse('reason.token-optional');
  return {
    ...place,
    ...(yield* handed(request, call, property.value, choice, accepted)),
    removal: yield* removeToken(request, place),
  };
}

/** Tags of template languages that decide whether the code after them is there. */
const TEMPLATE_CONDITION =
  /<%(?![=#-])|<\?(?!=|(?:php)?\s+(?:echo|print)\b)|\{%|\{\{[#^]|@(?:if|unless|isset|empty|auth|guest|switch|foreach)\b/;

/** The token as the call gets it; refuses where its expression means something else there. */
function* handed(
  request: RewriteRequest,
  call: HandedToken['call'],
  value: Node,
  choice: Pick<Choice, 'test' | 'negated'> | undefined,
  accepted: Accepted,
): Attempt<Pick<HandedToken, 'call' | 'token' | 'mayBeEmpty' | 'condition'>> {
  const { document } = request;
  const given = accepted.optional === true ? givenToken(document, value) : { node: value, mayBeEmpty: false };
  const parts = [given.node, given.test, choice?.test].filter((part) => part !== undefined);
  if (!parts.every((part) => isInScope(document, part, call))) return yield* refuse('reason.token-not-movable');
  const token = { node: given.node, source: sourceOf(request, given.node) };
  const tests = [choice, given].flatMap((each) =>
    each?.test && sourceOf(request, each.test) !== token.source ? [testOf(request, each.test, each.negated)] : [],
  );
  return {
    call,
    token,
    mayBeEmpty: given.mayBeEmpty || choice !== undefined,
    condition: tests.length > 0 ? tests.join(' && ') : undefined,
  };
}

function testOf(request: RewriteRequest, test: Node, negated = false): string {
  const source = sourceOf(request, test);
  const node = unwrap(test);
  const isSimple = node.type === T.Identifier || node.type === T.MemberExpression || node.type === T.CallExpression;
  if (negated) return isSimple ? `!${source}` : `!(${source})`;
  return node.type === T.LogicalExpression || node.type === T.ConditionalExpression ? `(${source})` : source;
}

/** Like `tokenOption`, but also accepts a token that is assigned: `options.authParams.access_token = token`. */
export function* handedToken(
  request: RewriteRequest<SdkNodes>,
  accepted: Accepted,
): Attempt<TokenOption | AssignedToken> {
  const assignment = assignmentAt(request);
  if (assignment === undefined || (assignment.isObject && accepted.assignedObject !== true))
    return yield* tokenOption(request, accepted);
  const call = yield* callOf(request);
  const { argument, choice, value, ...place } = yield* understood(
    placeOfAssignment(request, call, assignment),
    NOT_INLINE,
  );
  if (choice !== undefined && accepted.optional !== true) return yield* refuse('reason.token-optional');
  return {
    argument,
    assigned: place,
    ...(yield* handed(request, call, value, choice, accepted)),
    removal: place.removal,
  };
}

/** Whether the token is in an object literal, not assigned. */
export function isOption(token: TokenOption | AssignedToken): token is TokenOption {
  return 'options' in token;
}

function* callOf(request: RewriteRequest<SdkNodes>): Attempt<TSESTree.CallExpression | TSESTree.NewExpression> {
  const { call } = request.nodes;
  if (call.type !== T.JSXOpeningElement) return call;
  return yield* refuse('reason.call-not-found');
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

/** Returns the edits that remove the declarations of options that go with the call. */
export function withoutStops(request: RewriteRequest, { stops }: TokenOption): Edit[] {
  return stops.flatMap((stop) => removeDeclaration(request, stop.type === T.VariableDeclarator ? stop.parent : stop));
}
