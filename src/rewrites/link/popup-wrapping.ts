import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { editedSource, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import type { HelperName } from '../helpers/snippets.js';
import { appendProperties, removedFrom } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, RewriteRequest, TargetName } from '../rewriter.js';
import type { WrittenSettings } from '../settings/write-settings.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { assignInstead } from './assigned-token.js';
import { isHarmless } from './callback.js';
import { besideLogin, linkConditionBeside } from './keep-login.js';
import { callbackTodos, linkTodos } from './link-todos.js';
import { handlerFor } from './linking-handler.js';
import { linkingOptions, replacedToken } from './linking-options.js';
import { withoutResult } from './passed-result.js';
import { purposeOf } from './purpose.js';
import { assertMovable, isOption } from './token-option.js';
import type { AssignedToken, TokenOption } from './token-option.js';

type Node = TSESTree.Node;

/** The parts of the wrapper that links the account before it runs a popup login's callback. */
export interface Wrapping {
  readonly option: TokenOption | AssignedToken;
  /** Undefined for a redirect that becomes a popup, as Lock up to 9 opens one for a callback. */
  readonly callback: Node | undefined;
  /** The callback's new source, if it only passed the result on. */
  readonly newCallback?: string | undefined;
  /** How many leading parameters the callback may use: the error, the profile. */
  readonly harmless: number;
  readonly domain: WrittenSettings;
  readonly helper: HelperName;
  /** The expression that holds `Management`, if auth0.js makes the link request. */
  readonly auth0js?: string | undefined;
  /** The name of AngularJS's `$http`, if it makes the link request. */
  readonly $http?: string | undefined;
  /** The edits that inject it. */
  readonly injection?: readonly Edit[];
  /** Properties that the options of the linking login have and those of an ordinary one do not. */
  readonly added?: readonly string[];
  /** Parameters that replace the token, which an ordinary login does not have. */
  readonly instead?: readonly string[];
  readonly edits?: readonly Edit[];
  readonly todos: readonly Message[];
}

/** Wraps the callback of a login in a popup: the wrapper links the account before it runs the callback. */
export function* wrapped(request: RewriteRequest, given: Wrapping): Attempt<RewriteDraft> {
  const { option, callback, harmless, helper, auth0js, $http, todos } = given;
  const { text, document, style } = request;
  const { call, token } = option;
  yield* assertMovable(option);
  const isKept = callback !== undefined && isHarmless(document, callback, harmless);
  // Only a caller that links expects no result.
  const passes = callback !== undefined && !isKept && purposeOf(request, call) === 'link';
  const newCallback = passes ? withoutResult(request, callback, harmless) : undefined;
  const keepsSession = isKept || newCallback !== undefined;
  const wrapping = { ...given, newCallback };
  const condition = yield* linkConditionBeside(request, option, callback !== undefined && !keepsSession);
  const login = isOption(option) ? option : { ...option, removal: inAssignment(request, option, wrapping, condition) };
  const [target, client]: readonly [TargetName, string] = $http
    ? ['angularjs', '$http']
    : auth0js
      ? ['auth0-js', 'auth0.js']
      : ['fetch', 'fetch'];
  const all = linkTodos(
    token.source,
    ...(newCallback !== undefined
      ? [message('todo.callers-get-no-result')]
      : isKept
        ? callbackTodos(document, callback)
        : [message('todo.complete-on-auth0-link')]),
    ...todos,
  );
  return {
    target,
    title: message('title.popup-callback', { client }),
    applicability: 'review',
    edits: [
      todoComment(text, statementOf(call).range[0], all, LINK_DOCS, style),
      ...wrapping.domain.edits,
      ...(wrapping.injection ?? []),
      ...(condition === undefined
        ? yield* inPlace(request, wrapping)
        : yield* besideLogin(request, login, condition, yield* linkingCall(request, wrapping, keepsSession))),
      ...(yield* insertHelpers(request, call, keepsSession ? [helper] : [helper, 'onAuth0Link'], { auth0js })),
    ],
    todos: all,
  };
}

/** Returns the edits that assign what takes the place of the token, if it was assigned. */
function inAssignment(
  request: RewriteRequest,
  { assigned, argument, removal }: AssignedToken,
  { instead = [] }: Wrapping,
  condition: string | undefined,
): readonly Edit[] {
  if (instead.length === 0) return removal;
  // `options.authParams = { access_token: token }`: the parameters are a separate object.
  const isObject = assigned.isDirect && unwrap(argument).type === T.Identifier;
  const properties = isObject ? [`authParams: { ${instead.join(', ')} }`] : instead;
  return [assignInstead(request, assigned, properties, assigned.isConditional ? undefined : condition)];
}

/** Turns the login into one that links. */
function* inPlace(
  request: RewriteRequest,
  { option, callback, newCallback, edits = [], added = [], instead = [], ...rest }: Wrapping,
): Attempt<Edit[]> {
  const first = `${rest.helper}(${argumentsOf({ ...rest, option })}, `;
  const [start, end] = callback?.range ?? [option.argument.range[1], option.argument.range[1]];
  const around: Edit[] = newCallback
    ? [{ start, end, text: `${first}${newCallback})` }]
    : callback
      ? [
          { start, end: start, text: first },
          { start: end, end, text: ')' },
        ]
      : [{ start, end, text: `, ${first}onAuth0Link)` }];
  if (!isOption(option) && added.length > 0) {
    return [...edits, assignInstead(request, option.assigned, added), ...around];
  }
  const more = isOption(option)
    ? yield* appendProperties(request.text, option.options, added, removedFrom(option.options, option.removal))
    : [];
  const removal = isOption(option)
    ? yield* replacedToken(request, option, instead)
    : inAssignment(request, option, { option, callback, instead, ...rest }, undefined);
  return [...removal, ...edits, ...more.flat(), ...around];
}

/** Returns the source of the login that links, next to the ordinary one. */
function* linkingCall(request: RewriteRequest, wrapping: Wrapping, keepsSession: boolean): Attempt<string> {
  const { option, callback, helper, edits = [], added = [], instead } = wrapping;
  const { call, argument } = option;
  const options = isOption(option)
    ? merged(request, option, yield* linkingOptions(request, option, added, edits, instead))
    : yield* extended(request, argument, added);
  const next =
    callback && keepsSession ? (wrapping.newCallback ?? sourceOf(request, callback)) : handlerFor(request, call);
  const linking = `${helper}(${argumentsOf(wrapping)}, ${next})`;
  const [start, end] = callback?.range ?? [argument.range[1], argument.range[1]];
  return editedSource(request, call, [
    { start: argument.range[0], end: argument.range[1], text: options },
    { start, end, text: callback ? linking : `, ${linking}` },
  ]);
}

/** Returns the source of the argument with other options, which a call may merge with shared ones. */
function merged(request: RewriteRequest, { argument, options, merge }: TokenOption, changed: string): string {
  const [start, end] = options.range;
  return merge ? editedSource(request, argument, [{ start, end, text: changed }]) : changed;
}

/** Returns the source of an object with further properties. */
function* extended(request: RewriteRequest, object: Node, added: readonly string[]): Attempt<string> {
  const source = sourceOf(request, object);
  if (added.length === 0) return source;
  // ES5 has no spread.
  if (!request.style.modern) return yield* refuse('reason.options-not-inline');
  return `{ ...${source}, ${added.join(', ')} }`;
}

function argumentsOf({ $http, domain, option }: Pick<Wrapping, '$http' | 'domain' | 'option'>): string {
  return [...($http === undefined ? [] : [$http]), ...domain.values, option.token.source].join(', ');
}
