import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, isString } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Values } from '../../core/values/values.js';

type Node = TSESTree.Node;

/**
 * Returns the AngularJS service that is injected into a parameter, according to the strings in the code:
 * `['auth', function (a) {…}]`, `LinkCtrl.$inject = ['auth']`, `static $inject = ['auth']`. The parameter's own name
 * does not matter.
 */
export function injectedService(values: Values, parameter: Node): string | undefined {
  const definition = values.bindingOf(parameter)?.definitions[0];
  if (definition?.type !== DefinitionType.Parameter || !isFunction(definition.node)) return undefined;
  const index = definition.node.params.indexOf(definition.name);
  const name = injections(values, definition.node)[index];
  return name && isString(name) ? name.value : undefined;
}

/** Returns the strings in the code that name a function's injected services, in the order of its parameters. */
export function injections(values: Values, injected: FunctionNode): readonly (Node | null)[] {
  const { parent } = injected as Node;
  if (parent?.type === T.ArrayExpression && parent.elements.at(-1) === injected) return parent.elements;
  if (parent?.type === T.MethodDefinition) {
    const owner = parent.parent.parent;
    for (const member of owner.body.body) {
      const isList = member.type === T.PropertyDefinition && member.static && values.nameOf(member) === '$inject';
      if (isList && member.value) return elements(values, member.value);
    }
    return owner.id ? assigned(values, owner.id) : [];
  }
  if (injected.type === T.FunctionDeclaration && injected.id) return assigned(values, injected.id);
  return parent?.type === T.VariableDeclarator ? assigned(values, parent.id) : [];
}

/** Returns the elements of `name.$inject = […]`. */
function assigned(values: Values, name: Node): readonly (Node | null)[] {
  const binding = values.bindingOf(name);
  for (const { node, path } of binding ? values.memberUses(binding) : []) {
    const { parent } = node;
    if (path.length === 1 && path[0] === '$inject' && parent?.type === T.AssignmentExpression && parent.left === node) {
      return elements(values, parent.right);
    }
  }
  return [];
}

function elements(values: Values, list: Node): readonly (Node | null)[] {
  return values.origins(list).flatMap((origin) => (origin.type === T.ArrayExpression ? origin.elements : []));
}
