import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { injectedService } from '../../rules/auth0/injection.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** A client that AngularJS injects; AngularJS creates it from the settings of its provider. */
export interface Service {
  /** The name by which AngularJS injects it. */
  readonly name: string;
  /** The argument of `angularAuth0Provider.init()` or `lockProvider.init()`; undefined if in another file. */
  readonly settings: Node | undefined;
}

/** Module methods that take a function with parameters that AngularJS injects by name. */
const REGISTER = /^(?:config|controller|directive|factory|provider|run|service)$/;

/**
 * Returns the injected service that an expression refers to; undefined if AngularJS does not inject it.
 * @param receiver an expression that is known to be an Auth0 client
 */
export function serviceOf(
  { document, program }: Pick<RewriteRequest, 'document' | 'program'>,
  receiver: Node,
): Service | undefined {
  const variable = unwrap(receiver);
  if (variable.type !== T.Identifier) return undefined;
  const [definition] = document.values.bindingOf(variable)?.definitions ?? [];
  if (definition?.type !== DefinitionType.Parameter || !isFunction(definition.node)) return undefined;
  const byString = injectedService(document.values, variable);
  if (byString === undefined && !isRegistered(definition.node)) return undefined;
  const name = byString ?? variable.name;
  const provider = `${name}Provider`;
  const settings = program.nodes.flatMap((node) => {
    if (node.type !== T.CallExpression || node.callee.type !== T.MemberExpression) return [];
    const { object, property } = node.callee;
    const isInit = property.type === T.Identifier && property.name === 'init';
    return isInit && object.type === T.Identifier && object.name === provider ? node.arguments.slice(0, 1) : [];
  });
  return { name, settings: settings[0] };
}

/** Whether a function is registered with a module: `module.controller('Account', function (lock) {…})`. */
export function isRegistered(declared: Node): boolean {
  const { parent } = declared;
  return parent?.type === T.CallExpression && parent.callee !== declared && REGISTER.test(calledName(parent) ?? '');
}

/** Returns `name` if a function around the call has a parameter of that name; otherwise undefined. */
export function injected(call: Node, name: string): string | undefined {
  for (let node: Node | undefined = call.parent; node !== undefined; node = node.parent) {
    if (!isFunction(node)) continue;
    if (node.params.some((parameter) => parameter.type === T.Identifier && parameter.name === name)) return name;
  }
  return undefined;
}
