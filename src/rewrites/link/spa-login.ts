import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { SdkNodes } from '../../rules/forms.js';
import { isRepeatable, statementOf } from '../code.js';
import { callSource, restOfLine } from '../columns.js';
import { removeDeclaration } from '../declarations.js';
import { insertHelpers } from '../helpers/insert.js';
import { importName } from '../import-name.js';
import { keyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { unusedImports } from '../unused-imports.js';
import { besideLogin, linkCondition } from './keep-login.js';
import { isStatementIn, markupLogin } from './markup-login.js';
import { loginCallOf } from './pass-through.js';
import { runsWhenShown } from './runs-on-load.js';
import { spaDependency } from './spa-dependency.js';
import { importClient } from './spa-import.js';
import { loggedParameters, loginParametersOf, parametersAround } from './spa-parameters.js';
import { spaSettings, spaVersionOf } from './spa-settings.js';
import { spaTodos } from './spa-todos.js';
import { handedToken, isOption, withoutStops } from './token-option.js';
import type { AssignedToken, HandedToken, TokenOption } from './token-option.js';
import { unusedWithout } from './unused.js';
import type { Unused } from './unused.js';

type Node = TSESTree.Node;

/**
 * Rewrites `loginWithRedirect()` and `loginWithPopup()` of auth0-spa-js and its React, Vue and Angular wrappers: a
 * separate client signs in the second account, so the user's own session stays unchanged.
 */
export const spaLogin: Rewriter<SdkNodes> = function* (found) {
  const { request, login } = yield* loginCallOf(found);
  const option = yield* handedToken(request, { elsewhere: true, optional: true, logged: true, spread: true });
  if (!methodOf(request, unwrap(login.callee)).startsWith('login')) return yield* refuse('reason.url-opened-elsewhere');
  yield* assertNotUsedLater(request, login);
  const popup = yield* windowOf(request, option);
  if (isOption(option) && option.isLogged) {
    const { source, edits } = yield* loggedParameters(request, option);
    return yield* popupLogin(request, { option, login, parameters: source, popup, logged: edits });
  }
  const parameters = isOption(option)
    ? yield* loginParametersOf(request, option)
    : yield* parametersAround(request, option);
  return yield* popupLogin(request, { option, login, parameters, popup });
};

/** What becomes the login in a popup. */
interface PopupLogin {
  readonly option: TokenOption | AssignedToken;
  /** The call of the SDK's method. */
  readonly login: HandedToken['call'];
  /** The source of the object with the remaining login parameters, if any. */
  readonly parameters: string | undefined;
  /** The source of the popup's settings, if any. */
  readonly popup: string | undefined;
  /** The edits of the options, if the code also logs them. */
  readonly logged?: readonly Edit[];
}

/** Returns the source of the popup's own settings, the second argument of `loginWithPopup()`. */
function* windowOf(request: RewriteRequest, { call, argument }: HandedToken): Attempt<string | undefined> {
  const [first, second, ...others] = call.arguments;
  if (others.length > 0 || first !== argument) return yield* refuse('reason.unexpected-arguments');
  return second && sourceOf(request, second);
}

function* popupLogin(
  request: RewriteRequest,
  { option, login, parameters, popup, logged }: PopupLogin,
): Attempt<RewriteDraft> {
  const { text, style } = request;
  const { call, token } = option;
  const callee = unwrap(call.callee);
  const method = unwrap(login.callee);
  const isRedirect = /redirect/i.test(methodOf(request, method));
  // Browsers block a popup that opens without a click, and nobody would take the user back afterwards.
  if (isRedirect && runsWhenShown(request.document, call)) return yield* refuse('reason.popup-without-click');
  if (request.markup && !isStatementIn(request, request.markup, call)) {
    if (logged) return yield* refuse('reason.options-shared');
    return yield* markupLogin(request, request.markup, { option, login, parameters, popup, isRedirect });
  }
  const version = spaVersionOf(request);
  const client = method.type === T.MemberExpression ? method.object : undefined;
  const settings = spaSettings(request, call, client);
  const guard = yield* guardOf(request, callee);
  const asked = yield* linkCondition(request, option);
  const condition = guard && asked ? `${guard} && ${asked}` : asked;
  // The ordinary login needs these options as they are.
  if (condition !== undefined && logged) return yield* refuse('reason.options-shared');
  const isGone = guard === undefined && condition === undefined;
  const unused = isGone ? yield* unusedWithout(request, callee) : NOTHING_UNUSED;
  const imported = yield* importClient(request, version, unused.import);
  const dependency = spaDependency(request, imported);
  const todos = [...spaTodos(request, option, { isRedirect }), ...dependency.todos];
  const values = [...settings.values, token.source, ...argumentsOf(parameters, popup)];
  // The SDK's observables log in even if nobody subscribes, and so does `from` with a promise.
  const observable = isObservable(request, call) ? yield* importName(request, ['rxjs', 'from', 'rxFrom']) : undefined;
  const chain = observable ? observable.expression.length + restOfLine(text, call.range[1]).length + 2 : 0;
  const promise = callSource(request, 'linkInPopup', values, call.range[0], chain);
  const linking = observable ? `${observable.expression}(${promise})` : promise;
  const [start, end] = call.range;
  const edits = [
    { ...todoComment(text, statementOf(call).range[0], todos, LINK_DOCS, style), files: dependency.files },
    ...settings.edits,
    ...unused.edits,
    ...imported.edits,
    ...(observable?.edits ?? []),
    ...(condition === undefined
      ? [
          ...(logged ?? withoutOptions(request, option, parameters)),
          ...guarded(call, guard),
          { start, end, text: linking },
        ]
      : yield* besideLogin(request, option, condition, linking)),
    ...(yield* insertHelpers(request, call, ['linkInPopup'], { spa: { client: imported.expression, version } })),
  ];
  return {
    target: 'spa-popup',
    title: message('title.popup'),
    applicability: 'review',
    edits: [...edits, ...(yield* unusedImports(request, edits))],
    todos,
    placeholders: settings.placeholders,
  };
}

/** Returns the source of what is optional in `session?.loginWithPopup()`. Refuses where it can't be asked for again. */
function* guardOf(request: RewriteRequest, callee: Node): Attempt<string | undefined> {
  for (let node = callee; node.type === T.MemberExpression; node = unwrap(node.object)) {
    if (!node.optional) continue;
    return isRepeatable(node.object) ? sourceOf(request, node.object) : yield* refuse('reason.login-stays');
  }
  return undefined;
}

/** Returns the edits that link only if the optional client is there. */
function guarded(call: Node, guard: string | undefined): Edit[] {
  if (guard === undefined) return [];
  const statement = statementOf(call);
  const [start] = statement.range;
  const isOwn = statement.type === T.ExpressionStatement && statement.parent.type === T.BlockStatement;
  if (isOwn && isOnlyAwaited(statement.expression, call)) return [{ start, end: start, text: `if (${guard}) ` }];
  return [
    { start: call.range[0], end: call.range[0], text: `(${guard} && ` },
    { start: call.range[1], end: call.range[1], text: ')' },
  ];
}

function isOnlyAwaited(expression: Node, call: Node): boolean {
  const inner = unwrap(expression);
  return inner === call || (inner.type === T.AwaitExpression && unwrap(inner.argument) === call);
}

function argumentsOf(parameters: string | undefined, popup: string | undefined): string[] {
  if (popup !== undefined) return [parameters ?? '{}', popup];
  return parameters === undefined ? [] : [parameters];
}

/** Returns the edits that remove the code that built the options, as far as the new call does not use it. */
function withoutOptions(
  request: RewriteRequest,
  option: TokenOption | AssignedToken,
  parameters: string | undefined,
): readonly Edit[] {
  if (isOption(option)) return withoutStops(request, option);
  const { literal, variable } = option.assigned;
  const declaration = parameters === variable.name ? undefined : literal?.parent.parent;
  return [...option.removal, ...(declaration ? removeDeclaration(request, declaration) : [])];
}

const NOTHING_UNUSED: Unused = { edits: [] };

/** Refuses where later code uses a client that was made for this login: nobody would be logged in to it. */
function* assertNotUsedLater({ document }: RewriteRequest, call: Node): Attempt<void> {
  const callee = call.type === T.CallExpression ? unwrap(call.callee) : undefined;
  const client = callee?.type === T.MemberExpression ? unwrap(callee.object) : undefined;
  const binding = client?.type === T.Identifier ? document.values.bindingOf(client) : undefined;
  const made = client && document.sdk.identify(client, 'spa-client')?.construction;
  if (binding === undefined || made === undefined) return;
  const owner = enclosingFunction(call);
  // A client outside of the function is the application's own, whose user stays logged in.
  if (owner === undefined || enclosingFunction(made) !== owner) return;
  const isUsed = binding.references.some(({ identifier }) => identifier.range[0] >= call.range[1]);
  if (isUsed) return yield* refuse('reason.client-used-after-login');
}

/** Returns the name of the called method, even if it was destructured under another name. */
function methodOf({ document }: RewriteRequest, callee: Node): string {
  if (callee.type === T.MemberExpression) return document.values.nameOf(callee) ?? '';
  if (callee.type !== T.Identifier) return '';
  for (const { name } of document.values.bindingOf(callee)?.definitions ?? []) {
    const { parent } = name as Node;
    if (parent?.type === T.Property) return keyOf(parent) ?? callee.name;
  }
  return callee.name;
}

/** Whether the call returns an observable, as in Angular's SDK. */
function isObservable({ program }: RewriteRequest, call: Node): boolean {
  const { parent } = call;
  if (parent?.type === T.ExpressionStatement) return false;
  const next = parent?.type === T.MemberExpression ? parent.parent : undefined;
  if (next?.type === T.CallExpression && next.callee === parent && /^(?:subscribe|pipe)$/.test(calledName(next) ?? ''))
    return true;
  return program.ast.body.some(
    (statement) => statement.type === T.ImportDeclaration && statement.source.value === '@auth0/auth0-angular',
  );
}
