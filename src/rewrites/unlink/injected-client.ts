import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isFunction, isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { injectedService } from '../../rules/auth0/injection.js';

type Node = TSESTree.Node;

/** Returns the AngularJS service or the AMD module that a parameter receives; undefined if it is no such parameter. */
export function injectedName(document: Document, node: Node): string | undefined {
  return injectedService(document.values, node) ?? amdModule(document, node);
}

/** Returns the module of a parameter in `define(['jquery'], function ($) {…})` or `require(['jquery'], …)`. */
function amdModule({ values }: Document, node: Node): string | undefined {
  const [definition, ...others] = values.bindingOf(node)?.definitions ?? [];
  const called = definition?.node;
  if (others.length > 0 || definition?.type !== DefinitionType.Parameter || !called || !isFunction(called)) {
    return undefined;
  }
  const loading = (called as Node).parent;
  if (loading?.type !== T.CallExpression || loading.callee.type !== T.Identifier) return undefined;
  if (!/^(?:define|require|requirejs)$/.test(loading.callee.name)) return undefined;
  const list = loading.arguments[loading.arguments.indexOf(called as TSESTree.Expression) - 1];
  const module = list?.type === T.ArrayExpression ? list.elements[called.params.indexOf(definition.name)] : undefined;
  return module && isString(module) ? module.value : undefined;
}
