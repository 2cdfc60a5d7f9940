import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { SdkNodes } from '../../rules/forms.js';
import { editedSource, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { removeItems } from '../objects.js';
import { forEach, refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { injected } from './angularjs-service.js';
import { conditionWithSession } from './angularjs-session.js';
import { injectedInto } from './inject-service.js';
import { besideLogin } from './keep-login.js';
import { linkTodos } from './link-todos.js';
import { linkingOptions } from './linking-options.js';
import { assertMovable, objectAt, otherKeys, tokenOption } from './token-option.js';
import type { TokenOption } from './token-option.js';

type Node = TSESTree.Node;
/** The names of the injected services that trigger a digest when the result arrives. */
type Services = readonly [$scope: string, $http?: string];
type SigninCall = TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression };

/**
 * Rewrites `auth.signin(options, onLinked, onError, library)` of auth0-angular 1 to 5: the underlying auth0.js signs in
 * the second account. `signin()` and every `loginSuccess` handler would treat that account as the signed-in user.
 */
export const angularjsSignin: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request, { elsewhere: true, optional: true });
  yield* assertMovable(option);
  const call = yield* signinCall(option);
  yield* assertKnown(option);
  yield* assertCallsBack(call);
  const scope = yield* injectedInto(
    request,
    call,
    request.nodes.receiver,
    ['$rootScope', '$scope'],
    'reason.angularjs-no-scope',
  );
  const $http = injected(call, '$http');
  const services: Services[] = $http === undefined ? [[scope.name]] : [[scope.name, $http], [scope.name]];
  return yield* forEach(services, (names) => draft(request, option, call, names, scope.edits));
};

function* draft(
  request: RewriteRequest,
  option: TokenOption,
  call: SigninCall,
  services: Services,
  injecting: readonly Edit[],
): Attempt<RewriteDraft> {
  const { text, style } = request;
  const [options, onLinked, , library] = call.arguments;
  if (options === undefined) return yield* refuse('reason.options-not-found');
  const [, $http] = services;
  const helper = $http === undefined ? 'linkBySigninAndFetch' : 'linkBySignin';
  const isShown = onLinked !== undefined && !(onLinked.type === T.Literal && onLinked.value === null);
  const todos = linkTodos(
    option.token.source,
    ...(isShown ? [] : [message('todo.show-result')]),
    message('todo.upgrade-sdk'),
  );
  const first = [sourceOf(request, call.callee.object), ...services, option.token.source].join(', ');
  const condition = yield* conditionWithSession(request, option, call.callee.object, isShown ? onLinked : undefined);
  const inCall: Edit[] = [
    { start: call.callee.range[0], end: call.callee.range[1], text: helper },
    ...(condition === undefined
      ? [{ start: options.range[0], end: options.range[0], text: `${first}, ` }]
      : [
          {
            start: options.range[0],
            end: options.range[1],
            text: `${first}, ${yield* linkingOptions(request, option, [])}`,
          },
        ]),
    ...(library ? yield* removeItems(text, call.arguments, call.range[1] - 1, [library]) : []),
  ];
  return {
    target: $http === undefined ? 'fetch' : 'angularjs',
    title: message('title.angularjs-signin', { client: $http === undefined ? 'fetch' : '$http' }),
    applicability: 'review',
    edits: [
      todoComment(text, statementOf(call).range[0], todos, LINK_DOCS, style),
      ...injecting,
      ...(condition === undefined
        ? [...inCall, ...option.removal]
        : yield* besideLogin(request, option, condition, editedSource(request, call, inCall))),
      ...(yield* insertHelpers(request, call, [helper])),
    ],
    todos,
  };
}

function* signinCall({ call }: TokenOption): Attempt<SigninCall> {
  if (call.type !== T.CallExpression || call.callee.type !== T.MemberExpression)
    return yield* refuse('reason.auth-service-not-found');
  const { property } = call.callee;
  if (property.type !== T.Identifier || property.name !== 'signin') return yield* refuse('reason.signup');
  return call as SigninCall;
}

/** Options that auth0.js up to version 7 accepts for a popup login. */
const KNOWN = new Set([
  'popup',
  'popupOptions',
  'connection',
  'connection_scope',
  'authParams',
  'scope',
  'sso',
  'device',
]);
const KNOWN_PARAMETERS = new Set([...KNOWN, 'login_hint', 'prompt', 'display', 'access_type', 'approval_prompt']);

function* assertKnown({ options, path }: TokenOption): Attempt<void> {
  const unknown = [
    ...otherKeys(options, path).filter((key) => !KNOWN.has(key ?? '')),
    ...(path.length > 1
      ? otherKeys(yield* objectAt(path, 0), path).filter((key) => !KNOWN_PARAMETERS.has(key ?? ''))
      : []),
  ];
  if (unknown.length > 0) return yield* refuse('reason.unknown-option', { name: unknown[0] ?? '…' });
}

/** Refuses where the result is used: version 1 returns a `$q` promise, later versions take callbacks. */
function* assertCallsBack(call: SigninCall): Attempt<void> {
  const { parent } = call;
  if (parent.type !== T.ExpressionStatement && parent.type !== T.ArrowFunctionExpression)
    return yield* refuse('reason.angularjs-promise');
  const [, , , library, ...others] = call.arguments;
  if (others.length > 0 || (library && !(isString(unwrap(library)) || isEmpty(library))))
    return yield* refuse('reason.unknown-arguments');
  if (call.arguments.some(({ type }) => type === T.SpreadElement)) return yield* refuse('reason.arguments-spread');
}

function isEmpty(node: Node): boolean {
  return (node.type === T.Literal && node.value === null) || (node.type === T.Identifier && node.name === 'undefined');
}
