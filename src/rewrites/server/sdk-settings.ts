import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { isInScope, isRepeatable } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** Refuses code that users have, in a browser or an installed application: they could read the server's secrets. */
export function* assertKeepsSecrets({ side }: Pick<RewriteRequest, 'side'>): Attempt<void> {
  if (side === 'browser') return yield* refuse('reason.browser-secret');
  if (side === 'desktop') return yield* refuse('reason.desktop-secret');
}

/**
 * Returns a setting of an SDK object as an expression that is valid elsewhere: its value, or a property of a settings
 * variable. Returns undefined if there are no settings, or they lack this one.
 * Refuses where the value is out of scope.
 * @param at where the expression must be valid
 */
export function* settingFor(
  request: RewriteRequest,
  settings: Node | undefined,
  name: string,
  at: Node,
): Attempt<string | undefined> {
  if (settings === undefined) return undefined;
  const { document } = request;
  const inner = unwrap(settings);
  const sites = document.values.properties(inner, [name]);
  if (inner.type !== T.ObjectExpression) {
    const isKnown = document.values.origins(inner).every(({ type }) => type === T.ObjectExpression);
    if (isKnown && sites.length === 0) return undefined;
    if (isMissingElsewhere(request, inner, name)) return undefined;
    if (isRepeatable(inner) && isInScope(document, inner, at)) return `${sourceOf(request, inner)}.${name}`;
    return yield* refuse('reason.setting-unknown', { name });
  }
  if (sites.length === 0 && !inner.properties.some(({ type }) => type === T.SpreadElement)) return undefined;
  const [site, ...others] = sites;
  if (!site?.value || others.length > 0 || !isInScope(document, site.value, at)) {
    return yield* refuse('reason.setting-unknown', { name });
  }
  return sourceOf(request, site.value);
}

/** Whether settings are imported from a file of the project that does not mention this one. */
function isMissingElsewhere({ document }: RewriteRequest, settings: Node, name: string): boolean {
  const remotes = document.imports.resolve(settings);
  return (
    remotes.length > 0 &&
    remotes.every(
      ({ document: other, node }) =>
        other.values.origins(node).every(({ type }) => type === T.ObjectExpression) &&
        other.values.properties(node, [name]).length === 0,
    )
  );
}
