import type { TSESTree } from '@typescript-eslint/types';
import { contains, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import type { SdkNodes } from '../../rules/forms.js';
import { indentAt, isInScope, isRepeatable, isTaken, removeLine } from '../code.js';
import { callSource } from '../columns.js';
import { insertHelpers } from '../helpers/insert.js';
import type { HelperName } from '../helpers/snippets.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, RewriteRequest } from '../rewriter.js';
import { unusedImports, unusedRequires } from '../unused-imports.js';
import { isOwnStatement } from './added-token.js';
import { either } from './either.js';
import { givenOf } from './given.js';
import { placeholdersOf } from './management.js';
import { insertedBefore, stateBranch } from './nextjs-branch.js';
import { LINK_SETTINGS } from './nextjs-link-settings.js';
import type { Router } from './nextjs-paths.js';
import type { FileRoute } from './nextjs-route.js';
import { isReader } from './nextjs-sdk.js';
import { aboveComments } from './route.js';
import { rightsTodo } from './server-todos.js';
import { loginParameter, withoutToken } from './server-token.js';
import type { ServerToken } from './server-token.js';
import type { TokenBlock } from './token-block.js';
import { unusedAfter } from './unused-token.js';
import { visitorsOf } from './visitors.js';
import type { Place } from './visitors.js';

type Node = TSESTree.Node;

/** A route that starts a login without the SDK, and handles its callback, because the SDK would save its session. */
export interface CodeLink {
  readonly option: ServerToken;
  readonly route: Pick<FileRoute, 'callbackPath' | 'handler' | 'place'>;
  readonly router: Router;
  /** The names of the handler's request and response; the App Router passes no response. */
  readonly req: string;
  readonly res: string;
  /** The session's user in the App Router, and the session in the Pages Router, as an expression. */
  readonly session: string;
  /** The declaration of the login's settings. */
  readonly settings: string;
  /** Helpers that the settings call. */
  readonly helpers: readonly HelperName[];
  /** Imports, and parameters of the handler. */
  readonly edits: readonly Edit[];
}

/** Replaces the SDK's login in a route by one that links and leaves the session unchanged. */
export function* codeLinkDraft(request: RewriteRequest<SdkNodes>, link: CodeLink): Attempt<RewriteDraft> {
  const { option, route, router } = link;
  if (isTaken(request.program.nodes, LINK_SETTINGS)) return yield* refuse('reason.other-linking-callback');
  const todos = [message('todo.allow-callback-url', { path: route.callbackPath }), rightsTodo()];
  const login = yield* loginEdits(request, link);
  const helpers =
    router === 'app'
      ? (['startAuth0CodeLink', 'finishAuth0CodeLink'] as const)
      : (['startAuth0ApiLink', 'finishAuth0ApiLink'] as const);
  const edits = [...login, yield* callbackEdit(request, link, todos), ...link.edits];
  return {
    target: 'fetch',
    title: message('title.server-callback', { client: 'fetch' }),
    applicability: 'review',
    edits: [
      ...edits,
      ...(yield* unusedImports(request, edits)),
      ...(yield* unusedRequires(request, edits)),
      ...(yield* insertHelpers(request, option.call, [...link.helpers, ...helpers])),
    ],
    todos,
    placeholders: placeholdersOf(undefined),
  };
}

/** Returns the call with its `await`, which the new code does not need. */
export function awaited(call: TSESTree.CallExpression): Node {
  return call.parent.type === T.AwaitExpression ? call.parent : call;
}

/** Whether the call also signs in users, without a token. */
export function isAlsoLogin(request: RewriteRequest, option: ServerToken, place: Place): boolean {
  return option.block !== undefined || visitorsOf(request, option.call, place, givenOf(request, option)) === 'everyone';
}

function* loginEdits(request: RewriteRequest, link: CodeLink): Attempt<readonly Edit[]> {
  const { option, route } = link;
  if (option.block) return yield* blockEdits(request, link, option.block);
  const start = yield* startEdit(request, link);
  return isAlsoLogin(request, option, route.place)
    ? yield* eitherEdits(request, option, givenOf(request, option).condition, start)
    : [start, ...(yield* unusedEdits(request, option))];
}

/** Links in the block that added the token, and ends the handler there; the login after it stays as it was. */
function* blockEdits(request: RewriteRequest, link: CodeLink, block: TokenBlock): Attempt<readonly Edit[]> {
  const { text, style } = request;
  const { option } = link;
  const value = block.values.get('connection');
  const property = loginParameter(option, 'connection');
  if (!value && property && !contains(option.element, property) && !isRepeatable(property.value)) {
    return yield* refuse('reason.options-not-inline');
  }
  const source = value
    ? `connection: ${sourceOf(request, value)}`
    : property && connectionSource(request, option, property);
  const [start, end] = option.element.range;
  const { edits } = yield* unusedAfter(request, { removed: block.statements, kept: value ?? property?.value }, (made) =>
    isReader(request, made),
  );
  const semicolon = style.semicolons ? ';' : '';
  const code = `${startSource(request, link, source, start)}${semicolon}${style.eol}${indentAt(text, start)}return${semicolon}`;
  return [
    ...block.statements.filter((each) => each !== option.element).map((each) => removeLine(text, each)),
    { start, end, text: code },
    ...edits,
  ];
}

function* startEdit(request: RewriteRequest, link: CodeLink): Attempt<Edit> {
  const { option } = link;
  const connection = loginParameter(option, 'connection');
  const isHere = connection === undefined || option.isInline;
  if (!isHere && !(isRepeatable(connection.value) && isInScope(request.document, connection.value, option.call))) {
    return yield* refuse('reason.options-not-inline');
  }
  const [start, end] = awaited(option.call).range;
  const source = connection && connectionSource(request, option, connection);
  return { start, end, text: startSource(request, link, source, start) };
}

/** Returns the call that starts the login. @param connection as a property @param at where the call will be */
function startSource(
  request: RewriteRequest,
  { router, res, session }: CodeLink,
  connection: string | undefined,
  at: number,
): string {
  const settings = connection ? `{ ...${LINK_SETTINGS}, ${connection} }` : LINK_SETTINGS;
  const [name, args] = router === 'app' ? ['startAuth0CodeLink', [settings]] : ['startAuth0ApiLink', [res, settings]];
  return callSource(request, name, [...args, session], at);
}

/** Returns the connection as a property. The options of version 0 take any value, for example a query parameter. */
function connectionSource(request: RewriteRequest, { keys }: ServerToken, connection: TSESTree.Property): string {
  const source = sourceOf(request, connection);
  const { value, shorthand } = connection;
  const isText = [T.Literal, T.TemplateLiteral, T.TSAsExpression].some((type) => type === value.type);
  if (!request.style.typescript || keys[0] !== 'authParams' || isText) return source;
  if (shorthand) return `${source}: ${source} as string`;
  const isShort = [T.Identifier, T.MemberExpression, T.ChainExpression].some((type) => type === value.type);
  return isShort ? `${source} as string` : `connection: (${sourceOf(request, value)}) as string`;
}

/** Removes what only the SDK's login used: variables for its options and for the token, and statements that add it. */
function* unusedEdits(request: RewriteRequest, option: ServerToken): Attempt<readonly Edit[]> {
  const { element, call, isInline } = option;
  const isStatement = isOwnStatement(element);
  const kept = loginParameter(option, 'connection')?.value;
  const removed = isStatement ? [call, element] : [call];
  const { edits } = yield* unusedAfter(request, { removed, kept }, (made) => isReader(request, made));
  const isLeft = !isStatement && !edits.some(({ start, end }) => start <= element.range[0] && element.range[1] <= end);
  if (!isInline && isLeft) return yield* refuse('reason.options-not-inline');
  return isStatement ? [...(yield* withoutToken(request, option)), ...edits] : edits;
}

/** Links if there is a token, and else logs in as before. A statement that added the token goes. */
function* eitherEdits(
  request: RewriteRequest,
  option: ServerToken,
  condition: string,
  link: Edit,
): Attempt<readonly Edit[]> {
  const { element, call } = option;
  const [from, to] = awaited(call).range;
  const isInside = ({ start, end }: Edit): boolean => from <= start && end <= to;
  const edits = yield* withoutToken(request, option);
  const apart = edits.filter((edit) => !isInside(edit));
  if (apart.length > 0) {
    const test = element.type === T.IfStatement ? element.test : undefined;
    const isSame = !test || (isRepeatable(test) && isInScope(request.document, test, call));
    if (!isOwnStatement(element) || !isSame) return yield* refuse('reason.login-for-everyone');
  }
  return [...apart, ...(yield* either(request, call, { condition, link: [link], login: edits.filter(isInside) }))];
}

/** Makes the route complete the login: a branch at its start, inside of the `try` that handles the login's errors. */
function* callbackEdit(
  request: RewriteRequest,
  { option, route: { handler }, router, req, res, session, settings }: CodeLink,
  todos: readonly Message[],
): Attempt<Edit> {
  const first = firstOf(request, handler, option.call);
  if (first === undefined) return yield* refuse('reason.call-not-found');
  const start = aboveComments(request.text, first.range[0]);
  const call =
    router === 'app'
      ? `await finishAuth0CodeLink(${req}, ${LINK_SETTINGS}, ${session})`
      : `finishAuth0ApiLink(${req}, ${res}, ${LINK_SETTINGS}, ${session})`;
  return insertedBefore(request, start, todos, `${settings}\n${stateBranch(router, req, call)}`);
}

/** Returns the statement that the branch precedes. In front of the `try`, there may be variables that read the session. */
function firstOf(
  request: RewriteRequest,
  { body: { body } }: CodeLink['route']['handler'],
  call: Node,
): TSESTree.Statement | undefined {
  const tried = body.find((statement) => statement.type === T.TryStatement && contains(statement.block, call));
  const isRead = (statement: TSESTree.Statement): boolean =>
    statement.type === T.VariableDeclaration &&
    statement.declarations.every(({ init }) => init && isReader(request, unwrap(init)));
  const isFirst = tried !== undefined && body.slice(0, body.indexOf(tried)).every(isRead);
  return isFirst && tried.type === T.TryStatement ? tried.block.body[0] : body[0];
}
