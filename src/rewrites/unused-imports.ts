import { DefinitionType } from '@typescript-eslint/scope-manager';
import { T } from '../core/syntax/node-types.js';
import type { Edit } from '../core/types.js';
import type { Binding } from '../core/values/scopes.js';
import { dropImport } from './import-name.js';
import type { Attempt } from './refusal.js';
import type { RewriteRequest } from './rewriter.js';

/** Templates of these files use imports of the script, which the script's own code does not show. */
const COMPONENTS = /\.(?:vue|svelte|astro)$/;

/** Returns the edits that remove the imports that only replaced code used. @param edits all other edits of the draft */
export function* unusedImports(request: RewriteRequest, edits: readonly Edit[]): Attempt<Edit[]> {
  const { document, program, fileName } = request;
  if (COMPONENTS.test(fileName)) return [];
  const isGone = ([start, end]: readonly [number, number]): boolean =>
    edits.some((edit) => edit.start <= start && end <= edit.end && edit.start < edit.end);
  const bindings = new Set<Binding>();
  for (const node of program.nodes) {
    const binding = node.type === T.Identifier && isGone(node.range) ? document.values.bindingOf(node) : undefined;
    if (binding?.references.every(({ identifier }) => isGone(identifier.range)) === true) bindings.add(binding);
  }
  const removals: Edit[] = [];
  for (const { definitions, name } of bindings) {
    const [definition] = definitions;
    if (definition?.type !== DefinitionType.ImportBinding || definition.parent.type !== T.ImportDeclaration) continue;
    const { parent: declaration, node: specifier } = definition;
    if (specifier.type === T.TSImportEqualsDeclaration || isIn(edits, name) || isGone(specifier.range)) continue;
    const isOnly = declaration.specifiers.length === 1;
    const [start, end] = declaration.range;
    const isExtended = edits.some((edit) => start <= edit.start && edit.end <= end);
    // A file of the project may be imported for its effects, too.
    if (isOnly && (isExtended || declaration.source.value.startsWith('.'))) continue;
    removals.push(...(yield* dropImport(request, { specifier, declaration })));
  }
  return removals;
}

/** Whether new code contains a name. */
function isIn(edits: readonly Edit[], name: string): boolean {
  return edits.some(({ text }) => text.split(/[^\w$]+/).includes(name));
}
