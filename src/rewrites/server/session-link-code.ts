import type { TSESTree } from '@typescript-eslint/types';
import { contains } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { indentAt, isInScope } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { DraftEdit, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment, todoLines } from '../todos.js';
import { callbackRouteOf } from './exported-callback.js';
import { isOfHandler } from './handler-redirect.js';
import type { HandlerRedirect } from './handler-redirect.js';
import { redirectToStored, storesPage } from './passport-callback.js';
import { aboveComments, nextOf } from './route.js';
import type { Route } from './route.js';
import type { SessionSettings } from './session-settings.js';

type Node = TSESTree.Node;

/** What the code of a linking login is made of. */
export interface SessionLink {
  readonly request: RewriteRequest;
  readonly redirect: HandlerRedirect;
  readonly route: Route;
  readonly settings: SessionSettings;
  /** The token in the handler. */
  readonly token: Node;
  /** The token as an expression of the request. */
  readonly tokenOfRequest: string;
}

/** Returns what the callback's page leaves to a person; undefined if the route stores that page itself. */
export function pageTodoOf({ redirect: { framework }, route }: Pick<SessionLink, 'redirect' | 'route'>) {
  if (storesPage(route)) return undefined;
  return message(framework === 'express' ? 'todo.page-afterwards' : 'todo.page-after-linking');
}

/** Returns the edits that add the settings and the callback's route. @param todos what they leave to a person */
export function* sessionCallbackEdits(link: SessionLink, todos: readonly Message[]): Attempt<DraftEdit[]> {
  const { request, route, settings } = link;
  const { text, style } = request;
  const start = aboveComments(text, route.statement.range[0]);
  const indent = indentAt(text, start);
  const registered = yield* callbackRouteOf(request, route);
  const code = `${settings.declaration}\n\n${registered.start}${callbackSource(link)}${registered.end}`;
  return [
    todoComment(text, start, todos, LINK_DOCS, style),
    {
      start,
      end: start,
      text: inStyle(code, style, indent) + style.eol + style.eol + indent,
      files: registered.files,
    },
    ...registered.edits,
  ];
}

/** Returns the handler of the callback. */
function callbackSource(link: SessionLink): string {
  const { request, redirect, settings, tokenOfRequest } = link;
  const { style } = request;
  const [req, res] = [redirect.request.name, redirect.response.name];
  const any = style.typescript ? ': any' : '';
  const complete = `completeAuth0LinkIn(${req}.session, ${settings.call}, ${tokenOfRequest}, ${req}.query)`;
  const todo = pageTodoOf(link);
  const answer = redirect.framework === 'fastify' ? `return ${res}` : res;
  const leave =
    todo === undefined ? redirectToStored(style, req, answer) : `${todoLines(todo, '')}\n${answer}.redirect('/');`;
  if (redirect.framework === 'fastify') {
    return `async (${req}${any}, ${res}${any}) => {\n  await ${complete};\n  ${indented(leave, 1)}\n}`;
  }
  const parameters = `${req}${any}, ${res}${any}, next${any}`;
  return `${style.modern ? `(${parameters}) => {` : `function (${parameters}) {`}
  ${complete}.then(${style.modern ? '() => {' : 'function () {'}
    ${indented(leave, 2)}
  }, next);
}`;
}

function indented(code: string, levels: number): string {
  return code.replaceAll('\n', `\n${'  '.repeat(levels)}`);
}

/** Returns the edits that start the login where the old one was opened. @param removed code that goes */
export function* startEdits(link: SessionLink, removed: readonly Node[]): Attempt<DraftEdit[]> {
  const { request, redirect, settings, token } = link;
  const { style } = request;
  const { call, argument, framework, handler } = redirect;
  const connection = settings.connection === undefined ? '' : `, ${settings.connection}`;
  const session = `${redirect.request.name}.session`;
  const begin = `beginAuth0LinkIn(${session}, ${settings.call}, ${sourceOf(request, token)}${connection})`;
  const isAsync = handler.async && isOfHandler(redirect);
  if (isAsync && (framework === 'fastify' || isCaught(redirect))) {
    const [start, end] = argument.range;
    return [{ start, end, text: `await ${begin}` }];
  }
  const name = yield* freeName(request, call, [...removed, call]);
  const parts = call.arguments.map((each) => (each === argument ? name : sourceOf(request, each)));
  const redirected = `${sourceOf(request, call.callee)}(${parts.join(', ')})`;
  const next = framework === 'express' ? yield* nextOf(request, handler) : undefined;
  const fail = next?.name ?? callbackIn(style, 'error', `${redirect.response.name}.send(error)`);
  const text = `${begin}.then(${callbackIn(style, name, redirected)}, ${fail})`;
  return [{ start: call.range[0], end: call.range[1], text }, ...(next?.edits ?? [])];
}

/** Whether a `catch` of the handler gets the errors of a redirect. */
function isCaught({ call, handler }: HandlerRedirect): boolean {
  for (let node: Node = call; node !== handler;) {
    const parent: Node | undefined = node.parent;
    if (parent === undefined) return false;
    if (parent.type === T.TryStatement && parent.block === node && parent.handler !== null) return true;
    node = parent;
  }
  return false;
}

function callbackIn({ modern, semicolons }: RewriteRequest['style'], name: string, body: string): string {
  return modern ? `(${name}) => ${body}` : `function (${name}) { ${body}${semicolons ? ';' : ''} }`;
}

/** Returns a name for the URL that means nothing else at the redirect. */
function* freeName({ program, document }: RewriteRequest, call: Node, removed: readonly Node[]): Attempt<string> {
  const isFree = (name: string): boolean =>
    program.nodes.every((node) => {
      if (node.type !== T.Identifier || node.name !== name || removed.some((each) => contains(each, node))) return true;
      const isDeclared = (document.values.bindingOf(node)?.definitions.length ?? 0) > 0;
      return !isDeclared || !isInScope(document, node, call);
    });
  const free = ['url', 'loginUrl', 'linkUrl'].find(isFree);
  return free ?? (yield* refuse('reason.name-taken', { name: 'url' }));
}
