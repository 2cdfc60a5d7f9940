import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { descendants } from '../code.js';
import { propertyOf } from '../objects.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Todo } from '../todos.js';
import { linkTodos, SHOW_RESULT } from './todos.js';
import type { TokenOption } from './token-option.js';

type Node = TSESTree.Node;

/** What is left to do where a login by the SPA SDK was turned into one in a popup. */
export function spaTodos(
  request: RewriteRequest,
  { call, options, token }: Pick<TokenOption, 'call' | 'options' | 'token'>,
  { isRedirect, placeholders }: { readonly isRedirect: boolean; readonly placeholders: readonly string[] },
): Todo[] {
  const [audience, ...common] = linkTodos(nameOf(request, token.node));
  return [
    ...(audience && !isForManagement(request, token.node) ? [audience] : []),
    ...common,
    ORIGIN,
    ...(placeholders.length > 0 ? [SETTINGS] : []),
    ...(isRedirect ? [SHOW_RESULT] : []),
    ...(propertyOf(options, 'appState') ? [APP_STATE] : []),
    ...(isRedirect && isLate(call) ? [GESTURE] : []),
    ...(isDependency(request) ? [] : [DEPENDENCY]),
  ];
}

/** What a token is called in a sentence. */
function nameOf(request: RewriteRequest, token: Node): string {
  return sourceOf(request, token.type === T.AwaitExpression ? token.argument : token);
}

const APP_STATE: Todo = {
  short: 'what `appState` said is not passed on: this login stays on the page',
  sentence:
    'Do what `appState` was for once the account is linked: a popup stays on the page, so nothing is passed on.',
};

const ORIGIN: Todo = {
  short: "allow this page's origin as callback URL and as web origin",
  sentence:
    "Add the page's origin to the Allowed Callback URLs and the Allowed Web Origins of the application: the popup answers to it.",
};

const SETTINGS: Todo = {
  short: 'fill in domain and client id of this application',
  sentence: 'Fill in domain and client id: they have to be those of the client with which the user has logged in.',
};

const GESTURE: Todo = {
  short: 'ask for the token before the click, or the browser may block the popup',
  sentence:
    'Make sure that the login starts with the click itself: a browser may block a popup that opens after something was waited for.',
};

const DEPENDENCY: Todo = {
  short: 'add @auth0/auth0-spa-js to the dependencies',
  sentence: 'Add @auth0/auth0-spa-js to the dependencies, in the version that your SDK depends on.',
};

function isDependency({ document, program }: RewriteRequest): boolean {
  if (document.options.packages?.['@auth0/auth0-spa-js'] !== undefined) return true;
  if (document.scriptUrls.some((url) => url.includes('auth0-spa-js'))) return true;
  return !program.ast.body.some(
    (statement) =>
      statement.type === T.ImportDeclaration && /^@auth0\/auth0-(?:react|vue|angular)$/.test(statement.source.value),
  );
}

const GETS_TOKEN = /^get(?:Access)?Token(?:Silently|WithPopup)$/;

/** Whether the token is plainly requested for the Management API, with the scope for linking. */
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

/** Whether something is waited for in front of a call, so that it is no longer the click that makes it. */
function isLate(call: Node): boolean {
  const owner = enclosingFunction(call);
  if (owner === undefined) return false;
  const { parent } = owner as Node;
  if (parent?.type === T.CallExpression && CALLS_LATER.test(calledName(parent) ?? '')) return true;
  return [...descendants(owner)].some(
    (node) =>
      node.type === T.AwaitExpression &&
      // Also among the arguments.
      (node.range[1] <= call.range[0] || contains(call, node)) &&
      enclosingFunction(node) === owner,
  );
}
