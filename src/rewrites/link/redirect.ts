import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { indentAt, statementOf } from '../code.js';
import { columnAt, LINE_WIDTH, restOfLine } from '../columns.js';
import { completed } from '../complete-edits.js';
import { insertHelpers } from '../helpers/insert.js';
import type { HelperName } from '../helpers/snippets.js';
import { appendProperty, keyOf, propertyOf, propertySeparator } from '../objects.js';
import { forEach, refuse, refuseOtherShape, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { assignInstead } from './assigned-token.js';
import { finishing, withOtherFiles } from './finish-login.js';
import { freshLogin } from './fresh-login.js';
import { hashReaders, isOfCordova } from './hash-readers.js';
import type { HashReader } from './hash-readers.js';
import { emailScope, idToken, responseTypesOf } from './id-token.js';
import type { ClientOptions } from './id-token.js';
import { linkCondition } from './keep-login.js';
import { linkTodos } from './link-todos.js';
import { memoryTodos } from './memory-session.js';
import { loginClientOf } from './receiver.js';
import { assertMovable, handedToken, isOption, tokenOption } from './token-option.js';
import type { AssignedToken, TokenOption } from './token-option.js';

/**
 * Rewrites `webAuth.authorize()` of auth0.js 8 and later: the login's `state` marks it as a login for linking, and the
 * `parseHash()` callback links the account instead of starting a session.
 */
export const authorizeRedirect: Rewriter<SdkNodes> = function* (request) {
  const option = yield* handedToken(request, { elsewhere: true, optional: true, spread: true, merged: true });
  yield* assertMovable(option);
  const { call, token } = option;
  const receiver = request.nodes.receiver;
  const client = yield* loginClientOf(request, receiver, 'web-auth');
  const { options } = client;
  if (isOfCordova(request.document, receiver)) return yield* refuse('reason.cordova-callback');
  yield* assertNoState(request, option);
  const condition = isConditional(option) ? undefined : yield* linkCondition(request, option);
  if (responseTypesOf(request, option, options).some((type) => type?.split(' ').includes('code'))) {
    return yield* byCookie(request, option, condition);
  }
  const readers = yield* hashReaders(request, receiver, client.construction, option.argument);
  if (readers.some((reader) => isForStrangers(reader))) return yield* refuse('reason.parse-hash-guarded');
  const here = yield* forEach(
    readers.filter(({ isElsewhere }) => !isElsewhere),
    finishing,
  );
  const todos = linkTodos(
    token.source,
    message('todo.stored-token'),
    ...memoryTodos(request, token.node, readers),
    ...(client.isService ? [message('todo.failure-outside-digest')] : []),
  );
  const edits = completed([
    todoComment(request.text, statementOf(call).range[0], todos, LINK_DOCS, request.style),
    ...(yield* stateEdits(
      request,
      option,
      `rememberAuth0Link(${token.source})`,
      condition,
      yield* answerOf(request, option, options, condition !== undefined || isConditional(option)),
    )),
    ...here.flat(),
    ...(yield* insertHelpers(request, call, here.length > 0 ? HELPERS : ['rememberAuth0Link'])),
  ]);
  return {
    target: 'redirect',
    title: message('title.redirect-parse-hash'),
    applicability: 'review',
    edits: yield* withOtherFiles(
      request,
      edits,
      readers.filter(({ isElsewhere }) => isElsewhere),
    ),
    todos,
  };
};

const HELPERS = ['rememberAuth0Link', 'finishAuth0Link'] as const;

/** Rewrites Lock up to 9 without a callback: the login redirects to a server route, which has to link the account. */
export const lockRedirect: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request, { optional: true });
  if (!mayBe(versionOf(request.document, 'auth0-lock'), '<10'))
    return yield* refuseOtherShape('reason.lock-ignores-option');
  if (option.call.arguments.length > 1) return yield* refuseOtherShape('reason.lock-callback');
  // Lock up to 9 would send an empty state to Auth0.
  const isOrdinary = !isConditional(option) && (yield* linkCondition(request, option)) !== undefined;
  if (isOrdinary) return yield* refuse('reason.login-stays');
  yield* assertNoState(request, option);
  if (!propertyOf(option.options, 'callbackURL')) return yield* refuseOtherShape('reason.lock-return-page');
  const responseType = propertyOf(option.options, 'responseType');
  if (responseType && request.document.values.constantString(responseType.value) !== 'code') {
    return yield* refuse('reason.no-code');
  }
  return yield* byCookie(request, option, undefined);
};

/** Whether code around the token decides if there is one. */
function isConditional(option: TokenOption | AssignedToken): boolean {
  return isOption(option) ? option.choice !== undefined : option.assigned.isConditional;
}

function* byCookie(
  request: RewriteRequest,
  option: TokenOption | AssignedToken,
  condition: string | undefined,
): Attempt<RewriteDraft> {
  const edits = yield* stateEdits(request, option, 'markAuth0Link()', condition);
  return yield* marked(request, option.call, ['markAuth0Link'], edits);
}

/** Returns the draft for a code-flow login; the mark is in a cookie or in the session. */
export function* marked(
  request: RewriteRequest,
  at: TSESTree.Node,
  helpers: readonly HelperName[],
  edits: readonly Edit[],
): Attempt<RewriteDraft> {
  const todos = [message('todo.server-callback')];
  return {
    target: 'redirect',
    title: message('title.redirect-server'),
    applicability: 'review',
    edits: [
      todoComment(request.text, statementOf(at).range[0], todos, LINK_DOCS, request.style),
      ...edits,
      ...(yield* insertHelpers(request, at, helpers)),
    ],
    todos,
  };
}

/** Refuses where the code already sets `state`, in the token's object or in options that are spread into it. */
function* assertNoState({ document }: RewriteRequest, option: TokenOption | AssignedToken): Attempt<void> {
  const names = isOption(option) ? option.path.slice(0, -1).map((property) => keyOf(property) ?? '') : [];
  const object = isOption(option) ? option.argument : option.assigned.variable;
  const isSet = document.values.properties(object, [...names, 'state']).length > 0;
  if (isSet) return yield* refuse('reason.login-sets-state');
}

/**
 * Replaces the token with `state` and a fresh-login prompt, so Auth0 does not reuse the first account's session. An
 * ordinary login of users without a token gets neither.
 * @param condition as of `linkCondition`, unless the code around the token already decides
 * @param idToken what makes the login return an ID token
 */
function* stateEdits(
  request: RewriteRequest,
  option: TokenOption | AssignedToken,
  state: string,
  condition: string | undefined,
  { edits, added, chosen }: Answer = { edits: [], added: [], chosen: [] },
): Attempt<readonly Edit[]> {
  const { text, style } = request;
  const own = [...(yield* freshLogin(request, option)), `state: ${state}`];
  if (!isOption(option)) {
    return [...edits, assignInstead(request, option.assigned, [...own, ...chosen, ...added], condition)];
  }
  const property = yield* understood(option.path.at(-1), 'reason.option-not-found');
  const [start, end] = property.range;
  const properties =
    condition === undefined
      ? [...own, ...chosen]
      : style.modern
        ? [spreadIf(request, property, condition, [...own, ...chosen])]
        : own.map((each) => each.replace(/(?<=: ).*/, (value) => `${condition} ? ${value} : undefined`));
  const replaced = { start, end, text: properties.join(propertySeparator(text, property.range)) };
  const more = yield* forEach(added, (each) => appendProperty(text, option.options, each));
  return [replaced, ...edits, ...more.flat()];
}

/** Returns properties that an object has only under a condition, as a spread instead of a property. */
function spreadIf(
  { text, style }: RewriteRequest,
  { range: [start, end] }: TSESTree.Property,
  condition: string,
  properties: readonly string[],
): string {
  const object = `{ ${properties.join(', ')} }`;
  const line = `...(${condition} ? ${object} : {})`;
  if (columnAt(text, start) + line.length + restOfLine(text, end).length <= LINE_WIDTH) return line;
  const inner = style.eol + indentAt(text, start) + style.indent;
  return `...(${condition}${inner}? ${object}${inner}: {})`;
}

/** What makes a login return what linking needs. */
interface Answer {
  readonly edits: readonly Edit[];
  /** Properties of the options. */
  readonly added: readonly string[];
  /** Properties that are there only together with the token. */
  readonly chosen: readonly string[];
}

/**
 * Returns what the login has to return for linking, unless that would also change an ordinary login.
 * @param isOrdinary whether it may be one
 */
function* answerOf(
  request: RewriteRequest,
  option: TokenOption | AssignedToken,
  settings: ClientOptions | undefined,
  isOrdinary: boolean,
): Attempt<Answer> {
  const token = yield* idToken(request, option, settings);
  const scope = emailScope(request, option, settings);
  const added = isOrdinary && isOption(option) ? [] : scope.added;
  return {
    edits: [...token.edits, ...(isOrdinary ? [] : scope.edits)],
    added: [...token.added, ...added],
    chosen: isOrdinary && isOption(option) ? scope.added : [],
  };
}

/** Whether code runs only for users who are not logged in: a login for linking would never get there. */
function isForStrangers({ request: { text }, callback: start }: HashReader): boolean {
  for (let node = start; node.parent !== undefined && !isFunction(node.parent); node = node.parent) {
    const { parent } = node;
    if (parent.type !== T.IfStatement && parent.type !== T.ConditionalExpression) continue;
    const test = text.slice(...parent.test.range);
    const isNegated = parent.alternate === node;
    if (!SESSION.test(test) || node === parent.test) continue;
    if (test.startsWith('!') !== isNegated) return true;
  }
  return false;
}

/** Names of what tells whether somebody is logged in. */
const SESSION = /auth(?!0)|logged|session|user|token|profile/i;
