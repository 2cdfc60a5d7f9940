import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { contains, enclosingFunction, isFunction, isString, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, isTaken } from '../code.js';
import { keyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { getsNext, registrationsIn, registrationsOf } from './registrations.js';
import { registrationsElsewhere } from './route-elsewhere.js';
import { placeBefore } from './route-order.js';
import type { Place } from './visitors.js';

type Node = TSESTree.Node;

/** The route of an Express application or router that starts a login for linking. */
export interface Route {
  /**
   * The statement of the rewritten file that new code precedes: what registers this route, or an earlier one that would
   * answer; if another file registers the route, what holds the handler.
   */
  readonly statement: TSESTree.ProgramStatement;
  /** The other file that registers the route. */
  readonly registry: Registry | undefined;
  /** The application or router, as the code names it. */
  readonly owner: Node;
  readonly handler: FunctionNode;
  /** The path that the login redirects to, in the same application or router. */
  readonly callbackPath: string;
  /** Whether the path's prefix is known only at runtime. */
  readonly isMounted: boolean;
  /** Its path, the names of its handler, and what runs before it: they tell who may start the login. */
  readonly place: Place;
}

/** Another file that registers the route, and has to register its callback. */
export interface Registry {
  readonly request: RewriteRequest;
  /** The statement that the callback's route precedes. */
  readonly statement: TSESTree.ExpressionStatement;
  /** How that file imports the handler's. */
  readonly specifier: string;
}

/** The last part of paths that name no purpose, or that of the ordinary login. */
const NAMELESS = /:|^(?:log-?in|log-?on|sign-?in|auth|authenticate)$/i;

/** Returns the route whose handler contains a call; refuses where the registration is unknown. */
export function* routeOf(request: RewriteRequest, call: Node): Attempt<Route> {
  const handler = enclosingFunction(call);
  if (handler === undefined) return yield* refuse('reason.shared-token');
  const own = registrationsOf(request, handler);
  const elsewhere = own.length === 0 ? yield* registrationsElsewhere(request, handler) : [];
  const [registration, ...others] = own.length === 0 ? elsewhere : own;
  if (registration === undefined) return yield* refuse('reason.route-elsewhere');
  if (others.length > 0) return yield* refuse('reason.several-routes');
  const [apart] = elsewhere;
  const at = apart?.request ?? request;
  if (!getsNext(at, registration, handler)) return yield* refuse('reason.express-next');
  const { path, call: registering } = registration;
  const text = path && isString(path) ? path.value : '';
  if (!/^\/(?:[\w:.~-]+\/)*[\w:.~-]+$/.test(text)) return yield* refuse('reason.route-path-not-plain');
  if (registering.parent.type !== T.ExpressionStatement) return yield* refuse('reason.route-in-expression');
  const owner = unwrap(registration.owner);
  if (owner.type !== T.Identifier && owner.type !== T.MemberExpression) {
    return yield* refuse('reason.route-in-expression');
  }
  const last = text.slice(text.lastIndexOf('/') + 1);
  const name = NAMELESS.test(last) ? 'link' : last;
  const [first, second] = ['-', '/'].map((separator) => `${text.slice(0, -last.length)}${name}${separator}callback`);
  if (first === undefined || second === undefined || first.includes(':')) {
    return yield* refuse('reason.route-path-varies');
  }
  const known = registrationsIn(at);
  const registered = registering.parent;
  const place = (path: string) => placeBefore(at, registered, owner, path, known);
  const callbackPath = place(first) ? first : second;
  const before = place(callbackPath);
  if (before === undefined) return yield* refuse('reason.route-answered', { route: first });
  const holder = request.program.ast.body.find((each) => contains(each, handler));
  const statement = apart === undefined ? before : holder;
  if (statement === undefined) return yield* refuse('reason.route-elsewhere');
  return {
    statement,
    registry: apart && { request: at, statement: before, specifier: apart.specifier },
    owner,
    handler,
    callbackPath,
    isMounted: !isApplication(at, owner),
    place: {
      names: [text, ...namesOf(handler)],
      guards: [...registration.before, ...guardsOf(at, owner, registering)],
      text: at.text,
    },
  };
}

/** Returns the names that code gives a function: its own, and those of its variable or property. */
export function namesOf(handler: FunctionNode): string[] {
  const { parent } = handler;
  const own = handler.type === T.ArrowFunctionExpression ? undefined : handler.id?.name;
  const given =
    parent.type === T.VariableDeclarator && parent.id.type === T.Identifier
      ? parent.id.name
      : parent.type === T.Property || parent.type === T.MethodDefinition
        ? keyOf(parent)
        : undefined;
  return [own, given].filter((name) => name !== undefined);
}

/** Returns the middleware that a router applies to all its later routes: `router.use(requireLogin)`. */
function guardsOf(request: RewriteRequest, owner: Node, before: Node): Node[] {
  return request.program.nodes.flatMap((node) => {
    if (node.type !== T.CallExpression || node.callee.type !== T.MemberExpression) return [];
    const { property, object } = node.callee;
    const isUse = property.type === T.Identifier && property.name === 'use' && node.range[1] < before.range[0];
    const [first] = node.arguments;
    if (!isUse || first === undefined || isString(first)) return [];
    return sourceOf(request, object) === sourceOf(request, owner) ? node.arguments : [];
  });
}

/** Refuses where the file that registers the route already uses the path of the new callback. */
export function* assertPathFree(request: RewriteRequest, { callbackPath, registry }: Route): Attempt<void> {
  const { program } = registry?.request ?? request;
  if (program.nodes.some((node) => isString(node) && node.value === callbackPath)) {
    return yield* refuse('reason.route-exists', { route: callbackPath });
  }
}

/** Whether `express()` returned this object: its paths have no prefix. */
export function isApplication({ document }: { readonly document: Document }, owner: Node): boolean {
  const [origin, ...others] = document.values.origins(owner);
  if (origin?.type !== T.CallExpression || others.length > 0) return false;
  return (
    unwrap(origin.callee).type === T.Identifier && origin.arguments.length === 0 && /^express$/.test(nameOf(origin))
  );
}

function nameOf({ callee }: TSESTree.CallExpression): string {
  return callee.type === T.Identifier ? callee.name : '';
}

/** Request properties that an attacker can forge with a crafted link. */
const FORGEABLE = /^(query|body|params|headers|header|get|param|url|originalUrl|rawBody)$/;

/**
 * Returns the token as a function of the request, for other handlers in the session: `(req) => req.session.token`.
 * Refuses where the token is not from the session, or depends on the handler's local values.
 */
export function* tokenOfRequest(request: RewriteRequest, token: Node, route: Pick<Route, 'handler'>): Attempt<string> {
  const { source, name } = yield* requestTokenOf(request, token, route);
  if (!request.style.modern) return `function (${name}) { return ${source}; }`;
  return `(${name}${request.style.typescript ? ': any' : ''}) => ${source}`;
}

/** A token as an expression of a handler's request. */
export interface TokenOfRequest {
  readonly source: string;
  /** The request's name in it. */
  readonly name: string;
}

/** Returns the token for another handler of the session. Refuses as `tokenOfRequest` does. */
export function* requestTokenOf(
  request: RewriteRequest,
  token: Node,
  { handler }: Pick<Route, 'handler'>,
): Attempt<TokenOfRequest> {
  const { document } = request;
  const [parameter] = handler.params;
  if (parameter?.type !== T.Identifier) return yield* refuse('reason.request-not-found');
  const { expression, member } = yield* valueOf(request, token);
  const binding = document.values.bindingOf(parameter);
  let isSeen = false;
  for (const node of descendants(expression)) {
    if (node.type === T.AwaitExpression || node.type === T.ThisExpression || isFunction(node)) {
      return yield* refuse('reason.token-bound-to-place');
    }
    if (node.type !== T.Identifier) continue;
    const named = document.values.bindingOf(node);
    if (named === undefined) continue;
    if (named === binding) {
      isSeen = true;
      yield* assertOfSession(node);
    } else if (named.definitions.some((definition) => enclosingFunction(definition.name) !== undefined)) {
      return yield* refuse('reason.token-bound-to-place');
    }
  }
  if (!isSeen) return yield* refuse('reason.token-not-in-session');
  return { source: sourceOf(request, expression) + member, name: parameter.name };
}

/** Returns what a local variable holds, as an expression and a member of it: `{ token } = req.user` is `req.user.token`. */
function* valueOf({ document }: RewriteRequest, token: Node): Attempt<{ expression: Node; member: string }> {
  const binding = token.type === T.Identifier ? document.values.bindingOf(token) : undefined;
  const [definition, ...more] = binding?.definitions ?? [];
  const declarator = more.length === 0 ? definition?.node : undefined;
  if (declarator?.type === T.VariableDeclarator && declarator.id.type === T.ObjectPattern && declarator.init) {
    const property = declarator.id.properties.find(
      (each) => each.type === T.Property && each.value === definition?.name,
    );
    const key = property?.type === T.Property ? keyOf(property) : undefined;
    if (key !== undefined && /^[\w$]+$/.test(key)) return { expression: declarator.init, member: `.${key}` };
  }
  const [origin, ...others] = document.values.origins(token);
  const isLocal = token.type === T.Identifier && origin !== token && others.length === 0;
  if (!isLocal || origin === undefined) return { expression: token, member: '' };
  // Where a variable awaits its value, a function of the request would return a promise.
  if (origin.parent?.type === T.AwaitExpression) return yield* refuse('reason.token-bound-to-place');
  return { expression: origin, member: '' };
}

function* assertOfSession({ parent }: Node): Attempt<void> {
  const { property } = parent?.type === T.MemberExpression ? parent : { property: undefined };
  if (property?.type !== T.Identifier || FORGEABLE.test(property.name)) {
    return yield* refuse('reason.token-from-request');
  }
}

/** Returns the start of the comments on the lines above a statement, so new code does not separate them from it. */
export function aboveComments(text: string, start: number): number {
  const above = commentAbove(text, start);
  return above === undefined ? start : aboveComments(text, above);
}

/** Returns the start of a comment that shares no line with code and ends on the line above an offset. */
function commentAbove(text: string, offset: number): number | undefined {
  const lineEnd = text.lastIndexOf('\n', offset - 1);
  const lineStart = text.lastIndexOf('\n', lineEnd - 1) + 1;
  const line = lineEnd < 0 ? '' : text.slice(lineStart, lineEnd);
  if (line.trimStart().startsWith('//')) return lineStart + line.indexOf('//');
  if (!line.trimEnd().endsWith('*/')) return undefined;
  const opening = text.lastIndexOf('/*', lineEnd);
  const isAlone = text.slice(text.lastIndexOf('\n', opening - 1) + 1, opening).trim() === '';
  return opening >= 0 && isAlone ? opening : undefined;
}

/**
 * Returns the name of the handler's `next` parameter, which passes errors to Express; adds the parameter if missing.
 * Refuses where `next` already has another meaning.
 */
export function* nextOf(
  { style }: Pick<RewriteRequest, 'style'>,
  handler: Route['handler'],
): Attempt<{ name: string; edits: Edit[] }> {
  const [, res, next] = handler.params;
  if (next?.type === T.Identifier) return { name: next.name, edits: [] };
  if (next !== undefined || res === undefined || isTaken([...descendants(handler)], 'next')) {
    return yield* refuse('reason.express-next');
  }
  const [, end] = res.range;
  // A handler whose parameters have types may be apart from its route, which would infer the type.
  const isTyped = style.typescript && res.type === T.Identifier && res.typeAnnotation !== undefined;
  return { name: 'next', edits: [{ start: end, end, text: isTyped ? ', next: any' : ', next' }] };
}
