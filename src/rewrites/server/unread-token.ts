import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { contains, isFunction, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Binding } from '../../core/values/scopes.js';
import { descendants, isCallFree } from '../code.js';
import { removeItems } from '../objects.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { unusedAfter } from './unused-token.js';

type Node = TSESTree.Node;

/**
 * Returns the edits that remove what only removed expressions of a page read: variables, parameters of a function of the
 * same file, and properties that a component takes from its parameter. A property's type stays, as other files pass it.
 */
export function* unreadWithout(request: RewriteRequest, removed: readonly Node[]): Attempt<Edit[]> {
  const gone = [...removed];
  const edits: Edit[] = [];
  for (const binding of bindingsIn(request, removed)) {
    if (!isUnread(binding, gone)) continue;
    edits.push(...(yield* withoutProperty(request, binding)));
    const parameter = parameterOf(request, binding);
    if (parameter === undefined) continue;
    const { position, owner, own, calls } = parameter;
    edits.push(...(yield* removeItems(request.text, owner.params, closingOf(request, owner), [own])));
    for (const call of calls) {
      const argument = call.arguments[position];
      if (argument === undefined) continue;
      gone.push(argument);
      edits.push(...(yield* removeItems(request.text, call.arguments, call.range[1] - 1, [argument])));
    }
  }
  const { edits: variables } = yield* unusedAfter(request, { removed: gone, kept: undefined }, isSessionRead);
  return [...edits, ...variables, ...keptCalls(request, gone)];
}

/** Whether an expression has no effect. Reading the access token fails for visitors without a session. */
function isSessionRead(made: Node): boolean {
  return isCallFree(made) || (made.type === T.CallExpression && calledName(made) === 'getSession');
}

function bindingsIn({ document }: RewriteRequest, nodes: readonly Node[]): Set<Binding> {
  const names = nodes.flatMap((node) => [...descendants(node)].filter(({ type }) => type === T.Identifier));
  return new Set(names.flatMap((name) => document.values.bindingOf(name) ?? []));
}

function isUnread({ references }: Binding, gone: readonly Node[]): boolean {
  return references.every(({ identifier, init }) => init === true || gone.some((node) => contains(node, identifier)));
}

/** Removes a property from `({ connection, accessToken }: Props)`; other properties may be in the rest. */
function* withoutProperty({ text }: RewriteRequest, { definitions }: Binding): Attempt<Edit[]> {
  const [definition] = definitions;
  if (definition?.type !== DefinitionType.Parameter) return [];
  const { node: owner, name } = definition;
  const pattern = owner.params
    .map((each) => (each.type === T.AssignmentPattern ? each.left : each))
    .find((each) => contains(each, name));
  if (pattern?.type !== T.ObjectPattern || pattern.properties.length < 2) return [];
  const own = pattern.properties.find((each) => each.type === T.Property && contains(each.value, name));
  const hasRest = pattern.properties.some(({ type }) => type === T.RestElement);
  if (own?.type !== T.Property || hasRest || own.value.type === T.ObjectPattern) return [];
  return yield* removeItems(text, pattern.properties, text.indexOf('}', pattern.properties.at(-1)?.range[1]), [own]);
}

interface Parameter {
  readonly owner: FunctionNode;
  readonly own: TSESTree.Parameter;
  readonly position: number;
  readonly calls: readonly TSESTree.CallExpression[];
}

/** Returns a parameter of a function that only this file calls, always by its name and with plain values for it. */
function parameterOf({ document }: RewriteRequest, { definitions }: Binding): Parameter | undefined {
  const [definition] = definitions;
  if (definition?.type !== DefinitionType.Parameter || !isFunction(definition.node)) return undefined;
  const owner = definition.node;
  const position = owner.params.findIndex((each) => each === definition.name);
  const own = owner.params[position];
  const isDeclared = owner.type === T.FunctionDeclaration;
  const declared = isDeclared ? owner.id : owner.parent.type === T.VariableDeclarator ? owner.parent.id : undefined;
  const holder = (isDeclared ? owner : owner.parent.parent)?.parent;
  if (own === undefined || declared?.type !== T.Identifier || holder?.type.startsWith('Export')) return undefined;
  const uses = document.values.bindingOf(declared)?.references.filter((use) => use.init !== true) ?? [];
  const calls = uses.flatMap(({ identifier: { parent }, identifier }) =>
    parent.type === T.CallExpression && parent.callee === identifier ? parent : [],
  );
  const isPlain = calls.every(
    ({ arguments: given }) =>
      given.slice(0, position + 1).every(({ type }) => type !== T.SpreadElement) &&
      (given[position] === undefined || isCallFree(given[position])),
  );
  return calls.length === uses.length && isPlain ? { owner, own, position, calls } : undefined;
}

function closingOf({ text }: RewriteRequest, { params }: Parameter['owner']): number {
  return text.indexOf(')', params.at(-1)?.range[1]);
}

/** Leaves only the call of `const { token } = await auth0.getAccessToken()` if nothing reads the token any more. */
function keptCalls({ document, program }: RewriteRequest, gone: readonly Node[]): Edit[] {
  return program.nodes.flatMap((node) => {
    const [declarator, ...others] = node.type === T.VariableDeclaration ? node.declarations : [];
    const init = declarator?.init ?? undefined;
    if (!declarator || !init || others.length > 0 || node.parent?.type !== T.BlockStatement) return [];
    const made = init.type === T.AwaitExpression ? unwrap(init.argument) : undefined;
    if (made?.type !== T.CallExpression || calledName(made) !== 'getAccessToken') return [];
    const { id } = declarator;
    const names =
      id.type === T.ObjectPattern ? id.properties.map((each) => (each.type === T.Property ? each.value : each)) : [id];
    const isGone = names.every((name) => {
      const binding = name.type === T.Identifier ? document.values.bindingOf(name) : undefined;
      const isRead = binding?.references.some((use) => use.isRead()) ?? false;
      return binding !== undefined && isRead && isUnread(binding, gone);
    });
    return isGone ? [{ start: node.range[0], end: init.range[0], text: '' }] : [];
  });
}
