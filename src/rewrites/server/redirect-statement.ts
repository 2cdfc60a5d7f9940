import type { TSESTree } from '@typescript-eslint/types';
import { outermost, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { onlyUse, statementOf } from '../code.js';
import { keyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { isIn } from './framework-routes.js';
import type { FrameworkRoute } from './framework-routes.js';

type Node = TSESTree.Node;

/** The statement that redirects to a URL, and others that only it needs. */
export interface RedirectStatement {
  readonly statement: TSESTree.Statement;
  readonly others: readonly Node[];
}

/** Returns the statement that redirects to a URL. Refuses where the URL goes elsewhere, too. */
export function* redirectStatementOf(
  request: RewriteRequest,
  route: FrameworkRoute,
  url: Node,
): Attempt<RedirectStatement> {
  const { value, others } = yield* followedUrl(request, url);
  const call = redirectBy(request, route, value);
  if (call === undefined) return yield* refuse('reason.url-opened-elsewhere');
  const statement = statementOf(call);
  if (!isOnly(statement, call) || !isIn(statement, route)) return yield* refuse('reason.url-opened-elsewhere');
  const after = yield* followers(request, route, statement);
  return { statement: statement as TSESTree.Statement, others: [...others, ...after] };
}

/** Where a URL gets to, as text or through variables. */
export interface FollowedUrl {
  readonly value: Node;
  /** The variables' declarations. */
  readonly others: readonly Node[];
}

/** Returns the expression that uses a URL. Refuses where a variable of it has several uses. */
export function* followedUrl(request: RewriteRequest, url: Node): Attempt<FollowedUrl> {
  const others: Node[] = [];
  let value = outermost(url);
  for (;;) {
    const { parent } = value;
    const isText = parent?.type === T.MemberExpression && parent.object === value && !parent.computed;
    if (isText && sourceOf(request, parent.property) === 'href') {
      value = outermost(parent);
    } else if (isText && sourceOf(request, parent.property) === 'toString' && parent.parent.type === T.CallExpression) {
      value = outermost(parent.parent);
    } else if (parent?.type === T.VariableDeclarator && parent.id.type === T.Identifier) {
      const use = onlyUse(request.document.values.bindingOf(parent.id));
      if (use === undefined || parent.parent.declarations.length > 1)
        return yield* refuse('reason.url-opened-elsewhere');
      others.push(parent.parent);
      value = outermost(use);
    } else return { value, others };
  }
}

/** Returns the call that redirects to a URL; with `.end()`, if that follows. */
function redirectBy(request: RewriteRequest, route: FrameworkRoute, url: Node): Node | undefined {
  const { framework } = route;
  const { parent } = url;
  if (parent?.type === T.CallExpression) {
    if (!isRedirect(request, route, parent, url)) return undefined;
    return framework === 'hapi' ? withStatus(parent) : parent;
  }
  const isLocation = parent?.type === T.Property && parent.value === url && /^location$/i.test(keyOf(parent) ?? '');
  const headers = isLocation ? parent.parent : undefined;
  const call = headers?.parent;
  const response = route.framework === 'h3' ? `${route.request}.node.res` : route.response;
  if (response === undefined || headers?.type !== T.ObjectExpression || call?.type !== T.CallExpression)
    return undefined;
  const isSent = sourceOf(request, call.callee) === `${response}.writeHead` && headers.properties.length === 1;
  const chained = call.parent.type === T.MemberExpression ? call.parent.parent : undefined;
  const isEnded = chained?.type === T.CallExpression && calledName(chained) === 'end' && chained.arguments.length === 0;
  return isSent ? (isEnded ? chained : call) : undefined;
}

/** Functions that redirect, in the routes of each framework. */
const REDIRECTS = {
  remix: /^redirect(?:Document)?$/,
  h3: /^sendRedirect$/,
  'next-app': /^(?:(?:Next)?Response\.redirect|redirect|permanentRedirect)$/,
} as const;

/** Whether a call redirects to a URL and does nothing else. */
function isRedirect(
  request: RewriteRequest,
  { framework, response }: FrameworkRoute,
  call: TSESTree.CallExpression,
  url: Node,
): boolean {
  const name = sourceOf(request, call.callee);
  const isMethod = framework === 'next-pages' || framework === 'hapi';
  const isIt = isMethod ? name === `${String(response)}.redirect` : REDIRECTS[framework].test(name);
  const others = call.arguments.filter((each) => each !== url && !(framework === 'h3' && each === call.arguments[0]));
  // A status, which precedes the URL in Next.js's API routes, and is a separate call in hapi.
  const most = framework === 'hapi' ? 0 : 1;
  return (
    isIt && others.length <= most && others.every((each) => each.type === T.Literal && typeof each.value === 'number')
  );
}

/** Returns a redirect of hapi with the call of `.code(302)`, if that follows. */
function withStatus(call: TSESTree.CallExpression): TSESTree.CallExpression {
  const chained = call.parent.type === T.MemberExpression ? call.parent.parent : undefined;
  const isKind = chained?.type === T.CallExpression && /^(?:code|temporary)$/.test(calledName(chained) ?? '');
  return isKind ? chained : call;
}

/** Whether a statement only returns, throws or awaits an expression. */
export function isOnly(statement: Node, expression: Node): boolean {
  if (statement.type === T.ExpressionStatement) return unwrap(statement.expression) === expression;
  const isEnd = statement.type === T.ReturnStatement || statement.type === T.ThrowStatement;
  return isEnd && statement.argument !== null && unwrap(statement.argument) === expression;
}

/** Returns the statements after a redirect, which end the response. Refuses others, which the new code would skip. */
export function* followers(
  request: RewriteRequest,
  { request: own, response = own }: FrameworkRoute,
  statement: Node,
): Attempt<Node[]> {
  if (statement.type !== T.ExpressionStatement) return [];
  const block = statement.parent;
  const after = block.type === T.BlockStatement ? block.body.slice(block.body.indexOf(statement) + 1) : [];
  const isEnd = (each: Node): boolean => /^(?:return;?|.*\.end\(\);?)$/.test(sourceOf(request, each));
  if (
    !after.every(
      (each) => isEnd(each) && (each.type === T.ReturnStatement || sourceOf(request, each).startsWith(response)),
    )
  ) {
    return yield* refuse('reason.url-opened-elsewhere');
  }
  return after;
}
