import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { SdkNodes } from '../../rules/forms.js';
import { descendants, editedSource, indentAt, isInScope, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { importName } from '../import-name.js';
import { keyOf, removeProperties } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { besideLogin, linkCondition } from './keep-login.js';
import { importClient } from './spa-import.js';
import { spaSettings, spaVersionOf } from './spa-settings.js';
import { spaTodos } from './spa-todos.js';
import { tokenOption, withoutStops } from './token-option.js';
import type { TokenOption } from './token-option.js';
import { unusedWithout } from './unused.js';
import type { Unused } from './unused.js';

type Node = TSESTree.Node;

/**
 * Rewrites `loginWithRedirect()` and `loginWithPopup()` of auth0-spa-js and its React, Vue and Angular wrappers: a
 * separate client signs in the second account, so the user's own session stays unchanged.
 */
export const spaLogin: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request, { elsewhere: true, optional: true, spread: true });
  const { call, options, path } = option;
  if (call.arguments[0] !== option.argument) return yield* refuse('reason.unexpected-arguments');
  if (call.arguments.length > 1) return yield* refuse('reason.popup-settings');
  if (!methodOf(request, unwrap(call.callee)).startsWith('login')) return yield* refuse('reason.url-opened-elsewhere');
  if (path.length > 1) yield* assertKnown(options, option);
  yield* assertNotUsedLater(request, call);
  return yield* popupLogin(request, option, yield* parametersOf(request, option));
};

/** @param parameters the source of the object with the remaining login parameters, if any */
function* popupLogin(
  request: RewriteRequest,
  option: TokenOption,
  parameters: string | undefined,
): Attempt<RewriteDraft> {
  const { text, style } = request;
  const { call, token } = option;
  const callee = unwrap(call.callee);
  const version = spaVersionOf(request);
  const client = callee.type === T.MemberExpression ? callee.object : undefined;
  const settings = spaSettings(request, call, client);
  const condition = yield* linkCondition(request, option);
  const unused = condition === undefined ? yield* unusedWithout(request, callee) : NOTHING_UNUSED;
  const imported = yield* importClient(request, version, unused.import);
  const isRedirect = /redirect/i.test(methodOf(request, callee));
  const todos = spaTodos(request, option, { isRedirect });
  const values = [settings.domain, settings.clientId, token.source, ...(parameters === undefined ? [] : [parameters])];
  const promise = `linkInPopup(${values.join(', ')})`;
  // The SDK's observables log in even if nobody subscribes, and so does `from` with a promise.
  const observable = isObservable(request, call) ? yield* importName(request, ['rxjs', 'from', 'rxFrom']) : undefined;
  const linking = observable ? `${observable.expression}(${promise})` : promise;
  const [start, end] = call.range;
  return {
    target: 'spa-popup',
    title: message('title.popup'),
    applicability: 'review',
    edits: [
      todoComment(text, statementOf(call).range[0], todos, LINK_DOCS, style),
      ...unused.edits,
      ...imported.edits,
      ...(observable?.edits ?? []),
      ...(condition === undefined
        ? [...withoutStops(request, option), { start, end, text: linking }]
        : yield* besideLogin(request, option, condition, linking)),
      ...(yield* insertHelpers(request, call, ['linkInPopup'], { spa: { client: imported.expression, version } })),
    ],
    todos,
    placeholders: settings.placeholders,
  };
}

const NOTHING_UNUSED: Unused = { edits: [] };

/** Refuses where later code uses a client that was made for this login: nobody would be logged in to it. */
function* assertNotUsedLater({ document }: RewriteRequest, call: Node): Attempt<void> {
  const callee = call.type === T.CallExpression ? unwrap(call.callee) : undefined;
  const client = callee?.type === T.MemberExpression ? unwrap(callee.object) : undefined;
  const binding = client?.type === T.Identifier ? document.values.bindingOf(client) : undefined;
  const made = client && document.sdk.identify(client, 'spa-client')?.construction;
  if (binding === undefined || made === undefined) return;
  const owner = enclosingFunction(call);
  // A client outside of the function is the application's own, whose user stays logged in.
  if (owner === undefined || enclosingFunction(made) !== owner) return;
  const isUsed = binding.references.some(({ identifier }) => identifier.range[0] >= call.range[1]);
  if (isUsed) return yield* refuse('reason.client-used-after-login');
}

/** Options that control what follows a redirect; a popup does not leave the page. */
const NEEDLESS_OPTIONS = new Set(['appState', 'fragment', 'redirectMethod']);
/** Parameters for the redirect, those that the login for linking sets itself, and those for the access token. */
const NEEDLESS_PARAMETERS = new Set(['redirect_uri', 'redirectUri', 'scope', 'audience', 'max_age', 'state', 'nonce']);
const NATIVE_OPTIONS = new Set(['openUrl', 'onRedirect']);

function* assertKnown(options: TSESTree.ObjectExpression, { carrier }: TokenOption): Attempt<void> {
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
function* parametersOf(request: RewriteRequest, option: TokenOption): Attempt<string | undefined> {
  const { text, document } = request;
  const { call, options, carrier, owner, path } = option;
  const own = yield* understood(path.at(-1), 'reason.option-not-found');
  const inner = own.parent;
  if (inner.type !== T.ObjectExpression) return yield* refuse('reason.option-not-found');
  // `{ connection, ...(token && { access_token: token }) }`: the parameters are around the spread.
  const isAround = carrier?.type === T.SpreadElement && path.filter((each) => contains(carrier, each)).length === 1;
  const object = isAround ? owner : inner;
  const others = isAround ? inner.properties.filter((property) => property !== own) : [];
  const isFlat = object === options;
  const removed: (TSESTree.Property | TSESTree.SpreadElement)[] = [];
  for (const property of object.properties) {
    const isToken = property === own || property === carrier;
    if (isToken && others.length === 0) removed.push(property);
    if (isToken) continue;
    if (!isInScope(document, property, call)) return yield* refuse('reason.options-not-inline');
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

/** Returns the name of the called method, even if it was destructured under another name. */
function methodOf({ document }: RewriteRequest, callee: Node): string {
  if (callee.type === T.MemberExpression) return document.values.nameOf(callee) ?? '';
  if (callee.type !== T.Identifier) return '';
  for (const { name } of document.values.bindingOf(callee)?.definitions ?? []) {
    const { parent } = name as Node;
    if (parent?.type === T.Property) return keyOf(parent) ?? callee.name;
  }
  return callee.name;
}

/** Whether the call returns an observable, as in Angular's SDK. */
function isObservable({ program }: RewriteRequest, call: Node): boolean {
  const { parent } = call;
  if (parent?.type === T.ExpressionStatement) return false;
  const next = parent?.type === T.MemberExpression ? parent.parent : undefined;
  if (next?.type === T.CallExpression && next.callee === parent && /^(?:subscribe|pipe)$/.test(calledName(next) ?? ''))
    return true;
  return program.ast.body.some(
    (statement) => statement.type === T.ImportDeclaration && statement.source.value === '@auth0/auth0-angular',
  );
}
