import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { isNeedlessOption } from '../link/spa-parameters.js';
import { keyOf } from '../objects.js';
import { repeatable } from './expressions.js';
import type { SnippetPlace } from './snippet-place.js';

/**
 * Returns the source of the parameters that a login of the SPA SDKs has in addition to its token, as an object: its connection
 * above all. Without it the user might pick any login.
 * @returns undefined if there are none that are safe to repeat
 */
export function loginParameters({ document, program, finding }: SnippetPlace): string | undefined {
  const token = program?.nodes.find(
    ({ type, range: [start, end], parent }) =>
      type === T.Identifier && start === finding.start && end === finding.end && parent.type === T.Property,
  )?.parent;
  const object = token?.parent;
  if (object?.type !== T.ObjectExpression) return undefined;
  const isFlat = !finding.form.endsWith('-params');
  const sources = object.properties.flatMap((property) => {
    const name = property.type === T.Property && property !== token ? keyOf(property) : undefined;
    if (property.type !== T.Property || name === undefined || isNeedlessOption(name, isFlat)) return [];
    const value = unwrap(property.value);
    const isPlain = isString(value) && /^[\w .:/-]*$/.test(value.value);
    if (!isPlain && repeatable(document.text, program, property.value) === undefined) return [];
    return [document.text.slice(...property.range)];
  });
  return sources.length > 0 ? `{ ${sources.join(', ')} }` : undefined;
}
