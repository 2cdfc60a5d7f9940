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
export function loginParameters(place: SnippetPlace): string | undefined {
  const isFlat = !place.finding.form.endsWith('-params');
  const parameters = otherParameters(place).filter(({ name }) => !isNeedlessOption(name, isFlat));
  return parameters.length > 0 ? `{ ${parameters.map(({ source }) => source).join(', ')} }` : undefined;
}

/** Returns the expression of the connection that the finding's login names; undefined if none is safe to repeat. */
export function connectionOf(place: SnippetPlace): string | undefined {
  return place.settings.connection ?? otherParameters(place).find(({ name }) => name === 'connection')?.value;
}

interface Parameter {
  readonly name: string;
  /** The source of the whole property, and of its value. */
  readonly source: string;
  readonly value: string;
}

/** Returns the parameters next to the finding's token that are safe to repeat. */
function otherParameters({ document, program, finding }: SnippetPlace): Parameter[] {
  const token = program?.nodes.find(
    ({ type, range: [start, end], parent }) =>
      type === T.Identifier && start === finding.start && end === finding.end && parent.type === T.Property,
  )?.parent;
  const object = token?.parent;
  if (object?.type !== T.ObjectExpression) return [];
  return object.properties.flatMap((property) => {
    const name = property.type === T.Property && property !== token ? keyOf(property) : undefined;
    if (property.type !== T.Property || name === undefined) return [];
    const value = unwrap(property.value);
    const isPlain = isString(value) && /^[\w .:/-]*$/.test(value.value);
    if (!isPlain && repeatable(document.text, program, property.value) === undefined) return [];
    return [
      { name, source: document.text.slice(...property.range), value: document.text.slice(...property.value.range) },
    ];
  });
}
