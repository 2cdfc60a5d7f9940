import type { TSESTree } from '@typescript-eslint/types';
import { inOrder } from '../../core/edits.js';
import { toDocumentOffset } from '../../core/hosts/region.js';
import { rootOf, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit, FileChange } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { statementOf } from '../code.js';
import { callSource, LINE_WIDTH } from '../columns.js';
import { completed } from '../complete-edits.js';
import { mergedChanges } from '../file-changes.js';
import { insertHelpers } from '../helpers/insert.js';
import type { Markup } from '../markup.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { DraftEdit, RewriteDraft, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { choiceAround, linkCondition, withoutEmptyOptions } from './keep-login.js';
import { componentBehind } from './markup-component.js';
import type { Component } from './markup-component.js';
import { spaDependency } from './spa-dependency.js';
import { importClient } from './spa-import.js';
import { spaSettings, spaVersionOf } from './spa-settings.js';
import { spaTodos } from './spa-todos.js';
import type { AssignedToken, HandedToken, TokenOption } from './token-option.js';
import { isOption } from './token-option.js';
import { unusedWithout } from './unused.js';
import type { Unused } from './unused.js';

type Node = TSESTree.Node;

/** A login in a handler. */
export interface MarkupLogin {
  readonly option: TokenOption | AssignedToken;
  /** The call of the SDK's method. */
  readonly login: HandedToken['call'];
  /** The source of the object with the remaining login parameters, if any. */
  readonly parameters: string | undefined;
  /** The source of the popup's settings, if any. */
  readonly popup: string | undefined;
  readonly isRedirect: boolean;
}

/** The function that is added to a component. */
const NAME = 'linkSecondAccount';

/** Whether a handler has a call in a statement that starts a line, where new code and comments are legible. */
export function isStatementIn({ text }: RewriteRequest, { program, isFull }: Markup, call: Node): boolean {
  const statement = statementOf(call);
  const from = toDocumentOffset(program.region, 0);
  return (
    isFull && statement.parent?.type === T.BlockStatement && /\n[ \t]*$/.test(text.slice(from, statement.range[0]))
  );
}

/**
 * Rewrites a login in the expression of a handler: it calls a function of its component, which knows the settings and
 * says what a person has to do.
 */
export function* markupLogin(
  request: RewriteRequest,
  markup: Markup,
  { option, login, parameters, popup, isRedirect }: MarkupLogin,
): Attempt<RewriteDraft> {
  const { call, token } = option;
  const method = unwrap(login.callee);
  const isOptional = call.parent.type === T.ChainExpression;
  // Chained calls would get a promise where they expect an observable.
  const isChained = markup.scope === 'class' && call.parent.type === T.MemberExpression;
  if (popup !== undefined || isOptional || isChained || !isOption(option) || option.stops.length > 0) {
    return yield* refuse('reason.in-attribute');
  }
  const client = method.type === T.MemberExpression ? method.object : undefined;
  const component = yield* componentBehind(request, markup, client && unwrap(client));
  const own = component.request;
  const version = spaVersionOf(request);
  const settings = spaSettings(own, component.at, component.isElsewhere ? undefined : client);
  // A placeholder in another file would be overlooked.
  if (component.isElsewhere && settings.placeholders.length > 0) return yield* refuse('reason.domain-not-found');
  const condition = yield* linkCondition(request, option);
  const unused = condition === undefined ? yield* unusedIn(request, markup, method) : NOTHING_UNUSED;
  const imported = yield* importClient(own, version, unused.import);
  const dependency = spaDependency(own, imported);
  const todos = [...spaTodos(request, option, { isRedirect }), ...dependency.todos];
  const added = yield* linkFunction(component, settings.values, settings.placeholders, todos);
  const there: readonly DraftEdit[] = [
    ...settings.edits,
    ...unused.edits,
    ...imported.edits,
    ...added,
    ...(yield* insertHelpers(own, component.at, ['linkInPopup'], { spa: { client: imported.expression, version } })),
  ];
  const args = [token.source, ...(parameters === undefined ? [] : [parameters])];
  const linking = callSource(request, NAME, args, call.range[0]);
  const [start, end] = call.range;
  const here: readonly Edit[] =
    condition === undefined
      ? [{ start, end, text: linking }]
      : [...choiceAround(request, call, condition, linking), ...withoutEmptyOptions(request.text, option)];
  const files = [...dependency.files, ...(component.isElsewhere ? changesOf(own, there) : [])];
  const [first, ...others] = [...here, ...(component.isElsewhere ? [] : there)] as const;
  return {
    target: 'spa-popup',
    title: message('title.popup'),
    applicability: 'review',
    edits: first ? [{ ...first, files: mergedChanges(files) }, ...others] : [],
    todos,
    placeholders: settings.placeholders,
  };
}

const NOTHING_UNUSED: Unused = { edits: [] };

/** Returns what only the login's callee uses. Other markup may use it in a way that its bindings don't show. */
function* unusedIn(request: RewriteRequest, { scope }: Markup, callee: Node): Attempt<Unused> {
  const root = rootOf(callee);
  const uses = root.type === T.Identifier ? request.text.split(/[^\w$]+/).filter((word) => word === root.name) : [];
  return scope === 'script' && uses.length === 2 ? yield* unusedWithout(request, callee) : NOTHING_UNUSED;
}

/**
 * Returns the edits that add the function to a component, unless it has the same one.
 * Refuses where something else has its name.
 */
function* linkFunction(
  component: Component,
  settings: readonly string[],
  placeholders: readonly string[],
  todos: readonly Message[],
): Attempt<Edit[]> {
  const { request, keyword, indent } = component;
  const { style, text } = request;
  const head = style.typescript
    ? `${keyword}${NAME}(accessToken: unknown, parameters?: Record<string, unknown>): Promise<void> {`
    : `${keyword}${NAME}(accessToken, parameters) {`;
  const args = [...settings, 'accessToken', 'parameters'];
  const line = `  return linkInPopup(${args.join(', ')});`;
  const isLong = indent.length + line.length > LINE_WIDTH;
  const body = isLong ? ['  return linkInPopup(', ...args.map((arg) => `    ${arg},`), '  );'] : [line];
  const code = inStyle([head, ...body, '}'].join('\n'), style, indent);
  if (text.includes(code)) return [];
  if (component.has(NAME)) return yield* refuse('reason.name-taken', { name: NAME });
  const fillIn = placeholders.length > 0 ? [message('todo.fill-in', { placeholders: placeholders.join(', ') })] : [];
  const comment = todoComment(indent, indent.length, [...fillIn, ...todos], LINK_DOCS, style).text;
  return yield* component.add(comment + code);
}

/** Returns the change of the component's file, with those of its helper module. */
function changesOf({ fileName, text }: RewriteRequest, edits: readonly DraftEdit[]): FileChange[] {
  const all = completed(edits).filter((edit) => edit.text !== '' || edit.end > edit.start);
  const own = inOrder(all.map(({ start, end, text: code }) => ({ start, end, text: code })));
  const others = all.flatMap(({ files = [] }) => files);
  return [...others, ...(own.length > 0 ? [{ fileName, before: text, edits: own }] : [])];
}
