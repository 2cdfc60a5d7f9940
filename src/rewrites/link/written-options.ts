import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { editedSource, indentAt, indented, isCallFree } from '../code.js';
import { appendProperties, keyOf, propertyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { Style } from '../style.js';

type Node = TSESTree.Node;

/** What is added to an object literal: a property, by its path, or the source of a spread in the object at the path. */
export type Addition =
  | { readonly names: readonly string[]; readonly value: Node }
  | { readonly names: readonly string[]; readonly spread: string };

interface Place {
  readonly text: string;
  readonly style: Pick<Style, 'eol' | 'indent'>;
}

/** An object literal with what gets into it. */
interface Filled {
  readonly literal: TSESTree.ObjectExpression;
  readonly added: { name?: string; source: () => Attempt<string>; inner?: Filled }[];
  /** Properties of the literal that get a new value. */
  readonly replaced: Map<TSESTree.Property, () => Attempt<string>>;
  /** Objects that are values of its own properties. */
  readonly own: Map<TSESTree.Property, Filled>;
}

/** A line from which on an object that was empty gets a property a line. */
const LONG = 80;

/** Returns the edits that write additions into an object literal. Refuses where one of them has no object to be in. */
export function* writeAdditions(
  place: Place,
  literal: TSESTree.ObjectExpression,
  additions: readonly Addition[],
): Attempt<readonly Edit[]> {
  const root = empty(literal);
  for (const addition of additions) yield* add(place, root, addition);
  return yield* editsOf(place, root);
}

function empty(literal: TSESTree.ObjectExpression): Filled {
  return { literal, added: [], replaced: new Map(), own: new Map() };
}

function* add(place: Place, root: Filled, addition: Addition): Attempt<void> {
  const isSpread = 'spread' in addition;
  const [last, ...outer] = isSpread
    ? [undefined, ...addition.names]
    : [addition.names.at(-1), ...addition.names.slice(0, -1)];
  let object = root;
  for (const name of outer) object = yield* objectIn(object, name);
  if (isSpread) {
    const source = function* () {
      return addition.spread;
    };
    object.added.push({ source });
    return;
  }
  const { value } = addition;
  const node = unwrap(value);
  const inner = node.type === T.ObjectExpression ? empty(node) : undefined;
  const source = function* (): Attempt<string> {
    const edits = inner ? yield* editsOf(place, inner) : [];
    const code = editedSource(place, value, edits);
    // The value is one level deeper than where it was assigned.
    const from = indentAt(place.text, value.range[0]);
    const to = indentAt(place.text, object.literal.range[0]) + place.style.indent;
    return to.startsWith(from) ? indented(code, to.slice(from.length)) : code;
  };
  const before = object.added.findIndex(({ name }) => name === last);
  if (before >= 0) object.added.splice(before, 1);
  const property = propertyOf(object.literal, last ?? '');
  if (property && keyOf(property) === last) {
    if (!isCallFree(property.value)) return yield* refuse('reason.options-not-inline');
    object.own.delete(property);
    object.replaced.set(property, source);
  } else object.added.push({ ...(last !== undefined && { name: last }), source, ...(inner && { inner }) });
}

/** Returns the object at a name, whether it was there or was added. */
function* objectIn(object: Filled, name: string): Attempt<Filled> {
  const added = object.added.find((each) => each.name === name)?.inner;
  if (added) return added;
  const property = propertyOf(object.literal, name);
  const value =
    property && keyOf(property) === name && !object.replaced.has(property) ? unwrap(property.value) : undefined;
  if (property === undefined || value?.type !== T.ObjectExpression) return yield* refuse('reason.options-not-inline');
  const known = object.own.get(property) ?? empty(value);
  object.own.set(property, known);
  return known;
}

function* editsOf(place: Place, { literal, added, replaced, own }: Filled): Attempt<Edit[]> {
  const { text, style } = place;
  const edits: Edit[] = [];
  for (const [{ value }, source] of replaced)
    edits.push({ start: value.range[0], end: value.range[1], text: yield* source() });
  for (const inner of own.values()) edits.push(...(yield* editsOf(place, inner)));
  const properties: string[] = [];
  for (const { name, source } of added) {
    const code = yield* source();
    properties.push(name === undefined || name === code ? code : `${name}: ${code}`);
  }
  const [start, end] = literal.range;
  if (literal.properties.length > 0 || /\S/.test(text.slice(start + 1, end - 1)))
    return [...edits, ...(yield* appendProperties(text, literal, properties))];
  const short = `{ ${properties.join(', ')} }`;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  if (properties.length === 0) return edits;
  if (!short.includes('\n') && column + short.length < LONG) return [...edits, { start, end, text: short }];
  const indent = indentAt(text, start);
  const lines = properties.map((each) => indent + style.indent + each);
  return [...edits, { start, end, text: `{${style.eol}${lines.join(`,${style.eol}`)}${style.eol}${indent}}` }];
}
