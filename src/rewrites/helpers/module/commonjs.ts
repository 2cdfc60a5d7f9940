/** CommonJS at the top level of a file. */
import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../../core/syntax/ast.js';
import { T } from '../../../core/syntax/node-types.js';
import { requiredModule } from '../../../core/values/exports.js';

type Statement = TSESTree.ProgramStatement;

/** An export: `exports.name = value`, or the whole `module.exports = value`. */
interface CommonExport {
  readonly name: string | undefined;
  readonly value: TSESTree.Expression;
  readonly statement: TSESTree.ExpressionStatement;
}

/** Whether a statement does nothing but load modules: `const a = require('a'), { b } = require('c').d`. */
export function isPlainRequire(statement: Statement): statement is TSESTree.VariableDeclaration {
  return (
    statement.type === T.VariableDeclaration &&
    statement.declarations.every(({ init }) => init && requiredModule(rootOf(init)) !== undefined)
  );
}

/** Whether a statement is `'use strict'` or a framework's directive. */
export function isDirective(statement: Statement): boolean {
  return statement.type === T.ExpressionStatement && statement.directive !== undefined;
}

/**
 * Returns the statements at the start of a program that only load modules and call them, as `express.Router()` does.
 * Whatever follows may run the program's functions, which need the modules that they use by then.
 */
export function loading({ body }: TSESTree.Program): Statement[] {
  const names = new Set<string>();
  const end = body.findIndex((statement) => {
    if (isDirective(statement)) return false;
    if (statement.type === T.ExpressionStatement) return !isOfModules(statement.expression, names);
    if (statement.type !== T.VariableDeclaration) return true;
    const isOther = !statement.declarations.every(({ init }) => init && isOfModules(init, names));
    for (const { id } of statement.declarations) for (const name of namesIn(id)) names.add(name);
    return isOther;
  });
  return body.slice(0, end < 0 ? body.length : end);
}

/** Whether an expression loads modules, reads from them and calls them, without a function of this program. */
function isOfModules(start: TSESTree.Node, names: ReadonlySet<string>): boolean {
  const node = unwrap(start);
  if (requiredModule(node) !== undefined) return true;
  if (node.type === T.Identifier) return names.has(node.name);
  if (node.type === T.MemberExpression) return !node.computed && isOfModules(node.object, names);
  if (node.type !== T.CallExpression && node.type !== T.NewExpression) return false;
  const isPlain = (argument: TSESTree.Node) => argument.type === T.Literal || isOfModules(argument, names);
  return isOfModules(node.callee, names) && node.arguments.every(isPlain);
}

function namesIn(id: TSESTree.Node): string[] {
  if (id.type === T.Identifier) return [id.name];
  if (id.type !== T.ObjectPattern) return [];
  return id.properties.flatMap((each) => namesIn(each.type === T.Property ? each.value : each.argument));
}

/** Returns the call in `require('a').b`. */
function rootOf(node: TSESTree.Expression): TSESTree.Node {
  return node.type === T.MemberExpression ? rootOf(node.object) : node;
}

export function commonExports({ body }: TSESTree.Program): CommonExport[] {
  return body.flatMap((statement): CommonExport[] => {
    if (statement.type !== T.ExpressionStatement) return [];
    const assignment = unwrap(statement.expression);
    if (assignment.type !== T.AssignmentExpression || assignment.left.type !== T.MemberExpression) return [];
    const { left, right: value } = assignment;
    if (isModuleExports(left)) return [{ name: undefined, value, statement }];
    const name = propertyName(left);
    const isOfExports = isModuleExports(left.object) || isName(left.object, 'exports');
    return name !== undefined && isOfExports ? [{ name, value, statement }] : [];
  });
}

/** Returns the names that a declaration takes from a module under the same names. */
export function namesRequired(statement: Statement, specifier: string): string[] {
  if (statement.type !== T.VariableDeclaration) return [];
  return statement.declarations.flatMap(({ id, init }) => {
    if (!init) return [];
    if (id.type === T.ObjectPattern && requiredModule(init) === specifier) return id.properties.flatMap(shorthandName);
    const isMember = init.type === T.MemberExpression && requiredModule(init.object) === specifier;
    return isMember && id.type === T.Identifier && propertyName(init) === id.name ? [id.name] : [];
  });
}

/** Returns the last name in `const { a, b } = require('specifier')`, to put others after it. */
export function lastRequired({ body }: TSESTree.Program, specifier: string): TSESTree.Node | undefined {
  for (const statement of body) {
    if (statement.type !== T.VariableDeclaration) continue;
    for (const { id, init } of statement.declarations) {
      const isIt = id.type === T.ObjectPattern && init && requiredModule(init) === specifier;
      const last = isIt ? id.properties.at(-1) : undefined;
      if (last?.type === T.Property) return last;
    }
  }
  return undefined;
}

function shorthandName(property: TSESTree.Property | TSESTree.RestElement): string[] {
  const isShorthand = property.type === T.Property && property.shorthand;
  return isShorthand && property.value.type === T.Identifier ? [property.value.name] : [];
}

function isModuleExports(node: TSESTree.Node): boolean {
  return node.type === T.MemberExpression && isName(node.object, 'module') && propertyName(node) === 'exports';
}

function propertyName({ computed, property }: TSESTree.MemberExpression): string | undefined {
  return !computed && property.type === T.Identifier ? property.name : undefined;
}

function isName(node: TSESTree.Node, name: string): boolean {
  return node.type === T.Identifier && node.name === name;
}
