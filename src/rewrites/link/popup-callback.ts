import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { isInScope, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import type { HelperName } from '../helpers/snippets.js';
import { appendProperty } from '../objects.js';
import { forEach, refuse, refuseOtherShape, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { injected } from './angularjs-service.js';
import { assertKeepsSession } from './callback.js';
import { freshLogin } from './fresh-login.js';
import { idTokenEdits } from './id-token.js';
import { assertNoService, clientOf } from './receiver.js';
import { callbackTodos, linkTodos } from './todos.js';
import { assertMovable, handedToken, tokenOption } from './token-option.js';
import type { HandedToken, TokenOption } from './token-option.js';

type Node = TSESTree.Node;

/** The parts of the wrapper that links the account before it runs a popup login's callback. */
interface Wrapping {
  readonly option: HandedToken;
  readonly callback: Node;
  readonly domain: string;
  readonly helper: HelperName;
  /** The expression that holds `Management`, if auth0.js makes the link request. */
  readonly auth0js?: string | undefined;
  /** The name of AngularJS's `$http`, if it makes the link request. */
  readonly $http?: string | undefined;
  readonly edits?: readonly Edit[];
  readonly todos: readonly Message[];
}

/** Rewrites Lock up to 9 with a callback, which opens a popup: the callback's ID token is the second account's. */
export const lockCallback: Rewriter<SdkNodes> = function* (request) {
  const option = yield* handedToken(request);
  if (!mayBe(versionOf(request.document, 'auth0-lock'), '<10'))
    return yield* refuseOtherShape('reason.lock-has-no-callback');
  const callback = yield* callbackOf(option);
  const receiver = request.nodes.receiver;
  const isKnown = versionOf(request.document, 'auth0-lock') !== undefined;
  const client = yield* clientOf(request, receiver, 'lock', isKnown);
  yield* assertNoService(client);
  if (has(request, option, 'callbackURL')) return yield* refuseOtherShape('reason.lock-callback-url');
  yield* assertKeepsSession(request.document, callback, 2);
  const called = callbackTodos(request.document, callback);
  return yield* wrapped(request, {
    option,
    callback,
    domain: client.setting('domain', option.call),
    helper: 'linkingLockCallback',
    todos: linkTodos(option.token.source, ...called, message('todo.upgrade-sdk')),
  });
};

/** Rewrites `login({popup: true, …}, callback)` of auth0.js up to 7. */
export const legacyLoginCallback: Rewriter<SdkNodes> = function* (request) {
  const option = yield* handedToken(request);
  const popups = request.document.values.properties(option.argument, ['popup']);
  if (popups.length === 0 || !popups.every(({ value }) => value?.type === T.Literal && value.value === true))
    return yield* refuseOtherShape('reason.no-popup');
  const callback = yield* callbackOf(option);
  const receiver = request.nodes.receiver;
  const client = yield* clientOf(request, receiver, 'auth0-legacy');
  // The callback gets profile and tokens as separate arguments up to version 6, as one object in version 7.
  const isApart = !mayBe(versionOf(request.document, 'auth0-js'), '>=7') || parametersOf(request, callback) > 2;
  yield* assertKeepsSession(request.document, callback, isApart ? 2 : 1);
  const called = callbackTodos(request.document, callback);
  return yield* wrapped(request, {
    option,
    callback,
    domain: client.setting('domain', option.call),
    ...(client.isService
      ? yield* byService(option.call, 'linkingHttpLoginCallback')
      : { helper: 'linkingLoginCallback' as const }),
    todos: linkTodos(option.token.source, ...called, message('todo.upgrade-sdk')),
  });
};

/** Rewrites `webAuth.popup.authorize(options, callback)` of auth0.js 8 and later. */
export const popupAuthorizeCallback: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request);
  const callback = yield* callbackOf(option);
  const receiver = request.nodes.receiver;
  const owner = unwrap(receiver);
  if (owner.type !== T.MemberExpression) return yield* refuse('reason.client-not-created-here');
  const { construction, isService, settings, setting } = yield* clientOf(request, owner.object, 'web-auth');
  yield* assertKeepsSession(request.document, callback, 1);
  const edits = [
    ...(yield* idTokenEdits(request, option, settings, option.path.slice(0, 1))),
    ...(yield* freshLoginEdits(request, option)),
  ];
  const common = {
    option,
    callback,
    domain: setting('domain', option.call),
    edits,
    todos: linkTodos(option.token.source, ...callbackTodos(request.document, callback)),
  };
  if (isService) {
    return yield* wrapped(request, { ...common, ...(yield* byService(option.call, 'linkingHttpCallback')) });
  }
  const auth0js = construction && namespaceOf(request, construction, option.call);
  const linkers = auth0js === undefined ? [undefined] : [auth0js, undefined];
  return yield* forEach(linkers, (each) => wrapped(request, { ...common, helper: 'linkingCallback', auth0js: each }));
};

/** Returns the helper that links with `$http`: AngularJS runs a digest only for its own requests. */
function* byService(call: Node, helper: HelperName): Attempt<Pick<Wrapping, 'helper' | '$http'>> {
  const $http = yield* understood(injected(call, '$http'), 'reason.angularjs-no-http');
  return { helper, $http };
}

function* freshLoginEdits({ text, style }: RewriteRequest, { options, path }: TokenOption): Attempt<Edit[]> {
  const gone = path.slice(0, 1);
  const added = yield* forEach(freshLogin(options, style), (property) => appendProperty(text, options, property, gone));
  return added.flat();
}

function* wrapped(
  request: RewriteRequest,
  { option, callback, domain, helper, auth0js, $http, edits, todos }: Wrapping,
): Attempt<RewriteDraft> {
  yield* assertMovable(option);
  const statement = statementOf(option.call);
  const [start, end] = callback.range;
  const [target, client] = $http ? ['angularjs', '$http'] : auth0js ? ['auth0-js', 'auth0.js'] : ['fetch', 'fetch'];
  const first = $http === undefined ? '' : `${$http}, `;
  return {
    target,
    title: message('title.popup-callback', { client }),
    applicability: 'review',
    edits: [
      todoComment(request.text, statement.range[0], todos, LINK_DOCS, request.style),
      ...option.removal,
      ...(edits ?? []),
      { start, end: start, text: `${helper}(${first}${domain}, ${option.token.source}, ` },
      { start: end, end, text: ')' },
      ...(yield* insertHelpers(request, option.call, [helper], { auth0js })),
    ],
    todos,
  };
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

/** Returns `auth0` from `new auth0.WebAuth(…)`: it also holds `Management`. */
function namespaceOf(
  request: RewriteRequest,
  construction: TSESTree.NewExpression | TSESTree.CallExpression,
  at: Node,
): string | undefined {
  const callee = unwrap(construction.callee);
  if (callee.type !== T.MemberExpression || callee.object.type !== T.Identifier) return undefined;
  return isInScope(request.document, callee.object, at) ? callee.object.name : undefined;
}
