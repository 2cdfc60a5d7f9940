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
 * `loginWithRedirect()` and `loginWithPopup()` of auth0-spa-js and of what wraps it for React, Vue and Angular: another
 * client logs the other account in, so that the user's own stays as it is.
 */
export const spaLogin: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request);
  const { call, options, path } = option;
  if (call.arguments.length > 1) return yield* refuse('reason.popup-settings');
  if (path.length > 1) yield* assertKnown(options);
  return yield* popupLogin(request, { option, call, parameters: yield* parametersOf(request, option) });
};

/** A login that becomes one of its own in a popup. */
export interface PopupLogin {
  readonly option: TokenOption;
  /** The login: what the new call takes the place of. */
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The parameters of the login as an object, where there are any left. */
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

/** Options beside the parameters that say where to go after a redirect; from a popup there is no coming back. */
const NEEDLESS_OPTIONS = new Set(['appState', 'fragment', 'redirectMethod']);
/** The same among the parameters, and those that the login for linking sets, or that only its access token is for. */
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

/** The parameters that are left for the login: their text, as it would stand where the call does. */
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

/** Moves the lines of an object to the left that was indented for being inside of another one. */
function outdented(source: string, object: Node, from: string, to: string): string {
  const isMultiline = [...descendants(object)].some(
    (node) => node.type === T.TemplateElement && node.value.raw.includes('\n'),
  );
  if (!from.startsWith(to) || from === to || isMultiline) return source;
  return source.replaceAll(`\n${from}`, `\n${to}`);
}

/** The method that a call's callee is, also where it was taken off its object under another name. */
function methodOf({ document }: RewriteRequest, callee: Node): string {
  if (callee.type === T.MemberExpression) return document.values.nameOf(callee) ?? '';
  if (callee.type !== T.Identifier) return '';
  for (const { name } of document.values.bindingOf(callee)?.definitions ?? []) {
    const { parent } = name as Node;
    if (parent?.type === T.Property) return keyOf(parent) ?? callee.name;
  }
  return callee.name;
}

/** Angular's SDK answers with what has to be subscribed to. */
function isObservable({ program }: RewriteRequest, call: Node): boolean {
  const { parent } = call;
  const next = parent?.type === T.MemberExpression ? parent.parent : undefined;
  if (next?.type === T.CallExpression && next.callee === parent && /^(?:subscribe|pipe)$/.test(calledName(next) ?? ''))
    return true;
  return program.ast.body.some(
    (statement) => statement.type === T.ImportDeclaration && statement.source.value === '@auth0/auth0-angular',
  );
}
