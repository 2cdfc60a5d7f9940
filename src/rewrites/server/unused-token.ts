import type { TSESTree } from '@typescript-eslint/types';
import { contains, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { removeLine } from '../code.js';
import { unusedImport } from '../import-name.js';
import type { Unused } from '../link/unused.js';
import { removeItems } from '../objects.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { ServerToken } from './server-token.js';

type Node = TSESTree.Node;

/**
 * Returns the edits that remove the variables that only the removed token used, and the variables that only these used.
 * @param isHarmless whether evaluating an initializer has no effect that is needed
 */
export function* unusedToken(
  request: RewriteRequest,
  { element }: Pick<ServerToken, 'element'>,
  isHarmless: (made: Node) => boolean,
): Attempt<Unused> {
  return yield* unusedAfter(request, { removed: [element], kept: undefined }, isHarmless);
}

/**
 * Returns the edits that remove the variables that only removed code used, and the variables that only these used.
 * @param kept a part of the removed code that the new code repeats
 * @param isHarmless whether evaluating an initializer has no effect that is needed
 */
export function* unusedAfter(
  request: RewriteRequest,
  { removed, kept }: { readonly removed: readonly Node[]; readonly kept: Node | undefined },
  isHarmless: (made: Node) => boolean,
): Attempt<Unused> {
  const { document, program, text } = request;
  const gone: Node[] = [...removed];
  const edits: Edit[] = [];
  let dropped: Unused['import'];
  const isGone = (node: Node): boolean =>
    gone.some((each) => contains(each, node)) && !(kept !== undefined && contains(kept, node));
  const isUnused = (name: Node): boolean => {
    const binding = document.values.bindingOf(name);
    const uses = binding?.references.filter((use) => use.init !== true) ?? [];
    return uses.length > 0 && uses.every((use) => !use.isWrite() && isGone(use.identifier));
  };
  // A variable's initializer may be the last use of an earlier one.
  const declarations = program.nodes.filter((node) => node.type === T.VariableDeclaration).toReversed();
  for (const declaration of declarations) {
    const [declarator, ...others] = declaration.declarations;
    if (others.length > 0 || declaration.parent.type !== T.BlockStatement) continue;
    const { id, init } = declarator;
    if (!init) {
      // `var _a;` of a compiled optional chain
      const uses = document.values.bindingOf(id)?.references ?? [];
      if (uses.length > 0 && uses.every((use) => isGone(use.identifier))) edits.push(removeLine(text, declaration));
      continue;
    }
    const names = id.type === T.ObjectPattern ? id.properties : [];
    const unused = names.filter((each) => each.type === T.Property && isUnused(each.value));
    const isWhole = id.type === T.Identifier ? isUnused(id) : names.length > 0 && unused.length === names.length;
    if (isWhole && isHarmless(unwrap(init))) {
      gone.push(declaration);
      edits.push(removeLine(text, declaration));
      dropped ??= unusedImport(document.values.bindingOf(calleeOf(init)), isGone);
    } else if (id.type === T.ObjectPattern && unused.length > 0 && !names.some(({ type }) => type === T.RestElement)) {
      const closing = text.indexOf('}', names.at(-1)?.range[1]);
      if (!isWhole) edits.push(...(yield* removeItems(text, names, closing, unused)));
    }
  }
  return { edits, import: dropped };
}

function calleeOf(init: Node): Node {
  const made = unwrap(init);
  return made.type === T.CallExpression ? made.callee : made;
}
