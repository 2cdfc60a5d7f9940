import type { TSESTree } from '@typescript-eslint/types';
import { contains, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, editedSource, indentAt, isInScope } from '../code.js';
import { keyOf, propertyOf, removeProperties } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { AssignedToken, HandedToken, TokenOption } from './token-option.js';

type Node = TSESTree.Node;

/** Options that control what follows a redirect; a popup does not leave the page. */
const NEEDLESS_OPTIONS = new Set(['appState', 'fragment', 'redirectMethod']);
/** Parameters for the redirect, those that the login for linking sets itself, and those for the access token. */
const NEEDLESS_PARAMETERS = new Set(['redirect_uri', 'redirectUri', 'scope', 'audience', 'max_age', 'state', 'nonce']);
const NATIVE_OPTIONS = new Set(['openUrl', 'onRedirect']);

/** Whether a linking login in a popup needs no such option. @param isFlat whether options and parameters are one object */
export function isNeedlessOption(name: string, isFlat: boolean): boolean {
  return NEEDLESS_PARAMETERS.has(name) || (isFlat && (NEEDLESS_OPTIONS.has(name) || NATIVE_OPTIONS.has(name)));
}

function* assertKnown(options: TSESTree.ObjectExpression, carrier: TokenOption['carrier']): Attempt<void> {
  const properties = options.properties.filter((property) => property !== carrier);
  for (const property of properties) {
    const name = property.type === T.Property ? keyOf(property) : undefined;
    if (name !== undefined && NATIVE_OPTIONS.has(name)) return yield* refuse(NATIVE);
    if (name === undefined || (name !== 'authorizationParams' && !NEEDLESS_OPTIONS.has(name)))
      return yield* refuse('reason.unknown-option', { name: name ?? '…' });
  }
  yield* assertWithoutEffect(properties);
}

const NATIVE = 'reason.native-login';

/** Returns the source of the remaining login parameters, indented for the call's position. */
export function* loginParametersOf(request: RewriteRequest, option: TokenOption): Attempt<string | undefined> {
  const { options, carrier, owner, path } = option;
  if (path.length > 1) yield* assertKnown(options, carrier);
  const own = yield* understood(path.at(-1), 'reason.option-not-found');
  const inner = own.parent;
  if (inner.type !== T.ObjectExpression) return yield* refuse('reason.option-not-found');
  // `{ connection, ...(token && { access_token: token }) }`: the parameters are around the spread.
  const isAround = carrier?.type === T.SpreadElement && path.filter((each) => contains(carrier, each)).length === 1;
  const object = isAround ? owner : inner;
  const others = isAround ? inner.properties.filter((property) => property !== own) : [];
  return yield* sourceOfParameters(request, option, { object, own, carrier, others, isFlat: object === options });
}

/** Login parameters in a variable that stays, as the code also logs it. */
export interface LoggedParameters {
  /** Their source at the call; undefined if there are none. */
  readonly source: string | undefined;
  /** The edits that remove what a linking login doesn't need. */
  readonly edits: readonly Edit[];
}

/** Returns the login parameters of options that the code also logs. */
export function* loggedParameters(request: RewriteRequest, option: TokenOption): Attempt<LoggedParameters> {
  const { options, carrier, path, stops, choice, removal } = option;
  const own = yield* understood(path.at(-1), 'reason.option-not-found');
  const [stop, ...others] = stops;
  const object = own.parent;
  const isPlain = choice === undefined && carrier === own && object.type === T.ObjectExpression;
  if (!isPlain || stop?.type !== T.VariableDeclarator || stop.id.type !== T.Identifier || others.length > 0)
    return yield* refuse('reason.options-shared');
  if (path.length > 1) yield* assertKnown(options, carrier);
  const removed = yield* needless(request, { object, own, others: [], isFlat: object === options });
  const names = path.slice(0, -1).flatMap((each) => (contains(stop, each) ? (keyOf(each) ?? []) : []));
  const isEmpty = removed.length === object.properties.length;
  return {
    source: isEmpty ? undefined : [stop.id.name, ...names].join('.'),
    edits: removed.length > 1 || !isEmpty ? yield* removeProperties(request.text, object, removed) : removal,
  };
}

/**
 * Returns the source of the remaining login parameters where the token is assigned: the object literal that the variable
 * starts with, or the variable.
 */
export function* parametersAround(request: RewriteRequest, option: AssignedToken): Attempt<string | undefined> {
  const { document } = request;
  const { literal, variable, target, isDirect } = option.assigned;
  const argument = unwrap(option.argument);
  const isWhole = argument.type === T.Identifier;
  if (!isWhole) {
    if (argument.type !== T.ObjectExpression || !isDirect) return yield* refuse('reason.options-not-inline');
    yield* assertKnown(argument, undefined);
  } else if (!isDirect) {
    if (literal === undefined) return yield* refuse('reason.options-not-inline');
    yield* assertKnown(literal, undefined);
  }
  const own = isDirect ? literal : literal && propertyOf(literal, 'authorizationParams')?.value;
  const object = own && unwrap(own);
  const isFlat = isWhole && isDirect;
  if (object?.type === T.ObjectExpression) {
    return yield* sourceOfParameters(request, option, { object, isFlat, others: [] });
  }
  for (const name of isFlat ? [...NATIVE_OPTIONS, ...NEEDLESS_OPTIONS] : []) {
    if (document.values.properties(variable, [name]).length > 0)
      return yield* refuse('reason.unknown-option', { name });
  }
  return isDirect ? variable.name : target;
}

/** An object of login parameters, and what of it goes. */
interface Parameters {
  readonly object: TSESTree.ObjectExpression;
  /** The token's property, or the spread that it is in. */
  readonly own?: TSESTree.Property;
  readonly carrier?: TSESTree.Property | TSESTree.SpreadElement | undefined;
  /** What the spread holds in addition to the token. */
  readonly others: readonly Node[];
  /** Whether the object also holds the options of the call. */
  readonly isFlat: boolean;
}

function* sourceOfParameters(
  request: RewriteRequest,
  { call }: HandedToken,
  parameters: Parameters,
): Attempt<string | undefined> {
  const { text, document } = request;
  const { object, own, carrier, others } = parameters;
  const isToken = (property: Node): boolean => property === own || property === carrier;
  if (!object.properties.every((property) => isToken(property) || isInScope(document, property, call)))
    return yield* refuse('reason.options-not-inline');
  const removed = yield* needless(request, parameters);
  if (removed.length === object.properties.length) return undefined;
  const flattened = others.map((property) => sourceOf(request, property)).join(', ');
  const edits = [
    ...(yield* removeProperties(text, object, removed)),
    ...(carrier && others.length > 0 ? [{ start: carrier.range[0], end: carrier.range[1], text: flattened }] : []),
  ];
  return outdented(
    editedSource(request, object, edits),
    object,
    indentAt(text, object.range[0]),
    indentAt(text, call.range[0]),
  );
}

/** Returns what a linking login does not need of the parameters: the token, and what it sets itself. */
function* needless(
  { document }: RewriteRequest,
  { object, own, carrier, others, isFlat }: Parameters,
): Attempt<(TSESTree.Property | TSESTree.SpreadElement)[]> {
  const removed: (TSESTree.Property | TSESTree.SpreadElement)[] = [];
  for (const property of object.properties) {
    const isToken = property === own || property === carrier;
    if (isToken && others.length === 0) removed.push(property);
    if (isToken) continue;
    const name = property.type === T.Property ? keyOf(property) : undefined;
    if (property.type === T.SpreadElement) {
      const isNative = [...NATIVE_OPTIONS].some(
        (each) => document.values.properties(property.argument, [each]).length > 0,
      );
      if (isNative) return yield* refuse(NATIVE);
    } else if (name === undefined) return yield* refuse('reason.parameter-name-computed');
    else if (isFlat && NATIVE_OPTIONS.has(name)) return yield* refuse(NATIVE);
    else if (NEEDLESS_PARAMETERS.has(name) || (isFlat && NEEDLESS_OPTIONS.has(name))) removed.push(property);
  }
  yield* assertWithoutEffect(removed.filter((property) => property !== own && property !== carrier));
  return removed;
}

function* assertWithoutEffect(properties: readonly Node[]): Attempt<void> {
  const effects: ReadonlySet<string> = new Set([
    T.AwaitExpression,
    T.YieldExpression,
    T.AssignmentExpression,
    T.UpdateExpression,
  ]);
  const parameters = properties.filter(
    (property) => property.type !== T.Property || keyOf(property) !== 'authorizationParams',
  );
  if (parameters.some((property) => [...descendants(property)].some(({ type }) => effects.has(type))))
    return yield* refuse('reason.option-side-effect');
}

/** Removes the extra indentation of an object that was nested in another one. */
function outdented(source: string, object: Node, from: string, to: string): string {
  const isMultiline = [...descendants(object)].some(
    (node) => node.type === T.TemplateElement && node.value.raw.includes('\n'),
  );
  if (!from.startsWith(to) || from === to || isMultiline) return source;
  return source.replaceAll(`\n${from}`, `\n${to}`);
}
