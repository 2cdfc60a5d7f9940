import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../core/syntax/node-types.js';
import type { Edit } from '../core/types.js';
import { requiredModule } from '../core/values/exports.js';
import type { Binding } from '../core/values/scopes.js';
import { removeLine } from './code.js';
import { dropImports } from './import-name.js';
import { removeItems } from './objects.js';
import type { Attempt } from './refusal.js';
import type { RewriteRequest } from './rewriter.js';

/** Templates of these files use imports of the script, which the script's own code does not show. */
const COMPONENTS = /\.(?:vue|svelte|astro)$/;

/** Returns the edits that remove the imports that only replaced code used. @param edits all other edits of the draft */
export function* unusedImports(request: RewriteRequest, edits: readonly Edit[]): Attempt<Edit[]> {
  if (COMPONENTS.test(request.fileName)) return [];
  const isGone = isGoneBy(edits);
  const unused = new Map<TSESTree.ImportDeclaration, TSESTree.ImportClause[]>();
  for (const { definitions, name } of unusedBindings(request, isGone)) {
    const [definition] = definitions;
    if (definition?.type !== DefinitionType.ImportBinding || definition.parent.type !== T.ImportDeclaration) continue;
    const { parent: declaration, node: specifier } = definition;
    if (specifier.type === T.TSImportEqualsDeclaration || isIn(edits, name) || isGone(specifier.range)) continue;
    unused.set(declaration, [...(unused.get(declaration) ?? []), specifier]);
  }
  const removals: Edit[] = [];
  for (const [declaration, specifiers] of unused) {
    const isWhole = declaration.specifiers.length === specifiers.length;
    const [start, end] = declaration.range;
    const isExtended = edits.some((edit) => start <= edit.start && edit.end <= end);
    // A file of the project may be imported for its effects, too.
    if (isWhole && (isExtended || declaration.source.value.startsWith('.'))) continue;
    removals.push(...(yield* dropImports(request, declaration, specifiers)));
  }
  return removals;
}

/**
 * Returns the edits that remove the names that only replaced code used from `const { a, b } = require('module')`, as long
 * as others stay. @param edits all other edits of the draft
 */
export function* unusedRequires(request: RewriteRequest, edits: readonly Edit[]): Attempt<Edit[]> {
  const isGone = isGoneBy(edits);
  const unused = new Map<TSESTree.ObjectPattern, Named[]>();
  for (const { definitions, name } of unusedBindings(request, isGone, true)) {
    const declarator = definitions[0]?.node;
    if (declarator?.type !== T.VariableDeclarator || declarator.id.type !== T.ObjectPattern) continue;
    const { id: pattern, init } = declarator;
    const property = pattern.properties.find((each) => each.type === T.Property && each.value === definitions[0]?.name);
    const isRequired = init !== null && requiredModule(init) !== undefined;
    if (!isRequired || property === undefined || isIn(edits, name)) continue;
    unused.set(pattern, [...(unused.get(pattern) ?? []), property]);
  }
  const removals: Edit[] = [];
  for (const [{ properties }, removed] of unused) {
    // `...rest` would get the name.
    if (removed.length === properties.length || properties.some(({ type }) => type === T.RestElement)) continue;
    const closing = request.text.indexOf('}', properties.at(-1)?.range[1]);
    removals.push(...(yield* removeItems(request.text, properties, closing, removed)));
  }
  return removals;
}

/** Modules that do nothing when they are loaded: of Node, and packages for query strings. */
const PURE = /^(?:(?:node:)?(?:querystring|url|util|https?|path|crypto)|qs|query-string|form-urlencoded)$/;

/** Returns the edits that remove `const querystring = require('querystring')` if only replaced code used it. */
export function unusedModules(request: RewriteRequest, edits: readonly Edit[]): Edit[] {
  return [...unusedBindings(request, isGoneBy(edits), true)].flatMap(({ definitions, name }) => {
    const [definition] = definitions;
    const declarator = definition?.node;
    if (declarator?.type !== T.VariableDeclarator || definition?.name !== declarator.id) return [];
    const { init, parent: declaration } = declarator;
    const isPure = init !== null && PURE.test(requiredModule(init) ?? '');
    const isAlone = declaration.declarations.length === 1 && declaration.parent.type === T.Program;
    const [start, end] = declaration.range;
    const isExtended = edits.some((edit) => start <= edit.start && edit.end <= end);
    return isPure && isAlone && !isExtended && !isIn(edits, name) ? removeLine(request.text, declaration) : [];
  });
}

type Named = TSESTree.ObjectPattern['properties'][number];

type IsGone = (range: readonly [number, number]) => boolean;

function isGoneBy(edits: readonly Edit[]): IsGone {
  return ([start, end]) => edits.some((edit) => edit.start <= start && end <= edit.end && edit.start < edit.end);
}

/** Returns the variables that only replaced code uses. @param isDeclared whether their initializer counts as a use */
function unusedBindings({ document, program }: RewriteRequest, isGone: IsGone, isDeclared = false): Set<Binding> {
  const bindings = new Set<Binding>();
  for (const node of program.nodes) {
    const binding = node.type === T.Identifier && isGone(node.range) ? document.values.bindingOf(node) : undefined;
    const uses = binding?.references.filter((use) => !(isDeclared && use.init === true)) ?? [];
    if (binding && uses.every(({ identifier }) => isGone(identifier.range))) bindings.add(binding);
  }
  return bindings;
}

/** Whether new code contains a name. */
function isIn(edits: readonly Edit[], name: string): boolean {
  return edits.some(({ text }) => text.split(/[^\w$]+/).includes(name));
}
