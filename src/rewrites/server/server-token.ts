import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction, isFunction, outermost, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { SdkNodes } from '../../rules/forms.js';
import { isInScope, isNothing, isRepeatable, onlyUse, removeLine } from '../code.js';
import { commentAbove } from '../keep-comments.js';
import { ASKING } from '../link/fresh-login.js';
import { appendProperties, keyOf, propertyOf, propertySeparator, removeProperties } from '../objects.js';
import { forEach, refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { elementOf, isOwnStatement, spreadBy } from './added-token.js';
import type { Element } from './added-token.js';
import type { TokenBlock } from './token-block.js';

type Node = TSESTree.Node;

/** A token in the options of a login on a server: written in the call, in variables that only it uses, or returned. */
export interface ServerToken {
  readonly call: TSESTree.CallExpression;
  /** The object literals from the one that holds the token out to the call's options; often one or two. */
  readonly objects: readonly [TSESTree.ObjectExpression, ...TSESTree.ObjectExpression[]];
  /** The keys of the inner objects in the outer ones: `['authorizationParams']`. */
  readonly keys: readonly string[];
  /**
   * What adds the token: a property, a spread that may add one, `...(token && { access_token: token })`, or a statement,
   * `options.access_token = token;`.
   */
  readonly element: Element;
  readonly token: { readonly node: Node; readonly source: string };
  /** The function that returns the options: `handleLogin((req) => ({ … }))`. */
  readonly provider: FunctionNode | undefined;
  /** Whether all options are written in the call itself. */
  readonly isInline: boolean;
  /** The other properties that come with the token: `...(token && { access_token: token, prompt: 'login' })`. */
  readonly beside: readonly TSESTree.Property[];
  /** The properties that come instead of it: `...(token ? { access_token: token } : { prompt: 'login' })`. */
  readonly instead: readonly TSESTree.Property[];
  /** The properties of the other objects that the options spread. */
  readonly spread: readonly TSESTree.Property[];
  /** The block that makes the login one that links. */
  readonly block: TokenBlock | undefined;
}

/**
 * Returns the token that a finding points at.
 * Refuses where other calls may share the options, or a spread may override what the new code sets.
 * @param known what the rewriter knows besides: logins that link only after a block, and the options that it sets after
 *   every spread
 */
export function* serverToken(
  request: RewriteRequest<SdkNodes>,
  known: { readonly block?: boolean; readonly sets?: readonly string[] } = {},
): Attempt<ServerToken> {
  const { document, nodes } = request;
  const { call } = nodes;
  if (call.type !== T.CallExpression) return yield* refuse('reason.options-not-inline');
  const added = yield* elementOf(request, call, known.block === true);
  const { element, holder, value: token, beside = [], instead = [], block, outer } = added;
  const objects: [TSESTree.ObjectExpression, ...TSESTree.ObjectExpression[]] = [holder];
  const keys: string[] = [];
  let isInline = true;
  let provider: FunctionNode | undefined;
  if (outer) {
    keys.push(outer.key);
    objects.push(outer.object);
  }
  for (let value = outermost(outer?.object ?? holder); ;) {
    const { parent } = value;
    if (parent === call && call.arguments.includes(value as TSESTree.Expression)) break;
    if (parent?.type === T.Property && parent.value === value && parent.parent.type === T.ObjectExpression) {
      const key = keyOf(parent);
      if (key === undefined || objects.length > 2) return yield* refuse('reason.options-not-inline');
      keys.push(key);
      objects.push(parent.parent);
      value = outermost(parent.parent);
    } else if (parent?.type === T.VariableDeclarator && parent.id.type === T.Identifier) {
      const gone = block?.owner ?? element;
      const use = onlyUse(document.values.bindingOf(parent.id), (each) => contains(gone, each));
      if (use === undefined || enclosingFunction(use) !== enclosingFunction(parent)) {
        return yield* refuse('reason.options-not-inline');
      }
      isInline = false;
      value = outermost(use);
    } else {
      provider = yield* providerOf(call, value);
      break;
    }
  }
  const others = objects.flatMap(({ properties }) => properties.filter((other) => other !== element));
  const options = objects.length > 1 ? objects.at(-1) : undefined;
  const spread = yield* forEach(others, (other) =>
    spreadBy(request, other, { token: element, options, holder, sets: known.sets ?? [] }),
  );
  if (!provider && !block && !isInScope(document, token, call)) return yield* refuse('reason.token-not-movable');
  return {
    call,
    objects,
    keys,
    element,
    token: { node: token, source: sourceOf(request, token) },
    provider,
    isInline,
    beside,
    instead,
    spread: spread.flat(),
    block,
  };
}

/** Returns the function that returns the options, if the call receives it directly. */
function* providerOf(call: TSESTree.CallExpression, value: Node): Attempt<FunctionNode> {
  const owner = enclosingFunction(value);
  const isReturned =
    value.parent?.type === T.ReturnStatement || (owner?.type === T.ArrowFunctionExpression && owner.body === value);
  if (!isReturned || owner === undefined || !isFunction(owner) || !call.arguments.includes(owner as never)) {
    return yield* refuse('reason.options-not-inline');
  }
  return owner;
}

/** Returns the object that is the login's options, the outermost. */
export function optionsOf({ objects }: ServerToken): TSESTree.ObjectExpression {
  return objects.at(-1) ?? objects[0];
}

/** Whether the login names the page after it. */
export function hasReturnTo(option: ServerToken): boolean {
  const isPage = (each: TSESTree.Property): boolean => keyOf(each) === 'returnTo';
  return propertyOf(optionsOf(option), 'returnTo') !== undefined || option.spread.some(isPage);
}

/** Returns the name of an option that the login sets itself, and that the new code must set; or a silent `prompt`. */
export function ownParameter(
  { document }: RewriteRequest,
  option: ServerToken,
  names: readonly string[],
): string | undefined {
  const prompt = (besideOf(option, 'prompt') ?? propertyOf(option.objects[0], 'prompt'))?.value;
  const isSilent = prompt && !ASKING.test(document.values.constantString(prompt) ?? '');
  return isSilent ? 'prompt' : ownOption(option, names);
}

/** Returns the name of the first of these options that the login sets itself, in any of its objects. */
export function ownOption(option: ServerToken, names: readonly string[]): string | undefined {
  return names.find((name) => besideOf(option, name) ?? option.objects.some((object) => propertyOf(object, name)));
}

/** Whether an object that the options spread has this parameter. */
export function setsBySpread({ spread }: ServerToken, name: string): boolean {
  return spread.some((each) => keyOf(each) === name);
}

/** Returns a parameter of the login, wherever it is written. */
export function loginParameter(option: ServerToken, name: string): TSESTree.Property | undefined {
  const spread = option.spread.find((each) => keyOf(each) === name);
  return besideOf(option, name) ?? propertyOf(option.objects[0], name) ?? spread;
}

function besideOf({ beside }: ServerToken, name: string): TSESTree.Property | undefined {
  return beside.find((each) => keyOf(each) === name);
}

/**
 * Replaces the token by another property, or changes the value of a property that the login already sets.
 * @param property the new property, such as `max_age: 0`
 * @param more other new properties
 */
export function* replaceToken(
  { text }: Pick<RewriteRequest, 'text'>,
  { objects: [holder], element, beside }: ServerToken,
  property: string,
  added: readonly string[] = [],
): Attempt<Edit[]> {
  const nameOf = (source: string): string => /^\w+/.exec(source)?.[0] ?? source;
  const kept = beside.filter((each) => keyOf(each) !== nameOf(property));
  const more = [...kept.map(({ range }) => text.slice(...range)), ...added];
  if (isOwnStatement(element)) {
    const [name, ...names] = [property, ...more];
    const taken = propertyOf(holder, nameOf(property));
    const rest = taken ? names : [name, ...names];
    return [
      removeLine(text, element),
      ...(taken ? [{ start: taken.range[0], end: taken.range[1], text: property }] : []),
      ...(yield* appendProperties(text, holder, rest)),
    ];
  }
  const own = propertyOf(holder, nameOf(property));
  const [start, end] = element.range;
  const separator = propertySeparator(text, element.range);
  if (own === undefined) return [{ start, end, text: [property, ...more].join(separator) }];
  const replaced = { start: own.range[0], end: own.range[1], text: property };
  if (more.length > 0) return [replaced, { start, end, text: more.join(separator) }];
  return [replaced, ...(yield* removeProperties(text, holder, [element]))];
}

/** Removes the token, and leaves the properties that come with it. */
export function* besideToken({ text }: Pick<RewriteRequest, 'text'>, option: ServerToken): Attempt<Edit[]> {
  const { objects, element, beside } = option;
  if (isOwnStatement(element)) return [removeLine(text, element)];
  if (beside.length === 0) return yield* removeProperties(text, objects[0], [element]);
  const [start, end] = element.range;
  const sources = beside.map(({ range }) => text.slice(...range));
  return [{ start, end, text: sources.join(propertySeparator(text, element.range)) }];
}

/**
 * Removes the token from the options, and every object that would become empty with it. The comment above it goes too:
 * the login that links keeps it.
 */
export function* withoutToken(
  { text }: Pick<RewriteRequest, 'text'>,
  { objects, element, instead }: ServerToken,
): Attempt<Edit[]> {
  if (isOwnStatement(element)) return [removeLine(text, element)];
  if (instead.length > 0) {
    const [start, end] = element.range;
    const sources = instead.map(({ range }) => text.slice(...range));
    return [{ start, end, text: sources.join(propertySeparator(text, element.range)) }];
  }
  let removed: TSESTree.Property | TSESTree.SpreadElement = element;
  for (const object of objects) {
    const owner: Node = outermost(object).parent ?? object;
    const [start, end] = object.range;
    const above = commentAbove(text, removed.range[0]);
    const isCommented = /\/[/*]/.test(text.slice(start, above.start) + text.slice(removed.range[1], end));
    if (object.properties.length > 1 || isCommented) {
      const comment = above.end > above.start ? [above] : [];
      return [...comment, ...(yield* removeProperties(text, object, [removed]))];
    }
    if (owner.type !== T.Property) return [{ start: start + 1, end: end - 1, text: '' }];
    removed = owner;
  }
  return [];
}

/** Returns `a` of an optional chain `a?.b` as compilers write it: `(_a = a) === null || _a === void 0 ? void 0 : _a.b`. */
function compiledChain(node: Node): Node | undefined {
  if (node.type !== T.ConditionalExpression || node.test.type !== T.LogicalExpression) return undefined;
  const { left, right, operator } = node.test;
  const made = left.type === T.BinaryExpression ? left.left : undefined;
  if (operator !== '||' || made?.type !== T.AssignmentExpression || made.left.type !== T.Identifier) return undefined;
  const { name } = made.left;
  const isName = (each: Node): boolean => each.type === T.Identifier && each.name === name;
  const isChain =
    /^_\w+$/.test(name) &&
    right.type === T.BinaryExpression &&
    isName(right.left) &&
    isNothing(node.consequent) &&
    node.alternate.type === T.MemberExpression &&
    !node.alternate.computed &&
    isName(node.alternate.object);
  return isChain ? made.right : undefined;
}

/** Refuses where the token's expression has side effects, or another value when it is evaluated again. */
export function* assertRepeatable({ token }: ServerToken): Attempt<void> {
  const isPlain = (start: Node): boolean => {
    const node = unwrap(start);
    const inner = compiledChain(node);
    if (inner !== undefined) return isPlain(inner);
    if (node.type === T.ConditionalExpression) return [node.test, node.consequent, node.alternate].every(isPlain);
    if (node.type === T.LogicalExpression) return [node.left, node.right].every(isPlain);
    if (node.type === T.MemberExpression) return isPlain(node.object) && (!node.computed || isPlain(node.property));
    if (node.type !== T.CallExpression) return isRepeatable(start);
    // `req.isAuthenticated()` of Passport and of `req.oidc`; `cookies().get('token')` of Next.js
    const isKnown = /^(?:isAuthenticated|cookies|headers|get)$/.test(calledName(node) ?? '');
    const isPlainCall = isKnown && node.arguments.every(({ type }) => type === T.Literal);
    return isPlainCall ? node.callee.type === T.Identifier || isPlain(node.callee) : isRepeatable(start);
  };
  if (!isPlain(token.node)) return yield* refuse('reason.token-not-repeatable');
}
