import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { isInScope, isRepeatable } from '../code.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { clientSecretOf, isClientSecret } from './client-secret.js';
import { strategyElsewhere } from './strategy-elsewhere.js';

type Node = TSESTree.Node;

/**
 * Returns the client's secret as an expression for new code of a server: as the file itself names it, by a variable of
 * the environment, or by the settings of passport's strategy in another file. A literal gets no second copy.
 * @param at where the expression must be valid
 * @returns undefined if the package has no secret, or several
 */
export function sessionSecretOf(request: RewriteRequest, at: Node): string | undefined {
  const here = new Set(
    request.program.nodes.flatMap((node) => {
      if (!isClientSecret(node)) return [];
      const value = unwrap(node.value);
      const isUsable = node.parent.type === T.ObjectExpression && !isString(value) && isRepeatable(value);
      return isUsable && isInScope(request.document, value, at) ? sourceOf(request, value) : [];
    }),
  );
  const [own, ...others] = here;
  if (own !== undefined && others.length === 0) return own;
  const known = clientSecretOf(request, false);
  if (known !== undefined) return known;
  const { clientSecret, invented, imports } = strategyElsewhere(request, at);
  const isKnown = imports.length === 0 && !invented.some((each) => clientSecret.startsWith(each));
  return isKnown ? clientSecret : undefined;
}
