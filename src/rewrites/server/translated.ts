import type { TSESTree } from '@typescript-eslint/types';
import { applyEdits } from '../../core/edits.js';
import type { Document } from '../../core/engine/rule.js';
import { dottedName, isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { ParsedProgram } from '../../core/syntax/parse.js';
import type { Edit } from '../../core/types.js';
import { ALL, requiredModule } from '../../core/values/exports.js';
import { descendants, isRepeatable, stringLiteral } from '../code.js';
import type { ProjectFile } from '../project-files.js';
import type { Project } from '../project.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** A name that a file imports. */
export interface ImportedName {
  readonly local: string;
  /** The file of the project, or the package. */
  readonly module: string;
  /** The export; `ALL` for the module itself. */
  readonly name: string;
  /** The end of the statement that imports it. */
  readonly end: number;
}

/** Returns the names that a program's top level imports or requires. @param from the program's file, and those around it */
export function importedNames(
  { ast }: ParsedProgram,
  { fileName, project }: { readonly fileName: string; readonly project: Project },
): ImportedName[] {
  const moduleOf = (specifier: string): string => project.read(fileName, specifier)?.fileName ?? specifier;
  return ast.body.flatMap((statement) => {
    if (statement.type === T.ImportDeclaration && statement.importKind !== 'type') {
      const module = moduleOf(statement.source.value);
      return statement.specifiers.map((specifier) => ({
        local: specifier.local.name,
        module,
        name: importedAs(specifier),
        end: statement.range[1],
      }));
    }
    return statement.type === T.VariableDeclaration ? statement.declarations.flatMap((each) => required(each)) : [];
  });

  function required({ id, init, range: [, end] }: TSESTree.VariableDeclarator): ImportedName[] {
    const isMember = init?.type === T.MemberExpression && !init.computed && init.property.type === T.Identifier;
    const specifier = init ? requiredModule(isMember ? init.object : init) : undefined;
    if (specifier === undefined) return [];
    const module = moduleOf(specifier);
    const member = isMember ? (init.property as TSESTree.Identifier).name : ALL;
    if (id.type === T.Identifier) return [{ local: id.name, module, name: member, end }];
    if (id.type !== T.ObjectPattern || isMember) return [];
    return id.properties.flatMap((property) =>
      property.type === T.Property && property.key.type === T.Identifier && property.value.type === T.Identifier
        ? [{ local: property.value.name, module, name: property.key.name, end }]
        : [],
    );
  }
}

function importedAs(specifier: TSESTree.ImportClause): string {
  if (specifier.type === T.ImportNamespaceSpecifier) return ALL;
  if (specifier.type === T.ImportDefaultSpecifier) return 'default';
  return specifier.imported.type === T.Identifier ? specifier.imported.name : specifier.imported.value;
}

/**
 * Returns another file's expression as the rewritten file has to write it: a string, `process.env.NAME`, or a name that
 * both files import from the same module. Returns undefined for everything else.
 * @param names what the rewritten file imports
 */
export function translated(
  { style, program, project, document: rewritten }: RewriteRequest,
  file: ProjectFile,
  start: Node,
  names: readonly ImportedName[],
): string | undefined {
  const { document, fileName } = file;
  const node = unwrap(constantIn(document, start) ?? start);
  if (isString(node)) return stringLiteral(node.value, style.quote);
  if (!isRepeatable(node)) return undefined;
  const owner = document.programs.find(({ nodes }) => nodes.includes(node));
  if (owner === undefined) return undefined;
  const theirs = importedNames(owner, { fileName, project });
  const edits: Edit[] = [];
  for (const part of descendants(node)) {
    if (part.type === T.ThisExpression || part.type === T.CallExpression || part.type.startsWith('TS'))
      return undefined;
    if (part.type !== T.Identifier || isMemberName(part)) continue;
    const definitions = document.values.bindingOf(part)?.definitions ?? [];
    if (definitions.length === 0 && part.name === 'process') continue;
    const theirName = theirs.find(({ local }) => local === part.name);
    const [definition, ...others] = definitions;
    const isTop = definition !== undefined && others.length === 0 && isTopLevel(owner, definition.name);
    const ours = names.find(({ module, name }) => module === theirName?.module && name === theirName.name);
    if (!isTop || ours === undefined || isHidden(rewritten, program, ours.local)) return undefined;
    const [from, to] = part.range;
    edits.push({ start: from - node.range[0], end: to - node.range[0], text: ours.local });
  }
  const source = applyEdits(document.text.slice(...node.range), edits);
  return style.typescript && dottedName(node)?.startsWith('process.env.') ? `${source} as string` : source;
}

/** Returns the value of a constant that the file itself declares. */
function constantIn(document: Document, start: Node): Node | undefined {
  const node = unwrap(start);
  const [definition, ...others] =
    node.type === T.Identifier ? (document.values.bindingOf(node)?.definitions ?? []) : [];
  const declarator = definition?.node;
  if (others.length > 0 || declarator?.type !== T.VariableDeclarator || declarator.id.type !== T.Identifier) {
    return undefined;
  }
  const { init, parent } = declarator;
  return parent.kind === 'const' && init && requiredModule(init) === undefined ? init : undefined;
}

function isMemberName(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  return parent.type === T.MemberExpression && parent.property === node && !parent.computed;
}

function isTopLevel({ ast }: ParsedProgram, name: Node): boolean {
  return ast.body.some(
    (statement) =>
      (statement.type === T.ImportDeclaration || statement.type === T.VariableDeclaration) &&
      statement.range[0] <= name.range[0] &&
      name.range[1] <= statement.range[1],
  );
}

/** Whether a name has another meaning somewhere in a document: there it would hide the import. */
function isHidden({ values }: Document, { nodes }: ParsedProgram, name: string): boolean {
  const bindings = nodes.flatMap((node) =>
    node.type === T.Identifier && node.name === name ? (values.bindingOf(node) ?? []) : [],
  );
  return new Set(bindings).size > 1;
}
