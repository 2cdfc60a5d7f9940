import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { descendants } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { FrameworkRoute } from './framework-routes.js';
import { isOfSession } from './session-token.js';

type Node = TSESTree.Node;

/** Functions that only read, convert or check something. */
const READING =
  /^(?:get|read|load|find|fetch|current|is|has|require|use|check|verify|ensure|assert|parse|decode|stringify|trim|split|join|log|debug|info|warn|to[A-Z]|[A-Z]\w*$|invariant$|createError$|(?:cookies|headers|auth)$)/;

/** Functions that read a request's body, which a callback has not. */
const BODY = /^(?:formData|json|text|blob|readBody|readFormData|readRawBody|parseBody)$/;

/**
 * Refuses a handler that the login's callback would not get through as its start did: the callback is a request with
 * other parameters and no body, and runs all code in front of the redirect once more.
 * @param at the statement that redirects
 * @param removed statements that go
 */
export function* assertRepeats(
  request: RewriteRequest,
  route: FrameworkRoute,
  at: Node,
  removed: readonly Node[],
): Attempt<void> {
  for (let node = at; node !== route.handler.body;) {
    const { parent } = node;
    if (parent?.type === T.BlockStatement) {
      const before = parent.body.slice(0, parent.body.indexOf(node as TSESTree.Statement));
      for (const statement of before)
        if (!removed.includes(statement)) yield* assertRepeatedly(request, route, statement);
    } else if (parent?.type === T.IfStatement && parent.consequent === node) {
      if (!isGet(request, parent.test, '==') && dependsOnRequest(request, route, parent.test))
        return yield* refuse('reason.callback-guarded');
    } else if (parent?.type !== T.TryStatement || parent.block !== node || parent.finalizer) {
      return yield* refuse('reason.callback-guarded');
    }
    node = parent;
  }
}

/** Whether a test is about GET requests, such as the callback is: `req.method === 'GET'`. */
function isGet(request: RewriteRequest, test: Node, operator: '==' | '!='): boolean {
  if (test.type !== T.BinaryExpression || !test.operator.startsWith(operator)) return false;
  const isMethod = /^\w+\.method$/.test(sourceOf(request, test.left));
  return isMethod && request.document.values.constantString(test.right) === 'GET';
}

function* assertRepeatedly(
  request: RewriteRequest,
  route: FrameworkRoute,
  statement: TSESTree.Statement,
): Attempt<void> {
  if (statement.type === T.IfStatement) {
    if (!isGet(request, statement.test, '!=') && dependsOnRequest(request, route, statement.test))
      return yield* refuse('reason.callback-guarded');
    return;
  }
  const isPlain =
    statement.type === T.VariableDeclaration ||
    statement.type === T.ExpressionStatement ||
    statement.type === T.FunctionDeclaration ||
    statement.type.startsWith('TS');
  const calls = [...descendants(statement)].filter((node) => node.type === T.CallExpression);
  if (calls.some((call) => BODY.test(calledName(call) ?? ''))) return yield* refuse('reason.callback-guarded');
  const isReading = calls.every((call) => READING.test(calledName(call) ?? ''));
  const isWriting = [...descendants(statement)].some(({ type }) => type === T.AssignmentExpression);
  if (!isPlain || !isReading || isWriting) return yield* refuse('reason.code-repeated');
}

/** How many variables an expression may go through. */
const MAX_STEPS = 6;

/** Whether a value may be another one for the login's callback: it is not the session's, and depends on the request. */
export function dependsOnRequest(
  request: RewriteRequest,
  route: FrameworkRoute,
  start: Node,
  steps = MAX_STEPS,
): boolean {
  if (steps === 0) return true;
  if (isOfSession(request, start) || /^useRuntimeConfig\(\w*\)/.test(sourceOf(request, start))) return false;
  const parts = [...descendants(start)];
  const known = parts.filter((node) => node !== start && isValue(node) && isOfSession(request, node));
  return parts.some((node) => {
    if (node.type !== T.Identifier || known.some((each) => contains(each, node))) return false;
    const [definition] = request.document.values.bindingOf(node)?.definitions ?? [];
    if (definition === undefined || enclosingFunction(definition.name) === undefined) return false;
    const declarator = definition.node;
    if (declarator.type !== T.VariableDeclarator) return contains(route.handler, definition.name);
    return declarator.init === null || dependsOnRequest(request, route, declarator.init, steps - 1);
  });
}

function isValue({ type }: Node): boolean {
  return (
    type === T.MemberExpression || type === T.CallExpression || type === T.Identifier || type === T.AwaitExpression
  );
}
