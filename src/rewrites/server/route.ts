import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isFunction, isString, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, isTaken } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** The route of an Express application or router that starts a login for linking. */
export interface Route {
  /** The statement that registers the route. */
  readonly statement: TSESTree.ExpressionStatement;
  /** The application or router, as the code names it. */
  readonly owner: Node;
  readonly handler: FunctionNode;
  /** The path that the login redirects to, in the same application or router. */
  readonly callbackPath: string;
  /** Whether the path's prefix is known only at runtime. */
  readonly isMounted: boolean;
}

const VERBS = /^(get|post|all)$/;

/** Returns the route whose handler contains a call; refuses where the registration is unknown. */
export function* routeOf(request: RewriteRequest, call: Node): Attempt<Route> {
  const handler = enclosingFunction(call);
  if (handler === undefined) return yield* refuse('reason.shared-token');
  const [registration, ...others] = registrationsOf(request, handler);
  if (registration === undefined) return yield* refuse('reason.route-elsewhere');
  const { callee, parent } = registration;
  const [path] = registration.arguments;
  if (others.length > 0) return yield* refuse('reason.several-routes');
  const text = path && isString(path) ? path.value : '';
  if (!/^\/(?:[\w:.~-]+\/)*[\w:.~-]+$/.test(text)) return yield* refuse('reason.route-path-not-plain');
  if (callee.type !== T.MemberExpression || parent.type !== T.ExpressionStatement) {
    return yield* refuse('reason.route-in-expression');
  }
  const owner = unwrap(callee.object);
  if (owner.type !== T.Identifier && owner.type !== T.MemberExpression) {
    return yield* refuse('reason.route-in-expression');
  }
  const last = text.slice(text.lastIndexOf('/') + 1);
  const name = last.includes(':') ? 'link-callback' : `${last}-callback`;
  const callbackPath = text.slice(0, -last.length) + name;
  if (callbackPath.includes(':')) return yield* refuse('reason.route-path-varies');
  return { statement: parent, owner, handler, callbackPath, isMounted: !isApplication(request, owner) };
}

/** Returns the calls that register a handler, such as `router.get('/link', requireLogin, handler)`. */
function registrationsOf({ program, document }: RewriteRequest, handler: FunctionNode): TSESTree.CallExpression[] {
  return program.nodes.filter((node): node is TSESTree.CallExpression => {
    if (node.type !== T.CallExpression || node.callee.type !== T.MemberExpression) return false;
    const { property } = node.callee;
    return (
      property.type === T.Identifier &&
      VERBS.test(property.name) &&
      node.arguments.slice(1).some((argument) => document.values.origins(argument).includes(handler))
    );
  });
}

/** Whether `express()` returned this object: its paths have no prefix. */
export function isApplication({ document }: RewriteRequest, owner: Node): boolean {
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
  const [origin, ...others] = document.values.origins(token);
  const isLocal = token.type === T.Identifier && origin !== token && others.length === 0;
  const expression = isLocal && origin ? origin : token;
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
  const source = sourceOf(request, expression);
  const { name } = parameter;
  if (!style.modern) return `function (${name}) { return ${source}; }`;
  return `(${name}${style.typescript ? ': any' : ''}) => ${source}`;
}

function* assertOfSession({ parent }: Node): Attempt<void> {
  const { property } = parent?.type === T.MemberExpression ? parent : { property: undefined };
  if (property?.type !== T.Identifier || FORGEABLE.test(property.name)) {
    return yield* refuse('reason.token-from-request');
  }
}

/** Returns the start of the line comments above a statement, so new code does not separate them from it. */
export function aboveComments(text: string, start: number): number {
  let offset = start;
  for (;;) {
    const lineStart = text.lastIndexOf('\n', offset - 1);
    const before = text.lastIndexOf('\n', lineStart - 1) + 1;
    const comment = lineStart < 0 ? null : /^([ \t]*)\/\//.exec(text.slice(before, lineStart));
    if (comment === null) return offset;
    offset = before + (comment[1]?.length ?? 0);
  }
}

/**
 * Returns the name of the handler's `next` parameter, which passes errors to Express; adds the parameter if missing.
 * Refuses where `next` already has another meaning.
 */
export function* nextOf(handler: Route['handler']): Attempt<{ name: string; edits: Edit[] }> {
  const [, res, next] = handler.params;
  if (next?.type === T.Identifier) return { name: next.name, edits: [] };
  if (next !== undefined || res === undefined || isTaken([...descendants(handler)], 'next')) {
    return yield* refuse('reason.express-next');
  }
  const [, end] = res.range;
  return { name: 'next', edits: [{ start: end, end, text: ', next' }] };
}
