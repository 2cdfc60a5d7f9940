import type { TSESTree } from '@typescript-eslint/types';
import { contains } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { removeProperties } from '../objects.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { TokenPlace } from './token-place.js';

/**
 * Returns the edits that remove a token from its options, with every object around it that would become empty, and with
 * the choice whether there is a token.
 */
export function* removeToken(request: RewriteRequest, place: TokenPlace): Attempt<Edit[]> {
  const { text } = request;
  const { choice, carrier } = place;
  if (choice !== undefined) {
    const [start, end] = choice.node.range;
    if (choice.other !== undefined) return [{ start, end, text: sourceOf(request, choice.other) }];
    if (carrier === undefined || contains(carrier, place.options)) return [{ start, end, text: '{}' }];
  }
  const [last, ...outer] = steps(place);
  if (last === undefined) return [];
  let { item, owner } = last;
  for (const step of outer) {
    if (owner.properties.length > 1 || /\/[/*]/.test(text.slice(...owner.range))) break;
    ({ item, owner } = step);
  }
  return yield* removeProperties(text, owner, [item]);
}

interface Step {
  readonly item: TSESTree.Property | TSESTree.SpreadElement;
  readonly owner: TSESTree.ObjectExpression;
}

/** Returns the items that hold the token, innermost first, with the objects they are in. */
function steps({ carrier, owner, path, options }: TokenPlace): Step[] {
  const found: Step[] = carrier === undefined ? [] : [{ item: carrier, owner }];
  for (const property of path.toReversed()) {
    const object = property.parent;
    const isOutside = carrier !== undefined && property !== carrier && contains(property, carrier);
    if (isOutside && object.type === T.ObjectExpression && contains(options, object)) {
      found.push({ item: property, owner: object });
    }
  }
  return found;
}
