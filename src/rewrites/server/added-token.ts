import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, outermost, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { isNothing } from '../code.js';
import { keyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { nodeOfFinding } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { tokenBlock } from './token-block.js';
import type { TokenBlock } from './token-block.js';

type Node = TSESTree.Node;

export type Element = TSESTree.Property | TSESTree.SpreadElement | OwnStatement;

type OwnStatement = TSESTree.ExpressionStatement | TSESTree.IfStatement;

/** Whether a statement of its own adds the token to the options. */
export function isOwnStatement(element: Element): element is OwnStatement {
  return element.type === T.ExpressionStatement || element.type === T.IfStatement;
}

/** Options that the new code sets, or looks for in the login's own options. */
const NEEDED =
  /^(?:access_?token|max_age|prompt|redirect_uri|response_mode|callbackURL|state|getLoginState|silent|returnTo|session|authorizationParams|success\w*|assignProperty)$/i;

/** How a rewrite uses an object that the options spread. */
interface SpreadUse {
  /** What adds the token: it goes, so it overrides nothing. */
  readonly token: Element;
  /** The outermost object, if the token is in an inner one: it may spread a `returnTo`. */
  readonly options: TSESTree.ObjectExpression | undefined;
  /** The object that gets the token. */
  readonly holder: TSESTree.ObjectExpression;
  /** The options that the new code sets in the holder, instead of the token or after all others. */
  readonly sets: readonly string[];
}

/** Returns the properties of an object that the options spread; refuses where the new code may need one of them. */
export function* spreadBy(
  { document }: Pick<RewriteRequest, 'document'>,
  element: TSESTree.Property | TSESTree.SpreadElement,
  { token, options, holder, sets }: SpreadUse,
): Attempt<TSESTree.Property[]> {
  if (element.type !== T.SpreadElement) return [];
  const known = document.values.origins(element.argument);
  const objects = known.some(({ type }) => type === T.ObjectExpression)
    ? known
    : document.imports.resolve(element.argument).map(({ node }) => unwrap(node));
  const [object, ...others] = objects;
  if (object?.type !== T.ObjectExpression || others.length > 0) return yield* refuse('reason.options-spread');
  const properties = object.properties.filter((each): each is TSESTree.Property => each.type === T.Property);
  const overridden = overriddenBy(element, token);
  const kept = properties.filter((each) => !overridden.has(keyOf(each) ?? ''));
  const isFollowed = element.parent === holder && (isOwnStatement(token) || element.range[1] <= token.range[0]);
  const isKnown = kept.every((each) => {
    const name = keyOf(each);
    const isSet = name !== undefined && sets.includes(name) && isFollowed;
    return name !== undefined && (!NEEDED.test(name) || isSet || (name === 'returnTo' && element.parent === options));
  });
  if (properties.length < object.properties.length || !isKnown) return yield* refuse('reason.options-spread');
  return kept;
}

/** Returns the names of the properties that follow a spread in its object, and that no rewrite removes. */
function overriddenBy(element: TSESTree.SpreadElement, token: Element): ReadonlySet<string> {
  const all = element.parent.type === T.ObjectExpression ? element.parent.properties : [];
  const later = all.slice(all.indexOf(element) + 1);
  return new Set(
    later.flatMap((each) => {
      if (each.type !== T.Property || each === token) return [];
      // An object that holds nothing but the token goes with it.
      const isKept = each.value.type !== T.ObjectExpression || each.value.properties.length > 1;
      return isKept ? (keyOf(each) ?? []) : [];
    }),
  );
}

/** What adds a token to the options of a login. */
interface Added {
  readonly element: Element;
  /** The object that gets the token. */
  readonly holder: TSESTree.ObjectExpression;
  readonly value: Node;
  readonly beside?: readonly TSESTree.Property[];
  readonly instead?: readonly TSESTree.Property[];
  readonly block?: TokenBlock;
  /** The object that gets the holder, if a statement adds that: `options.authorizationParams = { … };`. */
  readonly outer?: { readonly key: string; readonly object: TSESTree.ObjectExpression };
}

/**
 * Returns what adds the token to the options.
 * @param isBlockKnown whether the rewriter knows logins that link only after a block
 */
export function* elementOf(
  request: RewriteRequest,
  call: TSESTree.CallExpression,
  isBlockKnown: boolean,
): Attempt<Added> {
  const parent = nodeOfFinding(request)?.parent;
  if (parent?.type === T.MemberExpression) return yield* assigned(request, parent, call, isBlockKnown);
  if (parent?.type !== T.Property || parent.parent.type !== T.ObjectExpression) {
    return yield* refuse('reason.options-not-inline');
  }
  const holder = parent.parent;
  let value = outermost(holder);
  while (value.parent?.type === T.LogicalExpression || value.parent?.type === T.ConditionalExpression) {
    value = outermost(value.parent);
  }
  const spread = value.parent;
  if (isBlockKnown && value === holder && spread?.type === T.AssignmentExpression) {
    return yield* assignedObject(request, parent.value, holder, call);
  }
  if (spread?.type !== T.SpreadElement || spread.parent.type !== T.ObjectExpression) {
    return { element: parent, holder, value: parent.value };
  }
  const choice = unwrap(spread.argument);
  const other = choice.type === T.ConditionalExpression ? unwrap(choice.alternate) : undefined;
  const isKnown =
    choice === holder ||
    (choice.type === T.LogicalExpression && choice.operator === '&&' && unwrap(choice.right) === holder) ||
    (choice.type === T.ConditionalExpression && unwrap(choice.consequent) === holder);
  const instead = other?.type === T.ObjectExpression ? other.properties : [];
  const beside = holder.properties.filter((each) => each !== parent);
  const all = [...beside, ...instead];
  const isPlain = all.every((each) => each.type === T.Property && keyOf(each) !== undefined);
  if (!isKnown || !isPlain || (other !== undefined && instead.length === 0 && !isNothing(other))) {
    return yield* refuse('reason.options-spread');
  }
  return {
    element: spread,
    holder: spread.parent,
    value: parent.value,
    beside: beside as TSESTree.Property[],
    instead: instead as TSESTree.Property[],
  };
}

/** Returns a token that a statement before the call assigns to its options, alone or as all that an `if` does. */
function* assigned(
  request: RewriteRequest,
  member: TSESTree.MemberExpression,
  call: TSESTree.CallExpression,
  isBlockKnown: boolean,
): Attempt<Added> {
  const { values } = request.document;
  const assignment = member.parent;
  const statement = assignment.parent;
  const [holder, ...others] = values.origins(member.object);
  const isPlain =
    assignment.type === T.AssignmentExpression &&
    assignment.left === member &&
    statement?.type === T.ExpressionStatement &&
    statement.range[1] < call.range[0] &&
    enclosingFunction(statement) === enclosingFunction(call);
  if (!isPlain || holder?.type !== T.ObjectExpression || others.length > 0) {
    return yield* refuse('reason.options-not-inline');
  }
  const block = statement.parent.type === T.BlockStatement ? statement.parent : undefined;
  const outer = block?.body.length === 1 ? block.parent : statement.parent;
  const isOnly = outer.type === T.IfStatement && !outer.alternate;
  // Without the `if`, the login is one for everyone.
  if (block && block.body.length > 1 && block.parent.type === T.IfStatement) {
    if (!isBlockKnown) return yield* refuse('reason.login-for-everyone');
    return { element: statement, holder, value: assignment.right, block: yield* tokenBlock(request, member, call) };
  }
  // An `else` would go with it.
  if (outer.type === T.IfStatement && !isOnly) return yield* refuse('reason.options-not-inline');
  return { element: isOnly ? outer : statement, holder, value: assignment.right };
}

/** Returns an object with the token that the last statement of a block assigns to a property of the options. */
function* assignedObject(
  request: RewriteRequest,
  value: Node,
  holder: TSESTree.ObjectExpression,
  call: TSESTree.CallExpression,
): Attempt<Added> {
  const { left, parent: statement } = outermost(holder).parent as TSESTree.AssignmentExpression;
  const isMember = left.type === T.MemberExpression && !left.computed && left.property.type === T.Identifier;
  const [object, ...others] = isMember ? request.document.values.origins(left.object) : [];
  if (!isMember || object?.type !== T.ObjectExpression || others.length > 0) {
    return yield* refuse('reason.options-not-inline');
  }
  const block = yield* tokenBlock(request, left, call);
  if (statement.type !== T.ExpressionStatement || block.values.size > 0)
    return yield* refuse('reason.options-not-inline');
  const { name } = left.property as TSESTree.Identifier;
  return { element: statement, holder, value, block, outer: { key: name, object } };
}
