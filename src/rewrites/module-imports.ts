import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../core/syntax/node-types.js';
import type { Edit } from '../core/types.js';
import { isPackage, requiredModule } from '../core/values/exports.js';
import { isTaken } from './code.js';
import { isEsModule } from './es-module.js';
import { commonExports } from './helpers/module/commonjs.js';
import { insertImports } from './helpers/module/import-helpers.js';
import { requireLine } from './import-name.js';
import { endWithComment } from './keep-comments.js';
import { refuse } from './refusal.js';
import type { Attempt } from './refusal.js';
import type { RewriteRequest } from './rewriter.js';
import { inStyle } from './style.js';

/** The local name of a module or of its export, and the edit that imports it; none if the file already does. */
export interface LocalImport {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/**
 * Imports a module's default export, or a named export, in the file's module style.
 * Refuses where the name is taken, or the file has no imports to take the style from.
 * @param member the export to import; absent for the module itself
 */
export function* importOf(
  request: RewriteRequest,
  module: string,
  name: string,
  member?: string,
): Attempt<LocalImport> {
  const { program, style, text } = request;
  const known = program.ast.body.flatMap((statement) => namesFrom(statement, module, member))[0];
  if (known !== undefined) return { name: known, edits: [] };
  if (isTaken(program.nodes, name)) return yield* refuse('reason.name-taken', { name });
  const wanted = member === undefined ? name : `{ ${name} }`;
  const required =
    member === undefined
      ? `${style.modern ? 'const' : 'var'} ${name} = require('${module}');`
      : requireLine(request, module, member, name);
  const last = importBefore(program.ast.body, module);
  if (last === undefined) {
    const isEs = isEsModule(program.ast);
    // A module that exports may also require.
    if (!isEs && commonExports(program.ast).length === 0) return yield* refuse('reason.no-imports');
    const line = isEs ? `import ${wanted} from '${module}';` : required;
    return { name, edits: [insertImports(request, isEs ? 'es' : 'commonjs', [line])] };
  }
  const code =
    last.type === T.VariableDeclaration
      ? required
      : last.type === T.TSImportEqualsDeclaration && member === undefined
        ? `import ${name} = require('${module}');`
        : `import ${member === undefined && isNamespace(last) ? `* as ${name}` : wanted} from '${module}';`;
  const end = endWithComment(text, last);
  return { name, edits: [{ start: end, end, text: style.eol + inStyle(code, style) }] };
}

type Statement = TSESTree.ProgramStatement;

/** Returns the import after which another belongs: for a package, the last one of a package, as linters want it. */
function importBefore(body: readonly Statement[], module: string): Statement | undefined {
  const last = lastImport(body);
  if (last?.type !== T.ImportDeclaration || !isPackage(module)) return last;
  const isOfPackage = ({ source: { value } }: TSESTree.ImportDeclaration) =>
    isPackage(value) && !OWN_FOLDER.test(value);
  return body.findLast((each) => each.type === T.ImportDeclaration && isOfPackage(each)) ?? last;
}

/** How projects import from their own folders without an alias; names of packages are in lower case. */
const OWN_FOLDER = /^(?:src\/|[A-Z])/;

/** Returns the last import; of modules that are required, the last one before other code runs. */
function lastImport(body: readonly Statement[]): Statement | undefined {
  const first = body.findIndex(isImport);
  const end = body.findIndex((statement, index) => index > first && runs(statement));
  return body.findLast(
    (statement, index) => isImport(statement) && (statement.type !== T.VariableDeclaration || end < 0 || index < end),
  );
}

/** Whether a statement does more than load modules: `app.use(…)`, but not `require('dotenv').config()`. */
function runs(statement: Statement): boolean {
  if (statement.type !== T.ExpressionStatement || statement.directive !== undefined) return false;
  let inner: TSESTree.Node = statement.expression;
  while (requiredModule(inner) === undefined) {
    if (inner.type === T.CallExpression) inner = inner.callee;
    else if (inner.type === T.MemberExpression) inner = inner.object;
    else return true;
  }
  return false;
}

function isImport(statement: Statement): boolean {
  if (statement.type === T.VariableDeclaration) {
    return statement.declarations.every(({ init }) => init && requiredModule(rootOf(init)) !== undefined);
  }
  return statement.type === T.ImportDeclaration || statement.type === T.TSImportEqualsDeclaration;
}

/** Returns the call in `require('a').b`. */
function rootOf(node: TSESTree.Expression): TSESTree.Node {
  return node.type === T.MemberExpression ? rootOf(node.object) : node;
}

function isNamespace(statement: Statement): boolean {
  return (
    statement.type === T.ImportDeclaration &&
    statement.specifiers.some(({ type }) => type === T.ImportNamespaceSpecifier)
  );
}

/** Returns a statement's local names for a module's export. */
function namesFrom(statement: Statement, module: string, member: string | undefined): string[] {
  if (statement.type === T.ImportDeclaration && statement.source.value === module && statement.importKind !== 'type') {
    return statement.specifiers.flatMap((specifier) => {
      if (specifier.type !== T.ImportSpecifier) return member === undefined ? [specifier.local.name] : [];
      const { imported, local } = specifier;
      return imported.type === T.Identifier && imported.name === (member ?? 'default') ? [local.name] : [];
    });
  }
  if (statement.type === T.TSImportEqualsDeclaration) {
    const { moduleReference: reference, id } = statement;
    const isIt = reference.type === T.TSExternalModuleReference && reference.expression.value === module;
    return isIt && member === undefined ? [id.name] : [];
  }
  if (statement.type !== T.VariableDeclaration) return [];
  return statement.declarations.flatMap(({ id, init }) => {
    if (init && requiredModule(rootOf(init)) === module) {
      const isMember = init.type === T.MemberExpression && init.property.type === T.Identifier;
      const taken = isMember ? (init.property as TSESTree.Identifier).name : undefined;
      if (id.type === T.Identifier && taken === member) return [id.name];
      if (id.type === T.ObjectPattern && !isMember) {
        return id.properties.flatMap((property) =>
          property.type === T.Property &&
          property.key.type === T.Identifier &&
          property.key.name === member &&
          property.value.type === T.Identifier
            ? [property.value.name]
            : [],
        );
      }
    }
    return [];
  });
}

/** Removes an import of a single name if only `use` read that name. */
export function removeUnusedImport({ document, program, text }: RewriteRequest, use: TSESTree.Node): Edit[] {
  const binding = document.values.bindingOf(use);
  const reads = binding?.references.filter((reference) => reference.isRead()) ?? [];
  const [definition] = binding?.definitions ?? [];
  if (reads.length !== 1 || definition === undefined) return [];
  const statement = program.ast.body.find(
    ({ range: [start, end] }) => start <= definition.name.range[0] && definition.name.range[1] <= end,
  );
  if (statement === undefined || !isImport(statement)) return [];
  const names =
    statement.type === T.ImportDeclaration
      ? statement.specifiers.length
      : statement.type === T.VariableDeclaration
        ? statement.declarations.length
        : 0;
  if (names !== 1 || (statement.type === T.VariableDeclaration && statement.declarations[0].id.type !== T.Identifier))
    return [];
  const [start, end] = statement.range;
  const line = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ start, end: end + line, text: '' }];
}
