import type { TSESTree } from '@typescript-eslint/types';
import { hostOf } from '../core/hosts/hosts.js';
import { enclosingFunction } from '../core/syntax/ast.js';
import { T } from '../core/syntax/node-types.js';
import type { Edit } from '../core/types.js';
import { requiredModule } from '../core/values/exports.js';
import { removeLine } from './code.js';
import { isEsModule } from './es-module.js';
import { commonExports } from './helpers/module/commonjs.js';
import type { RewriteRequest } from './rewriter.js';

type Node = TSESTree.Node;
type Place = Pick<RewriteRequest, 'program' | 'fileName'>;

/**
 * Returns the edits that remove a declaration that this document no longer uses. A declaration that other scripts can
 * use stays.
 */
export function removeDeclaration(request: Place & Pick<RewriteRequest, 'text'>, declaration: Node): Edit[] {
  if (isGlobal(request, declaration)) return [];
  return [removeLine(request.text, declaration)];
}

/**
 * Whether a declaration is global: the other scripts of a page, and handlers in its markup and in its partial templates,
 * can use the names that a classic script declares at its top level.
 */
export function isGlobal({ program, fileName }: Place, declaration: Node): boolean {
  const { region, ast } = program;
  if (region.kind === 'handler' || region.snippet !== undefined) return false;
  if (enclosingFunction(declaration) !== undefined) return false;
  const isVar = declaration.type === T.VariableDeclaration && declaration.kind === 'var';
  if (!isVar && declaration.parent?.type !== T.Program) return false;
  return !isModule(ast, fileName);
}

function isModule(ast: TSESTree.Program, fileName: string): boolean {
  return (
    isEsModule(ast) ||
    /\.[cm][jt]s$/.test(fileName) ||
    hostOf(fileName)?.kind === 'component' ||
    commonExports(ast).length > 0 ||
    ast.body.some(loads)
  );
}

/** Whether a statement loads a module, with or without keeping it. */
function loads(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type === T.TSImportEqualsDeclaration || statement.type === T.TSExportAssignment) return true;
  if (statement.type === T.ExpressionStatement) return requires(statement.expression);
  if (statement.type !== T.VariableDeclaration) return false;
  return statement.declarations.some(({ init }) => init !== null && requires(init));
}

/** Whether an expression starts with `require('a')`: `require('a').b`, `require('a')(c)`. */
function requires(node: Node): boolean {
  if (node.type === T.MemberExpression) return requires(node.object);
  return requiredModule(node) !== undefined || (node.type === T.CallExpression && requires(node.callee));
}
