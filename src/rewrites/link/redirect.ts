import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import type { HelperName } from '../helpers/snippets.js';
import { propertyOf, propertySeparator } from '../objects.js';
import { refuse, refuseOtherShape, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { freshLogin } from './fresh-login.js';
import { idTokenEdits, responseTypesOf } from './id-token.js';
import { clientOf } from './receiver.js';
import { linkTodos } from './todos.js';
import { assertMovable, objectAt, tokenOption } from './token-option.js';
import type { TokenOption } from './token-option.js';

/**
 * Rewrites `webAuth.authorize()` of auth0.js 8 and later: the login's `state` marks it as a login for linking, and the
 * `parseHash()` callback links the account instead of starting a session.
 */
export const authorizeRedirect: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request);
  yield* assertMovable(option);
  const { call, options, token } = option;
  const receiver = request.nodes.receiver;
  const client = yield* clientOf(request, receiver, 'web-auth');
  const construction = yield* understood(client.construction, 'reason.client-not-created-here');
  const { settings, setting } = client;
  yield* assertNoState(options);
  if (responseTypesOf(request, option, settings).some((type) => type?.split(' ').includes('code'))) {
    return yield* byCookie(request, option);
  }
  const readers = readersOf(request, construction);
  const edits = readers.flatMap((reader) => {
    const domain = setting('domain', reader);
    const [start, end] = reader.range;
    return [
      { start, end: start, text: `finishAuth0Link(${domain}, ` },
      { start: end, end, text: ')' },
    ];
  });
  if (readers.length === 0) return yield* refuse('reason.parse-hash-elsewhere');
  const todos = linkTodos(token.source, message('todo.stored-token'));
  return {
    target: 'redirect',
    title: message('title.redirect-parse-hash'),
    applicability: 'review',
    edits: [
      todoComment(request.text, statementOf(call).range[0], todos, LINK_DOCS, request.style),
      yield* stateEdit(request, option, `rememberAuth0Link(${token.source})`),
      ...(yield* idTokenEdits(request, option, settings)),
      ...edits,
      ...(yield* insertHelpers(request, call, ['rememberAuth0Link', 'finishAuth0Link'])),
    ],
    todos,
  };
};

/** Rewrites Lock up to 9 without a callback: the login redirects to a server route, which has to link the account. */
export const lockRedirect: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request);
  if (!mayBe(versionOf(request.document, 'auth0-lock'), '<10'))
    return yield* refuseOtherShape('reason.lock-ignores-option');
  if (option.call.arguments.length > 1) return yield* refuseOtherShape('reason.lock-callback');
  yield* assertNoState(yield* objectAt(option.path, option.path.length - 2));
  if (!propertyOf(option.options, 'callbackURL')) return yield* refuseOtherShape('reason.lock-return-page');
  const responseType = propertyOf(option.options, 'responseType');
  if (responseType && request.document.values.constantString(responseType.value) !== 'code') {
    return yield* refuse('reason.no-code');
  }
  return yield* byCookie(request, option);
};

function* byCookie(request: RewriteRequest, option: TokenOption): Attempt<RewriteDraft> {
  return yield* marked(request, option.call, ['markAuth0Link'], [yield* stateEdit(request, option, 'markAuth0Link()')]);
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

function* assertNoState(options: TSESTree.ObjectExpression): Attempt<void> {
  if (propertyOf(options, 'state')) return yield* refuse('reason.login-sets-state');
}

/** Replaces the token with `state` and a fresh-login prompt, so Auth0 does not reuse the first account's session. */
function* stateEdit({ text, style }: RewriteRequest, { path, options }: TokenOption, state: string): Attempt<Edit> {
  const property = yield* understood(path.at(-1), 'reason.option-not-found');
  const owner = path.length > 1 ? yield* objectAt(path, path.length - 2) : options;
  const prompt = freshLogin(owner, style);
  const separator = propertySeparator(text, property.range);
  return { start: property.range[0], end: property.range[1], text: [...prompt, `state: ${state}`].join(separator) };
}

/** Returns the callbacks that receive the login response: `webAuth.parseHash(options, callback)`. */
function readersOf({ document }: RewriteRequest, construction: TSESTree.Node): TSESTree.Node[] {
  return document.values.memberCalls('parseHash').flatMap((call) => {
    const callee = unwrap(call.callee);
    const callback = call.arguments.at(-1);
    const isSame = callee.type === T.MemberExpression && document.values.origins(callee.object).includes(construction);
    return isSame && callback && callback.type !== T.SpreadElement ? [callback] : [];
  });
}
