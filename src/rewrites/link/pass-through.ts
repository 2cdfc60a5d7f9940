import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { contains, isFunction, rootOf, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { invocationOf } from '../../core/values/invocations.js';
import type { SdkNodes } from '../../rules/forms.js';
import { descendants } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { assignmentAt } from './assigned-token.js';
import { callWith, tokenProperty } from './token-place.js';

type Node = TSESTree.Node;

/** The call whose options hold the token, and the SDK's login that gets them. */
export interface LoginCall {
  readonly request: RewriteRequest<SdkNodes>;
  /** The SDK's method: the call itself, or the one in a function that only passes the options on. */
  readonly login: TSESTree.CallExpression | TSESTree.NewExpression;
}

/**
 * Returns a request for the call that the options are written for. It may be the call of a function of the same file
 * that only passes them on: `loginWithRedirect(options) { return this.client.loginWithRedirect(options); }`.
 * Refuses where that function does more, because a linking login would leave the rest out.
 */
export function* loginCallOf(request: RewriteRequest<SdkNodes>): Attempt<LoginCall> {
  const { call } = request.nodes;
  if (call.type === T.JSXOpeningElement) return yield* refuse('reason.call-not-found');
  const found = { request, login: call };
  const written = callWritten(request);
  if (written === undefined || written === call) return found;
  const own = { ...request, nodes: { ...request.nodes, call: written } };
  // A function of the file may have the name of the SDK's method.
  if (isLogin(request, written)) return { request: own, login: written };
  const [called, ...others] = functionsOf(request.document, written);
  const login = called && loginIn(request, called);
  if (!login || others.length > 0) return found;
  if (passesOn(request.document, called, login)) return { request: own, login };
  return yield* refuse('reason.login-function-does-more', { name: sourceOf(request, written.callee) });
}

/** Returns the only login of the SDK in a function. */
function loginIn(request: RewriteRequest<SdkNodes>, called: FunctionNode): TSESTree.CallExpression | undefined {
  const logins = [...descendants(called)].filter(
    (node): node is TSESTree.CallExpression =>
      node.type === T.CallExpression && (node === request.nodes.call || isLogin(request, node)),
  );
  return logins.length === 1 ? logins[0] : undefined;
}

/** Returns the call that the finding's options are an argument of. */
function callWritten(request: RewriteRequest<SdkNodes>): TSESTree.CallExpression | undefined {
  const { document } = request;
  const assigned = assignmentAt(request);
  if (assigned && !assigned.isObject) {
    const references = document.values.bindingOf(rootOf(assigned.assignment.left))?.references ?? [];
    const calls = references.flatMap(({ identifier }) => callOfArgument(identifier) ?? []);
    return calls.length === 1 ? calls[0] : undefined;
  }
  const property = tokenProperty(request);
  return property && callWith(document, property);
}

function callOfArgument(node: Node): TSESTree.CallExpression | undefined {
  const { parent } = node;
  return parent?.type === T.CallExpression && parent.callee !== node ? parent : undefined;
}

/** Whether a call is certain to be the SDK's own login. */
function isLogin({ document }: RewriteRequest, call: TSESTree.CallExpression): boolean {
  return invocationOf(document.values, call).methods.some(
    ({ object, name }) => name.startsWith('login') && document.sdk.identify(object, 'spa-client')?.by === 'proven',
  );
}

function functionsOf({ values }: Document, { callee }: TSESTree.CallExpression): FunctionNode[] {
  return values.origins(unwrap(callee)).filter(isFunction);
}

/** Whether all that a function does is to call the SDK's login with its own parameters, in their order. */
function passesOn({ values }: Document, called: FunctionNode, login: TSESTree.CallExpression): boolean {
  const passed = login.arguments.every((argument, index) => {
    const parameter = called.params[index];
    const isRest = parameter?.type === T.RestElement && argument.type === T.SpreadElement;
    const name = parameter?.type === T.AssignmentPattern ? parameter.left : isRest ? parameter.argument : parameter;
    const value = isRest ? argument.argument : argument;
    if (name?.type !== T.Identifier || value.type !== T.Identifier) return false;
    return values.bindingOf(value)?.definitions.some((definition) => definition.name === name) === true;
  });
  if (!passed || !called.body) return false;
  if (called.body.type !== T.BlockStatement) return unwrap(called.body) === login;
  const last = called.body.body.at(-1);
  const result =
    last?.type === T.ReturnStatement ? last.argument : last?.type === T.ExpressionStatement ? last.expression : null;
  return (
    result !== null &&
    unwrap(result) === login &&
    called.body.body.slice(0, -1).every((statement) => isForClient(statement, values, login))
  );
}

/** Whether a statement only gets the client: `const client = await this.ready`. */
function isForClient(statement: Node, values: Document['values'], { callee }: TSESTree.CallExpression): boolean {
  if (statement.type !== T.VariableDeclaration) return false;
  return statement.declarations.every(({ id }) => {
    const binding = id.type === T.Identifier ? values.bindingOf(id) : undefined;
    return binding?.references.every((use) => use.init === true || contains(callee, use.identifier)) === true;
  });
}
