import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { isInScope } from '../code.js';
import type { HelperName } from '../helpers/snippets.js';
import { forEach, refuse, refuseOtherShape } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { Rewriter, RewriteRequest } from '../rewriter.js';
import { freshLogin } from './fresh-login.js';
import { emailScope, idToken } from './id-token.js';
import { injectedInto } from './inject-service.js';
import { relayed } from './popup-page.js';
import { wrapped } from './popup-wrapping.js';
import type { Wrapping } from './popup-wrapping.js';
import { assertNoService, loginClientOf } from './receiver.js';
import { handedToken } from './token-option.js';
import type { HandedToken } from './token-option.js';

type Node = TSESTree.Node;

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
