import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, isString } from '../syntax/ast.js';
import { T } from '../syntax/node-types.js';
import type { ParsedProgram } from '../syntax/parse.js';
import type { ValueReader } from './value-reader.js';

type Node = TSESTree.Node;

/** An exported value: an expression in the module, or an export of another module. */
export type Export = { readonly node: Node } | { readonly source: string; readonly name: string };

/** Names the whole module: `module.exports`, `import * as x`. */
export const ALL = '*';

/** Returns a document's exports under `name`, which may also be `default` or `ALL`. Reads ES modules and CommonJS. */
export function exportsNamed(programs: readonly ParsedProgram[], values: ValueReader, name: string): Export[] {
  return programs.flatMap(({ ast }) => ast.body.flatMap((statement) => exportsOf(statement, values, name)));
}

function exportsOf(statement: TSESTree.ProgramStatement, values: ValueReader, name: string): Export[] {
  switch (statement.type) {
    case T.ExportDefaultDeclaration:
      return name === 'default' ? [{ node: statement.declaration }] : [];
    case T.TSExportAssignment:
      return name === 'default' || name === ALL ? [{ node: statement.expression }] : [];
    case T.ExportAllDeclaration:
      if (statement.exported) {
        return nameOf(statement.exported) === name ? [{ source: statement.source.value, name: ALL }] : [];
      }
      return name === 'default' || name === ALL ? [] : [{ source: statement.source.value, name }];
    case T.ExportNamedDeclaration:
      return [...declared(statement.declaration, name), ...specified(statement, name)];
    case T.ExpressionStatement:
      return assigned(statement.expression, values, name);
    default:
      return [];
  }
}

/** Reads `export const client = …`, `export function makeClient() {…}` and `export enum Routes {…}`. */
function declared(declaration: Node | null, name: string): Export[] {
  if (declaration?.type === T.VariableDeclaration) {
    return declaration.declarations.flatMap(({ id }) =>
      id.type === T.Identifier && id.name === name ? [{ node: id }] : [],
    );
  }
  if (declaration?.type === T.FunctionDeclaration || declaration?.type === T.ClassDeclaration) {
    return declaration.id?.name === name ? [{ node: declaration }] : [];
  }
  if (declaration?.type === T.TSEnumDeclaration) return declaration.id.name === name ? [{ node: declaration }] : [];
  return [];
}

/** Reads `export { a as b }`, with or without `from`. */
function specified({ specifiers, source }: TSESTree.ExportNamedDeclaration, name: string): Export[] {
  return specifiers.flatMap((specifier): Export[] => {
    if (nameOf(specifier.exported) !== name) return [];
    return source ? [{ source: source.value, name: nameOf(specifier.local) }] : [{ node: specifier.local }];
  });
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === T.Identifier ? node.name : node.value;
}

/** Reads `module.exports = …` and `exports.name = …`, also chained in one expression. */
function assigned(expression: Node, values: ValueReader, name: string): Export[] {
  if (expression.type !== T.AssignmentExpression || expression.operator !== '=') return [];
  const target = dottedName(expression.left)?.replace(/^module\./, '');
  const inner = assigned(expression.right, values, name);
  if (target === `exports.${name}`) return [{ node: expression.right }, ...inner];
  if (target !== 'exports') return inner;
  if (name === ALL || name === 'default') return [{ node: expression.right }, ...inner];
  return [
    ...values.properties(expression.right, [name]).flatMap(({ value }) => (value ? [{ node: value }] : [])),
    ...inner,
  ];
}

/** Returns the module that `require('x')` or `import('x')` loads. */
export function requiredModule(node: Node): string | undefined {
  if (node.type === T.ImportExpression) return isString(node.source) ? node.source.value : undefined;
  if (node.type !== T.CallExpression || node.callee.type !== T.Identifier || node.callee.name !== 'require')
    return undefined;
  const [argument] = node.arguments;
  return argument && isString(argument) ? argument.value : undefined;
}

/** Whether a specifier names a package instead of a file of the project. */
export function isPackage(source: string): boolean {
  return !/^[./~$]|^@\/|^#/.test(source);
}
