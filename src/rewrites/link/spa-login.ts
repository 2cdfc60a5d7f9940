import type { TSESTree } from '@typescript-eslint/types';
import { applyEdits } from '../../core/edits.js';
import { unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { SdkNodes } from '../../rules/forms.js';
import { descendants, indentAt, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { importName } from '../import-name.js';
import { keyOf, removeProperties } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { importClient } from './spa-import.js';
import { spaSettings, spaVersionOf } from './spa-settings.js';
import { spaTodos } from './spa-todos.js';
import { objectAt, tokenOption } from './token-option.js';
import type { TokenOption } from './token-option.js';
import { unusedWithout } from './unused.js';

type Node = TSESTree.Node;

/**
 * Rewrites `loginWithRedirect()` and `loginWithPopup()` of auth0-spa-js and its React, Vue and Angular wrappers: a
 * separate client signs in the second account, so the user's own session stays unchanged.
 */
export const spaLogin: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request);
  const { call, options, path } = option;
  if (call.arguments.length > 1) return yield* refuse('reason.popup-settings');
  if (path.length > 1) yield* assertKnown(options);
  return yield* popupLogin(request, { option, call, parameters: yield* parametersOf(request, option) });
};

/** A login that becomes a separate popup login. */
export interface PopupLogin {
  readonly option: TokenOption;
  /** The login call to replace. */
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The source of the object with the remaining login parameters, if any. */
  readonly parameters: string | undefined;
}

function* popupLogin(request: RewriteRequest, { option, call, parameters }: PopupLogin): Attempt<RewriteDraft> {
  const { text, style } = request;
  const callee = unwrap(call.callee);
  const version = spaVersionOf(request);
  const client = callee.type === T.MemberExpression ? callee.object : undefined;
  const settings = spaSettings(request, call, client);
  const unused = yield* unusedWithout(request, callee);
  const imported = yield* importClient(request, version, unused.import);
  const isRedirect = /redirect/i.test(methodOf(request, callee));
  const todos = spaTodos(request, option, { isRedirect, placeholders: settings.placeholders });
  const token = option.token.source;
  const values = [settings.domain, settings.clientId, token, ...(parameters === undefined ? [] : [parameters])];
  const promise = `linkInPopup(${values.join(', ')})`;
  const observable = isObservable(request, call) ? yield* importName(request, ['rxjs', 'defer', 'rxDefer']) : undefined;
  if (observable && /\bawait\b/.test(promise)) return yield* refuse('reason.options-await');
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
      { start, end, text: observable ? `${observable.expression}(() => ${promise})` : promise },
      ...(yield* insertHelpers(request, call, ['linkInPopup'], { spa: { client: imported.expression, version } })),
    ],
    todos,
    placeholders: settings.placeholders,
  };
}

/** Options that control what follows a redirect; a popup does not leave the page. */
const NEEDLESS_OPTIONS = new Set(['appState', 'fragment', 'redirectMethod']);
/** Parameters for the redirect, those that the login for linking sets itself, and those for the access token. */
const NEEDLESS_PARAMETERS = new Set(['redirect_uri', 'redirectUri', 'scope', 'audience', 'max_age', 'state', 'nonce']);
const NATIVE_OPTIONS = new Set(['openUrl', 'onRedirect']);

function* assertKnown(options: TSESTree.ObjectExpression): Attempt<void> {
  for (const property of options.properties) {
    const name = property.type === T.Property ? keyOf(property) : undefined;
    if (name !== undefined && NATIVE_OPTIONS.has(name)) return yield* refuse(NATIVE);
    if (name === undefined || (name !== 'authorizationParams' && !NEEDLESS_OPTIONS.has(name)))
      return yield* refuse('reason.unknown-option', { name: name ?? '…' });
  }
  yield* assertWithoutEffect(options.properties);
}

const NATIVE = 'reason.native-login';

/** Returns the source of the remaining login parameters, indented for the call's position. */
function* parametersOf(
  request: RewriteRequest,
  { call, options, path }: Pick<TokenOption, 'call' | 'options' | 'path'>,
): Attempt<string | undefined> {
  const { text } = request;
  const object = path.length > 1 ? yield* objectAt(path, path.length - 2) : options;
  const isFlat = object === options;
  const removed: TSESTree.Property[] = [];
  for (const property of object.properties) {
    if (property.type !== T.Property) return yield* refuse('reason.parameters-spread');
    const name = keyOf(property);
    if (name === undefined) return yield* refuse('reason.parameter-name-computed');
    if (isFlat && NATIVE_OPTIONS.has(name)) return yield* refuse(NATIVE);
    const isNeedless = NEEDLESS_PARAMETERS.has(name) || (isFlat && NEEDLESS_OPTIONS.has(name));
    if (isNeedless || property === path.at(-1)) removed.push(property);
  }
  yield* assertWithoutEffect(removed.filter((property) => property !== path.at(-1)));
  if (removed.length === object.properties.length) return undefined;
  const [start, end] = object.range;
  const edits = yield* removeProperties(text, object, removed);
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return outdented(
    applyEdits(text.slice(start, end), moved),
    object,
    indentAt(text, start),
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
  const next = parent?.type === T.MemberExpression ? parent.parent : undefined;
  if (next?.type === T.CallExpression && next.callee === parent && /^(?:subscribe|pipe)$/.test(calledName(next) ?? ''))
    return true;
  return program.ast.body.some(
    (statement) => statement.type === T.ImportDeclaration && statement.source.value === '@auth0/auth0-angular',
  );
}
