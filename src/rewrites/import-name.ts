import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../core/syntax/node-types.js';
import type { Edit } from '../core/types.js';
import { requiredModule } from '../core/values/exports.js';
import type { Binding } from '../core/values/scopes.js';
import { indentAt, isTaken, removeLine } from './code.js';
import { isEsModule } from './es-module.js';
import { commonExports, lastRequired } from './helpers/module/commonjs.js';
import { insertImports } from './helpers/module/import-helpers.js';
import { removeItems } from './objects.js';
import { refuse } from './refusal.js';
import type { Attempt } from './refusal.js';
import type { RewriteRequest } from './rewriter.js';
import { inStyle } from './style.js';

/** An expression for a module's export, and the edits that import it. */
export interface ImportedExpression {
  readonly expression: string;
  readonly edits: readonly Edit[];
}

/** An imported name that nothing uses any more. */
export interface UnusedImport {
  readonly specifier: TSESTree.ImportClause;
  readonly declaration: TSESTree.ImportDeclaration;
}

/** Returns the import of a name that nothing uses any more. @param isGone whether a use is removed */
export function unusedImport(
  binding: Binding | undefined,
  isGone: (use: TSESTree.Node) => boolean,
): UnusedImport | undefined {
  const [definition, ...others] = binding?.definitions ?? [];
  if (definition?.type !== DefinitionType.ImportBinding || others.length > 0) return undefined;
  if (!binding?.references.every((use) => isGone(use.identifier))) return undefined;
  const { node, parent } = definition;
  if (parent.type !== T.ImportDeclaration || node.type === T.TSImportEqualsDeclaration) return undefined;
  return { specifier: node, declaration: parent };
}

/**
 * Imports a name in the file's import style, unless the file already imports it.
 * Refuses where the file has no imports, or both `name` and `alias` are taken.
 * @param alias the local name if `name` is taken
 * @param unused a name to remove from its import; the new name may replace it
 */
export function* importName(
  request: RewriteRequest,
  [source, name, alias]: readonly [source: string, name: string, alias: string],
  unused?: UnusedImport,
): Attempt<ImportedExpression> {
  const { program } = request;
  const known = knownImport(program.ast, source, name);
  if (known !== undefined) {
    // The new code uses the name that only the removed code used, so it stays.
    const isUsed = unused === undefined || known.split('.')[0] === unused.specifier.local.name;
    return {
      expression: known,
      edits: isUsed ? [] : yield* dropImports(request, unused.declaration, [unused.specifier]),
    };
  }
  const isFree = !isTaken(program.nodes, name);
  if (!isFree && isTaken(program.nodes, alias)) return yield* refuse('reason.name-taken', { name: alias });
  const local = isFree ? name : alias;
  if (isEsModule(program.ast)) {
    const specifier = isFree ? name : `${name} as ${alias}`;
    return { expression: local, edits: yield* importEdits(request, source, specifier, unused) };
  }
  const same = lastRequired(program.ast, source);
  if (same) {
    const added = isFree ? name : `${name}: ${alias}`;
    return { expression: local, edits: [addedAfter(request, same, added)] };
  }
  const last = program.ast.body.findLast(isRequire);
  if (last) return { expression: local, edits: [requireEdit(request, last, source, name, local)] };
  // A module that exports may also require.
  if (commonExports(program.ast).length === 0) return yield* refuse('reason.module-not-loaded', { module: source });
  return {
    expression: local,
    edits: [insertImports(request, 'commonjs', [requireLine(request, source, name, local)])],
  };
}

export function isRequire(statement: TSESTree.Node): statement is TSESTree.VariableDeclaration {
  return (
    statement.type === T.VariableDeclaration &&
    statement.declarations.some(({ init }) => init !== null && requiredFrom(init) !== undefined)
  );
}

/** Returns the module of `require('x')` or `require('x').y`. */
function requiredFrom(node: TSESTree.Node): string | undefined {
  return node.type === T.MemberExpression ? requiredFrom(node.object) : requiredModule(node);
}

/** Returns the expression for an export that the file already imports. */
function knownImport({ body }: TSESTree.Program, source: string, name: string): string | undefined {
  for (const statement of body) {
    if (statement.type === T.ImportDeclaration && isValueImport(statement, source)) {
      for (const specifier of statement.specifiers) {
        if (specifier.type === T.ImportNamespaceSpecifier) return `${specifier.local.name}.${name}`;
        if (specifier.type !== T.ImportSpecifier || specifier.importKind === 'type') continue;
        if (specifier.imported.type === T.Identifier && specifier.imported.name === name) return specifier.local.name;
      }
    }
    if (statement.type !== T.VariableDeclaration) continue;
    for (const { id, init } of statement.declarations) {
      if (init === null || requiredFrom(init) !== source) continue;
      if (id.type === T.Identifier && init.type === T.CallExpression) return `${id.name}.${name}`;
      if (id.type === T.Identifier && init.type === T.MemberExpression && namedMember(init) === name) return id.name;
      if (id.type !== T.ObjectPattern || init.type !== T.CallExpression) continue;
      for (const property of id.properties) {
        if (property.type !== T.Property || property.key.type !== T.Identifier || property.key.name !== name) continue;
        if (property.value.type === T.Identifier) return property.value.name;
      }
    }
  }
  return undefined;
}

function namedMember({ property }: TSESTree.MemberExpression): string | undefined {
  return property.type === T.Identifier ? property.name : undefined;
}

function isValueImport(statement: TSESTree.ProgramStatement, source: string): statement is TSESTree.ImportDeclaration {
  return statement.type === T.ImportDeclaration && statement.importKind !== 'type' && statement.source.value === source;
}

/** Removes unused names from their import, or the whole import if nothing else is left. */
export function* dropImports(
  { text }: RewriteRequest,
  declaration: TSESTree.ImportDeclaration,
  unused: readonly TSESTree.ImportClause[],
): Attempt<Edit[]> {
  const { specifiers } = declaration;
  if (unused.length === specifiers.length) return [removeLine(text, declaration)];
  const named = specifiers.filter(({ type }) => type === T.ImportSpecifier);
  const removed = unused.filter(({ type }) => type === T.ImportSpecifier);
  // The edit would also have to remove the braces or a default import.
  if (removed.length === 0 || removed.length === named.length) return [];
  return yield* removeItems(text, named, text.indexOf('}', named.at(-1)?.range[1]), removed);
}

function* importEdits(
  request: RewriteRequest,
  source: string,
  specifier: string,
  unused: UnusedImport | undefined,
): Attempt<Edit[]> {
  if (unused?.declaration.source.value === source && isValueImport(unused.declaration, source)) {
    const { range, type } = unused.specifier;
    const isOnly = unused.declaration.specifiers.length === 1;
    if (type === T.ImportSpecifier) return [{ start: range[0], end: range[1], text: specifier }];
    if (isOnly) return [{ start: range[0], end: range[1], text: `{ ${specifier} }` }];
    return [yield* importEdit(request, source, specifier)];
  }
  if (unused?.declaration.specifiers.length === 1) {
    const [start, end] = unused.declaration.range;
    const same = request.program.ast.body.some((statement) => isValueImport(statement, source));
    if (!same) return [{ start, end, text: importLine(request, source, specifier) }];
  }
  const dropped = unused ? yield* dropImports(request, unused.declaration, [unused.specifier]) : [];
  return [yield* importEdit(request, source, specifier), ...dropped];
}

function importLine({ style: { quote, semicolons } }: RewriteRequest, source: string, specifier: string): string {
  return `import { ${specifier} } from ${quote}${source}${quote}${semicolons ? ';' : ''}`;
}

/** Adds a name to the import of the same module, or else a new import after the others. */
function* importEdit(request: RewriteRequest, source: string, specifier: string): Attempt<Edit> {
  const { program, text, style } = request;
  const { body } = program.ast;
  const same = body.find(
    (statement): statement is TSESTree.ImportDeclaration =>
      isValueImport(statement, source) && statement.specifiers.length > 0,
  );
  const last = same?.specifiers.at(-1);
  if (last?.type === T.ImportDefaultSpecifier) return insertion(last.range[1], `, { ${specifier} }`);
  if (last) return addedAfter(request, last, specifier);
  const line = importLine(request, source, specifier);
  const before = body.findLast(({ type }) => type === T.ImportDeclaration);
  const [first] = body;
  if (before) return insertion(before.range[1], style.eol + indentAt(text, before.range[0]) + line);
  if (first === undefined) return yield* refuse('reason.no-statement-for-import');
  const indent = indentAt(text, first.range[0]);
  return insertion(first.range[0], line + style.eol + style.eol + indent);
}

/** Adds a name after the last one of an import, on a separate line if that one is. */
function addedAfter({ text, style }: RewriteRequest, last: TSESTree.Node, added: string): Edit {
  const indent = indentAt(text, last.range[0]);
  const isOwnLine = text.slice(0, last.range[0]).endsWith(`\n${indent}`);
  return insertion(last.range[1], isOwnLine ? `,${style.eol}${indent}${added}` : `, ${added}`);
}

function requireEdit(
  request: RewriteRequest,
  last: TSESTree.VariableDeclaration,
  source: string,
  name: string,
  local: string,
): Edit {
  const { text, style } = request;
  const line = inStyle(requireLine(request, source, name, local), style);
  return insertion(last.range[1], style.eol + indentAt(text, last.range[0]) + line);
}

/** Returns the statement that requires a name, in the style of snippets. */
export function requireLine({ style }: RewriteRequest, source: string, name: string, local: string): string {
  const required = `require('${source}')`;
  const pattern = name === local ? `{ ${name} }` : `{ ${name}: ${local} }`;
  return style.modern ? `const ${pattern} = ${required};` : `var ${local} = ${required}.${name};`;
}

function insertion(offset: number, text: string): Edit {
  return { start: offset, end: offset, text };
}
