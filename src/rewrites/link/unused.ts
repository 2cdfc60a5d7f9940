import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Binding } from '../../core/values/scopes.js';
import { isGlobal, removeDeclaration } from '../declarations.js';
import { unusedImport } from '../import-name.js';
import type { UnusedImport } from '../import-name.js';
import { keyOf, removeItems } from '../objects.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { unusedDependencies } from './hook-dependencies.js';

type Node = TSESTree.Node;

/** Edits that remove code that only a removed call used, and the import that becomes unused. */
export interface Unused {
  readonly edits: readonly Edit[];
  readonly import?: UnusedImport | undefined;
}

/** Settings that can go with a client or a hook: the new code repeats them. */
const SETTINGS = new Set(['domain', 'clientId', 'client_id']);

/**
 * Returns what only a call's callee uses: `login` in `const { login } = useAuth0()`, or a client with no other use.
 * Code with side effects stays.
 * @param isHarmless whether the initializer has no side effects
 */
export function* unusedWithout(
  request: RewriteRequest,
  callee: Node,
  isHarmless: (made: Node) => boolean = (made) =>
    (made.type === T.CallExpression || made.type === T.NewExpression) && made.arguments.every(isPlain),
): Attempt<Unused> {
  const { document, text } = request;
  const used = callee.type === T.MemberExpression ? unwrap(callee.object) : callee;
  const binding = used.type === T.Identifier ? document.values.bindingOf(used) : undefined;
  const definition = binding && onlyDefinition(binding);
  const listed = yield* unusedDependencies(text, binding, used);
  const others = binding?.references.filter((use) => use.isRead() && !listed.removed.includes(use.identifier));
  if (definition?.type !== DefinitionType.Variable || others?.length !== 1) return listed;
  const { id, init } = definition.node;
  const declaration = definition.node.parent;
  if (init === null || declaration.declarations.length > 1 || declaration.parent.type === T.ExportNamedDeclaration)
    return listed;
  if (isGlobal(request, declaration)) return listed;
  if (id.type === T.ObjectPattern && id.properties.length > 1) {
    if (id.properties.some(({ type }) => type === T.RestElement)) return listed;
    const own = id.properties.find(
      (property) => property.range[0] <= definition.name.range[0] && definition.name.range[1] <= property.range[1],
    );
    if (own === undefined) return listed;
    const names = yield* removeItems(text, id.properties, closingOf(text, id), [own]);
    return { edits: [...listed.edits, ...names] };
  }
  const made = unwrap(init.type === T.AwaitExpression ? init.argument : init);
  if (!isHarmless(made)) return listed;
  const isMade = made.type === T.CallExpression || made.type === T.NewExpression;
  return {
    edits: [...listed.edits, ...removeDeclaration(request, declaration)],
    import: isMade ? importOf(request, made.callee) : undefined,
  };
}

function onlyDefinition({ definitions }: Binding): Binding['definitions'][number] | undefined {
  return definitions.length === 1 ? definitions[0] : undefined;
}

function closingOf(text: string, pattern: TSESTree.ObjectPattern): number {
  const last = pattern.properties.at(-1)?.range[1] ?? pattern.range[0];
  return text.indexOf('}', last);
}

/** Whether options hold only settings that the new code repeats. */
function isPlain(argument: Node): boolean {
  return (
    argument.type === T.ObjectExpression &&
    argument.properties.every((property) => property.type === T.Property && SETTINGS.has(keyOf(property) ?? ''))
  );
}

function importOf({ document }: RewriteRequest, callee: Node): UnusedImport | undefined {
  return callee.type === T.Identifier
    ? unusedImport(document.values.bindingOf(callee), (use) => use === callee)
    : undefined;
}
