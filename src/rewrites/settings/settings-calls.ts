import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { returnsOf } from '../../core/syntax/returns.js';
import { descendants } from '../code.js';

type Node = TSESTree.Node;

/** Nuxt's function for the settings of `nuxt.config`; calling it is only allowed while a component is set up. */
export const RUNTIME_CONFIG = 'useRuntimeConfig';

const NUXT = /^(?:#imports|#app|nuxt\/app)$/;

/** Whether a call returns the settings of Nuxt: the function is imported by Nuxt itself, or by the code. */
export function isRuntimeConfig(
  { values }: Pick<Document, 'values'>,
  { callee, arguments: given }: TSESTree.CallExpression,
) {
  if (callee.type !== T.Identifier || callee.name !== RUNTIME_CONFIG || given.length > 0) return false;
  return (values.bindingOf(callee)?.definitions ?? []).every(
    ({ type, parent }) =>
      type === DefinitionType.ImportBinding && parent.type === T.ImportDeclaration && NUXT.test(parent.source.value),
  );
}

/**
 * Whether a call without arguments runs a function of another file that only returns an object with a property, as
 * `getConfig()` of Auth0's guides to React does: then other places can call it too.
 */
export function isSettingsCall(document: Document, call: TSESTree.CallExpression, property: string): boolean {
  if (call.arguments.length > 0 || call.callee.type !== T.Identifier || HOOK.test(call.callee.name)) return false;
  const found = document.imports
    .resolve(call.callee)
    .flatMap((remote) => remote.document.values.origins(remote.node).map((node) => ({ ...remote, node })));
  const [only, ...others] = found;
  if (only === undefined || others.length > 0 || !isFunction(only.node) || !isPlain(only.node)) return false;
  return returnsOf(only.node).some((returned) => only.document.values.properties(returned, [property]).length > 0);
}

const HOOK = /^use[A-Z]/;

const EFFECTS: ReadonlySet<string> = new Set([
  T.AssignmentExpression,
  T.AwaitExpression,
  T.NewExpression,
  T.ThisExpression,
  T.ThrowStatement,
  T.UpdateExpression,
  T.YieldExpression,
]);

const STATEMENTS: ReadonlySet<string> = new Set([T.IfStatement, T.ReturnStatement, T.VariableDeclaration]);

/** Whether a function only puts an object together. */
function isPlain({ async, generator, body }: FunctionNode & { readonly generator?: boolean }): boolean {
  if (async || generator) return false;
  const statements: readonly Node[] = body?.type === T.BlockStatement ? body.body : [];
  return (
    statements.every(({ type }) => STATEMENTS.has(type)) &&
    body !== undefined &&
    body !== null &&
    [...descendants(body)].every(
      (node) => !EFFECTS.has(node.type) && !(node.type === T.CallExpression && HOOK.test(calledName(node) ?? '')),
    )
  );
}

/** Returns the variables of a program that hold the settings of Nuxt. */
export function runtimeConfigsIn(document: Document, nodes: readonly Node[]): TSESTree.Identifier[] {
  return nodes.flatMap((node) => {
    if (node.type !== T.VariableDeclarator || node.id.type !== T.Identifier || node.init === null) return [];
    const call = unwrap(node.init);
    return call.type === T.CallExpression && isRuntimeConfig(document, call) ? [node.id] : [];
  });
}
