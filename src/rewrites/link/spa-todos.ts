import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { descendants } from '../code.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { linkTodos } from './link-todos.js';
import { storesReturn } from './stored-return.js';
import type { HandedToken } from './token-option.js';

type Node = TSESTree.Node;

/** Returns the TODOs for a login of the SPA SDK that became a popup login. */
export function spaTodos(
  request: RewriteRequest,
  { call, argument, token }: HandedToken,
  { isRedirect }: { readonly isRedirect: boolean },
): Message[] {
  const [audience, ...common] = linkTodos(nameOf(request, token.node));
  return [
    ...(audience && !isForManagement(request, token.node) ? [audience] : []),
    ...common,
    message('todo.allow-origin'),
    ...(isRedirect ? [message('todo.show-result')] : []),
    ...(request.document.values.properties(argument, ['appState']).length > 0 ? [message('todo.app-state')] : []),
    ...(isRedirect ? wayBack(request, argument) : []),
    ...(isRedirect && storesReturn(request, call) ? [message('todo.stored-return')] : []),
    ...(isRedirect && isLate(call) ? [message('todo.request-before-click')] : []),
  ];
}

/** Returns the token's name for a message, without `await`. */
function nameOf(request: RewriteRequest, token: Node): string {
  return sourceOf(request, token.type === T.AwaitExpression ? token.argument : token);
}

/** The page that the login is on, or the start of its site. */
const THIS_PAGE = /^(?:(?:window|document)\.)?location(?:\.(?:href|origin))?$/;

/** Returns a TODO if the login returned to another page: the popup doesn't. */
function wayBack({ document: { values, text } }: RewriteRequest, argument: Node): Message[] {
  const [target] = ['redirect_uri', 'redirectUri']
    .flatMap((name) => [[name], ['authorizationParams', name]])
    .flatMap((path) => values.properties(argument, path))
    .flatMap(({ value }) => (value ? [text.slice(...value.range)] : []));
  if (target === undefined || THIS_PAGE.test(target)) return [];
  const isShort = target.length <= MAX_SOURCE && !/[\n`]/.test(target);
  return [message('todo.go-to', { target: isShort ? target : 'redirect_uri' })];
}

/** Length of an expression in a TODO at most. */
const MAX_SOURCE = 40;

const GETS_TOKEN = /^get(?:Access)?Token(?:Silently|WithPopup)$/;

/** Whether the code requests the token for the Management API, with the scope for linking. */
function isForManagement({ document }: RewriteRequest, token: Node): boolean {
  return document.values.origins(token).every((origin) => {
    const call = unwrap(origin);
    const [options] = call.type === T.CallExpression && GETS_TOKEN.test(calledName(call) ?? '') ? call.arguments : [];
    if (options === undefined) return false;
    const says = (name: string, word: string): boolean =>
      [[name], ['authorizationParams', name]]
        .flatMap((path) => document.values.properties(options, path))
        .some(({ value }) => value && document.text.slice(...value.range).includes(word));
    return says('audience', '/api/v2/') && says('scope', 'update:current_user_identities');
  });
}

const CALLS_LATER = /^(?:then|subscribe|switchMap|mergeMap|concatMap|exhaustMap|map|tap)$/;

/** Whether the call runs after something asynchronous: browsers may then block the popup. */
function isLate(call: Node): boolean {
  const owner = enclosingFunction(call);
  if (owner === undefined) return false;
  const { parent } = owner as Node;
  if (parent?.type === T.CallExpression && CALLS_LATER.test(calledName(parent) ?? '')) return true;
  return [...descendants(owner)].some(
    (node) =>
      node.type === T.AwaitExpression &&
      // Includes an `await` in the call's arguments.
      (node.range[1] <= call.range[0] || contains(call, node)) &&
      enclosingFunction(node) === owner,
  );
}
