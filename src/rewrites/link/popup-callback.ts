import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { editedSource, isInScope, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import type { HelperName } from '../helpers/snippets.js';
import { appendProperties, removedFrom } from '../objects.js';
import { forEach, refuse, refuseOtherShape } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest, TargetName } from '../rewriter.js';
import type { WrittenSettings } from '../settings/write-settings.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { assignInstead } from './assigned-token.js';
import { isHarmless } from './callback.js';
import { freshLogin } from './fresh-login.js';
import { emailScope, idToken } from './id-token.js';
import { injectedInto } from './inject-service.js';
import { besideLogin, linkConditionBeside } from './keep-login.js';
import { callbackTodos, linkTodos } from './link-todos.js';
import { handlerFor } from './linking-handler.js';
import { linkingOptions, replacedToken } from './linking-options.js';
import { withoutResult } from './passed-result.js';
import { relayed } from './popup-page.js';
import { purposeOf } from './purpose.js';
import { assertNoService, loginClientOf } from './receiver.js';
import { assertMovable, handedToken, isOption } from './token-option.js';
import type { AssignedToken, HandedToken, TokenOption } from './token-option.js';

type Node = TSESTree.Node;

/** The parts of the wrapper that links the account before it runs a popup login's callback. */
interface Wrapping {
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

/** Rewrites Lock up to 9 with a callback, which opens a popup: the callback's ID token is the second account's. */
export const lockCallback: Rewriter<SdkNodes> = function* (request) {
  const option = yield* handedToken(request, { elsewhere: true, logged: true, optional: true, assignedObject: true });
  const installed = versionOf(request.document, 'auth0-lock');
  if (!mayBe(installed, '<10')) return yield* refuseOtherShape('reason.lock-has-no-callback');
  const isKnown = installed !== undefined;
  const mayRedirect = isKnown && !mayBe(installed, '>=10') && option.call.arguments.at(-1) === option.argument;
  const callback = mayRedirect ? undefined : yield* callbackOf(option);
  const receiver = request.nodes.receiver;
  const client = yield* loginClientOf(request, receiver, 'lock', isKnown);
  yield* assertNoService(client);
  if (has(request, option, 'callbackURL')) return yield* refuseOtherShape('reason.lock-callback-url');
  // A popup with another response may return no ID token.
  if (request.document.values.properties(option.argument, ['authParams', 'response_type']).length > 0)
    return yield* refuseOtherShape('reason.login-sets-response-type');
  return yield* wrapped(request, {
    option,
    callback,
    harmless: 2,
    domain: client.write(option.call, 'domain'),
    helper: 'linkingLockCallback',
    instead: yield* freshLogin(request, option),
    todos: [message('todo.upgrade-sdk')],
  });
};

/** Rewrites `login({popup: true, …}, callback)` of auth0.js up to 7. */
export const legacyLoginCallback: Rewriter<SdkNodes> = function* (request) {
  const option = yield* handedToken(request, { elsewhere: true, logged: true, optional: true });
  const popups = request.document.values.properties(option.argument, ['popup']);
  if (popups.length === 0 || !popups.every(({ value }) => value?.type === T.Literal && value.value === true))
    return yield* refuseOtherShape('reason.no-popup');
  const callback = yield* callbackOf(option);
  const receiver = request.nodes.receiver;
  const client = yield* loginClientOf(request, receiver, 'auth0-legacy');
  // The callback gets profile and tokens as separate arguments up to version 6, as one object in version 7.
  const scope = emailScope(request, option, client.settings);
  const isApart = !mayBe(versionOf(request.document, 'auth0-js'), '>=7') || parametersOf(request, callback) > 2;
  return yield* wrapped(request, {
    option,
    callback,
    harmless: isApart ? 2 : 1,
    domain: client.write(option.call, 'domain'),
    edits: scope.edits,
    added: [...scope.added, ...(yield* freshLogin(request, option))],
    ...(client.isService
      ? yield* byService(request, option.call, 'linkingHttpLoginCallback')
      : { helper: 'linkingLoginCallback' as const }),
    todos: [message('todo.upgrade-sdk')],
  });
};

/** Rewrites `webAuth.popup.authorize(options, callback)` of auth0.js 8 and later. */
export const popupAuthorizeCallback: Rewriter<SdkNodes> = function* (request) {
  const option = yield* handedToken(request, {
    elsewhere: true,
    logged: true,
    optional: true,
    spread: true,
    merged: true,
  });
  const callback = yield* callbackOf(option);
  const owner = unwrap(request.nodes.receiver);
  if (owner.type !== T.MemberExpression) return yield* refuse('reason.client-not-created-here');
  const { construction, isService, settings, write } = yield* loginClientOf(request, owner.object, 'web-auth');
  const token = yield* idToken(request, option, settings);
  const scope = emailScope(request, option, settings);
  const relay = relayed(request, option);
  const common = {
    option,
    callback,
    harmless: 1,
    domain: write(option.call, 'domain'),
    edits: [...token.edits, ...scope.edits],
    added: [...relay, ...token.added, ...scope.added, ...(yield* freshLogin(request, option))],
    todos: relay.length > 0 ? [message('todo.allow-origin')] : [],
  };
  if (isService) {
    return yield* wrapped(request, {
      ...common,
      ...(yield* byService(request, option.call, 'linkingHttpCallback')),
    });
  }
  const auth0js = construction && namespaceOf(request, construction, option.call);
  const linkers = auth0js === undefined ? [undefined] : [auth0js, undefined];
  return yield* forEach(linkers, (each) => wrapped(request, { ...common, helper: 'linkingCallback', auth0js: each }));
};

/** Returns the helper that links with `$http`: AngularJS runs a digest only for its own requests. */
function* byService(
  request: RewriteRequest<SdkNodes>,
  call: Node,
  helper: HelperName,
): Attempt<Pick<Wrapping, 'helper' | '$http' | 'injection'>> {
  const $http = yield* injectedInto(request, call, request.nodes.receiver, ['$http'], 'reason.angularjs-no-http');
  return { helper, $http: $http.name, injection: $http.edits };
}

function* wrapped(request: RewriteRequest, given: Wrapping): Attempt<RewriteDraft> {
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

/** Returns the callback, the argument after the options. */
function* callbackOf({ call, argument }: HandedToken): Attempt<Node> {
  const index = call.arguments.findIndex((candidate) => candidate === argument);
  const callback = call.arguments[index + 1];
  if (callback === undefined) return yield* refuseOtherShape('reason.no-callback');
  if (callback.type === T.SpreadElement || call.arguments.length > index + 2)
    return yield* refuse('reason.unexpected-arguments');
  return callback;
}

function has({ document }: RewriteRequest, { argument }: HandedToken, name: string): boolean {
  return document.values.properties(argument, [name]).length > 0;
}

function parametersOf({ document }: RewriteRequest, callback: Node): number {
  return Math.max(
    0,
    ...document.values.origins(callback).map((origin) => (isFunction(origin) ? origin.params.length : 0)),
  );
}

/** Returns `auth0` from `new auth0.WebAuth(…)`: it also holds `Management`, unless the new object takes its name. */
function namespaceOf(
  request: RewriteRequest,
  construction: TSESTree.NewExpression | TSESTree.CallExpression,
  at: Node,
): string | undefined {
  const callee = unwrap(construction.callee);
  if (callee.type !== T.MemberExpression || callee.object.type !== T.Identifier) return undefined;
  if (request.document.values.origins(callee.object).includes(construction)) return undefined;
  return isInScope(request.document, callee.object, at) ? callee.object.name : undefined;
}
