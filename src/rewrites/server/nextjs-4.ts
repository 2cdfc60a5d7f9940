import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { SdkNodes } from '../../rules/forms.js';
import { isTaken } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { Rewriter, RewriteRequest } from '../rewriter.js';
import { awaited, codeLinkDraft } from './nextjs-code-link.js';
import { assertLinkOptions, clientSettings, linkSettings, returnToOf } from './nextjs-link-settings.js';
import { appRouteOf } from './nextjs-route.js';
import type { FileRoute } from './nextjs-route.js';
import { assertKeepsSecrets } from './sdk-settings.js';
import { serverToken } from './server-token.js';

/**
 * Rewrites `startInteractiveLogin({authorizationParameters: {access_token}})` of nextjs-auth0 4 in a GET route of the
 * App Router. The SDK would save a session of the second account (docs/auth0-facts.md#nextjs-start-login), so the new
 * login is none of the SDK's: the route itself starts it, and is its callback.
 */
export const nextStart: Rewriter<SdkNodes> = function* (request) {
  yield* assertKeepsSecrets(request);
  const option = yield* serverToken(request);
  const client = yield* clientOf(option.call);
  yield* assertLinkOptions(request, option, 'authorizationParameters', 'returnTo');
  const route = yield* appRouteOf(request, option.call);
  const returnTo = yield* returnToOf(request, option, 'returnTo');
  const known = yield* clientSettings(request, client, route.handler);
  const { name, edits } = yield* requestOf(request, route);
  return yield* codeLinkDraft(request, {
    option,
    route,
    router: 'app',
    req: name,
    res: '',
    session: `(await ${client.name}.getSession())?.user.sub`,
    settings: linkSettings(request, known, route.callbackPath, returnTo),
    helpers: [],
    edits,
  });
};

/** Returns the SDK's client; refuses where the login's result is used in a way that a plain response may not fit. */
function* clientOf(call: TSESTree.CallExpression): Attempt<TSESTree.Identifier> {
  const client = call.callee.type === T.MemberExpression ? unwrap(call.callee.object) : undefined;
  if (client?.type !== T.Identifier) return yield* refuse('reason.nextjs-settings-elsewhere');
  const { parent } = awaited(call);
  const isReturned = parent?.type === T.ReturnStatement || parent?.type === T.VariableDeclarator;
  if (!isReturned || call.arguments.length !== 1) return yield* refuse('reason.unexpected-arguments');
  return client;
}

/** Returns the name of the handler's first parameter; adds it if it is missing. */
function* requestOf(
  { text, style, program }: RewriteRequest,
  { handler }: FileRoute,
): Attempt<{ readonly name: string; readonly edits: readonly Edit[] }> {
  const [parameter] = handler.params;
  if (parameter?.type === T.Identifier) return { name: parameter.name, edits: [] };
  if (parameter !== undefined) return yield* refuse('reason.request-not-found');
  const name = 'request';
  if (isTaken(program.nodes, name)) return yield* refuse('reason.name-taken', { name });
  const start = text.indexOf('(', handler.async ? text.indexOf('async', handler.range[0]) : handler.range[0]) + 1;
  return { name, edits: [{ start, end: start, text: style.typescript ? `${name}: Request` : name }] };
}
