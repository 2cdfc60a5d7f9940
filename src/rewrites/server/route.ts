import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { enclosingFunction, isFunction, isString, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, isTaken } from '../code.js';
import { keyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { placeBefore } from './route-order.js';
import type { Place } from './visitors.js';

type Node = TSESTree.Node;

/** The route of an Express application or router that starts a login for linking. */
export interface Route {
  /** The statement that the callback's route precedes: what registers this route, or an earlier one that would answer. */
  readonly statement: TSESTree.ExpressionStatement;
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

const VERBS = /^(get|post|all)$/;

/** The last part of paths that name no purpose, or that of the ordinary login. */
const NAMELESS = /:|^(?:log-?in|log-?on|sign-?in|auth|authenticate)$/i;

/** Returns the route whose handler contains a call; refuses where the registration is unknown. */
export function* routeOf(request: RewriteRequest, call: Node): Attempt<Route> {
  const handler = enclosingFunction(call);
  if (handler === undefined) return yield* refuse('reason.shared-token');
  const [registration, ...others] = registrationsBy(request, handler);
  if (registration === undefined) return yield* refuse('reason.route-elsewhere');
  if (others.length > 0) return yield* refuse('reason.several-routes');
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
  const known = registrationsOf(request);
  const own = registering.parent;
  const place = (path: string) => placeBefore(request, own, owner, path, known);
  const callbackPath = place(first) ? first : second;
  const statement = place(callbackPath);
  if (statement === undefined) return yield* refuse('reason.route-answered', { route: first });
  return {
    statement,
    owner,
    handler,
    callbackPath,
    isMounted: !isApplication(request, owner),
    place: {
      names: [text, ...namesOf(handler)],
      guards: [...registration.before, ...guardsOf(request, owner, registering)],
    },
  };
}

interface Registration {
  readonly call: TSESTree.CallExpression;
  readonly owner: Node;
  readonly path: Node | undefined;
  /** The index of its first handler among the arguments. */
  readonly first: number;
}

/**
 * Returns the calls that register routes: `router.get('/link', requireLogin, handler)`, or
 * `router.route('/link').get(requireLogin, handler)`.
 */
function registrationsOf({ program }: RewriteRequest): Registration[] {
  return program.nodes.flatMap((node) =>
    node.type === T.CallExpression && verbOf(node) !== undefined ? { ...pathAndOwner(node), call: node } : [],
  );
}

/** Returns the calls that register a handler, with the middleware before it. */
function registrationsBy(
  request: RewriteRequest,
  handler: FunctionNode,
): (Registration & { readonly before: readonly Node[] })[] {
  return registrationsOf(request).flatMap((registration) => {
    const { call, first } = registration;
    const index = call.arguments.findIndex((argument) => request.document.values.origins(argument).includes(handler));
    return index < first ? [] : [{ ...registration, before: call.arguments.slice(first, index) }];
  });
}

function verbOf({ callee }: TSESTree.CallExpression): string | undefined {
  const name = callee.type === T.MemberExpression && callee.property.type === T.Identifier ? callee.property.name : '';
  return VERBS.test(name) ? name : undefined;
}

function pathAndOwner(call: TSESTree.CallExpression): Pick<Registration, 'owner' | 'path'> & { first: number } {
  let object: Node = unwrap((call.callee as TSESTree.MemberExpression).object);
  while (object.type === T.CallExpression && object.callee.type === T.MemberExpression) {
    const { property, object: owner } = object.callee;
    if (property.type === T.Identifier && property.name === 'route') {
      return { owner, path: object.arguments[0], first: 0 };
    }
    object = unwrap(owner);
  }
  return { owner: (call.callee as TSESTree.MemberExpression).object, path: call.arguments[0], first: 1 };
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

/** Refuses where the file already uses the path of the new callback. */
export function* assertPathFree({ program }: RewriteRequest, { callbackPath }: Route): Attempt<void> {
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
export function* tokenOfRequest(
  request: RewriteRequest,
  token: Node,
  { handler }: Pick<Route, 'handler'>,
): Attempt<string> {
  const { document, style } = request;
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
  const source = sourceOf(request, expression) + member;
  const { name } = parameter;
  if (!style.modern) return `function (${name}) { return ${source}; }`;
  return `(${name}${style.typescript ? ': any' : ''}) => ${source}`;
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
