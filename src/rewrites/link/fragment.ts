import type { TSESTree } from '@typescript-eslint/types';
import { HOLE } from '../../core/hosts/hole.js';
import { flatten } from '../../core/strings/pieces.js';
import type { Text } from '../../core/strings/pieces.js';
import type { UrlParts } from '../../core/strings/urls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import { isInScope, statementOf } from '../code.js';
import { callAtEnd, insertHelpers, scopeOfHelpers } from '../helpers/insert.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { linkTodos } from './link-todos.js';
import { tokenParameter } from './url-parameters.js';
import type { Constants } from './url-parameters.js';
import { scopeForLinking } from './url-scope.js';
import type { UrlScope } from './url-scope.js';
import { valueOf } from './url-value.js';

/** An /authorize URL in the code. */
export interface AuthorizeUrl {
  readonly node: TSESTree.Node;
  readonly text: Text;
  readonly url: UrlParts;
  /** Query parameters to add. */
  readonly constants: Constants;
}

/**
 * Rewrites a login that returns tokens in the URL fragment: it now returns only an ID token, so no code mistakes the
 * response for the user's login. New code reads the ID token and links the account.
 * Refuses where the URL is not understood, or the code runs on a server.
 */
export function* linkedByFragment(request: RewriteRequest, authorize: AuthorizeUrl): Attempt<RewriteDraft> {
  const { node } = authorize;
  if (request.side === 'server') return yield* refuse('reason.response-page-not-found');
  const parameter = yield* tokenParameter(request);
  const token = yield* understood(parameter.token, 'reason.token-not-expression');
  const scope = yield* idTokenScope(request, authorize);
  const replaced = yield* parameter.replace({
    constants: [...scope.constants, ...authorize.constants],
    parameters: [
      ['state', `rememberAuth0Link(${token})`],
      ['nonce', 'pendingAuth0Link().state'],
    ],
    readsToken: true,
  });
  const todos = linkTodos(
    token,
    message('todo.fragment-callback'),
    message('todo.stored-token'),
    message('todo.complete-on-auth0-link'),
  );
  return {
    target: 'redirect',
    title: message('title.redirect-page'),
    applicability: 'review',
    edits: [
      todoComment(request.text, statementOf(node).range[0], todos, LINK_DOCS, request.style),
      ...replaced,
      ...scope.edits,
      ...(yield* answerEdits(request, authorize)),
      ...(yield* callAtEnd(request, node, 'takeAuth0Link', `${yield* domainOf(request, authorize)}, onAuth0Link`)),
      ...(yield* insertHelpers(request, node, ['rememberAuth0Link', 'takeAuth0Link', 'onAuth0Link'])),
    ],
    todos,
  };
}

/** Returns the scope that the ID token needs. Refuses a scope that is unknown: without `openid`, there is no ID token. */
function* idTokenScope(request: RewriteRequest, { text, url }: AuthorizeUrl): Attempt<UrlScope> {
  const scope = valueOf(request.document, text, url, 'scope');
  if (scope && scope.constant === undefined) return yield* refuse('reason.no-openid-scope');
  return yield* scopeForLinking(request, text, url);
}

/** Returns the edits that make Auth0 return only an ID token, in the URL fragment. */
function* answerEdits(request: RewriteRequest, { text, url }: AuthorizeUrl): Attempt<Edit[]> {
  const value = (name: string): ReturnType<typeof valueOf> => valueOf(request.document, text, url, name);
  if (value('nonce') !== undefined) return yield* refuse('reason.url-sets-nonce');
  const mode = value('response_mode');
  if (mode !== undefined && mode.constant !== 'fragment') {
    return yield* refuse('reason.url-sets-response-mode');
  }
  const type = value('response_type');
  if (type?.constant === 'id_token') return [];
  const { start, end } = yield* understood(type?.range, 'reason.response-type-elsewhere');
  const isWhole = request.text.slice(start, end) === type?.constant;
  if (!isWhole) return yield* refuse('reason.response-type-not-plain');
  return [{ start, end, text: 'id_token' }];
}

/** Returns the tenant's domain as an expression that is valid at the end of the code. */
function* domainOf(request: RewriteRequest, { node, text, url }: AuthorizeUrl): Attempt<string> {
  const { document, style } = request;
  const named = templateHost(node);
  const home = yield* scopeOfHelpers(request, node);
  if (named && isInScope(document, named, home)) return sourceOf(request, named);
  const host = /^(?:https?:\/\/)?([\w.-]+)$/.exec(url.hostText)?.[1];
  if (host !== undefined && !flatten(text).startsWith(HOLE)) return style.quote + host + style.quote;
  return yield* refuse('reason.response-domain-unknown');
}

/** Returns `domain` from `https://${domain}/authorize` or `'https://' + domain + '/authorize'`. */
function templateHost(url: TSESTree.Node): TSESTree.Node | undefined {
  if (url.type === T.TemplateLiteral) {
    const [first, second] = url.quasis;
    const isHost = /^https?:\/\/$/.test(first?.value.raw ?? '') && second?.value.raw.startsWith('/');
    return isHost === true ? url.expressions[0] : undefined;
  }
  let left: TSESTree.Node = url;
  while (left.type === T.BinaryExpression && left.left.type === T.BinaryExpression) left = left.left;
  if (left.type === T.BinaryExpression && left.left.type === T.TemplateLiteral) return templateHost(left.left);
  if (left.type !== T.BinaryExpression || left.left.type !== T.Literal) return undefined;
  return /^https?:\/\/$/.test(String(left.left.value)) ? left.right : undefined;
}
