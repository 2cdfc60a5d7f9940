import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../core/engine/rule.js';
import { unwrap } from '../core/syntax/ast.js';
import { T } from '../core/syntax/node-types.js';
import type { Edit } from '../core/types.js';
import { refuse } from './refusal.js';
import type { Attempt } from './refusal.js';

type Element = TSESTree.Property | TSESTree.SpreadElement;

/** Returns the object literal that a value is; undefined if it may be anything else. */
export function objectLiteralOf({ values }: Document, node: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  const [object, ...others] = values.origins(node).map((each) => unwrap(each));
  return object?.type === T.ObjectExpression && others.length === 0 ? object : undefined;
}

/** Returns the last property of an object literal with one of the names, ignoring case. */
export function propertyOf(object: TSESTree.ObjectExpression, ...names: string[]): TSESTree.Property | undefined {
  return object.properties.findLast(
    (property): property is TSESTree.Property =>
      property.type === T.Property && names.some((name) => name.toLowerCase() === keyOf(property)?.toLowerCase()),
  );
}

/** A property of an object or a member of a class. */
export interface Keyed {
  readonly key: TSESTree.Node;
  readonly computed: boolean;
}

/** Returns the name of a property, if it is an identifier or a string literal: `a`, `'a'`. */
export function keyOf({ key, computed }: Keyed): string | undefined {
  if (!computed && key.type === T.Identifier) return key.name;
  return key.type === T.Literal && typeof key.value === 'string' ? key.value : undefined;
}

/** Whether a node is an object literal that has no other properties than those with certain names. */
export function hasOnly(node: TSESTree.Node, names: RegExp): boolean {
  return (
    node.type === T.ObjectExpression &&
    node.properties.every((each) => each.type === T.Property && names.test(keyOf(each) ?? ''))
  );
}

/** Returns the separator for several properties that replace one: with a line break if that one starts a line. */
export function propertySeparator(text: string, [start]: TSESTree.Range): string {
  const [line] = /\r?\n[ \t]*$/.exec(text.slice(0, start)) ?? [];
  return line === undefined ? ', ' : `,${line}`;
}

/** Returns the properties of an object literal that edits remove. */
export function removedFrom({ properties }: TSESTree.ObjectExpression, edits: readonly Edit[]): Element[] {
  return properties.filter(({ range: [start, end] }) =>
    edits.some((edit) => edit.text === '' && edit.start <= start && end <= edit.end),
  );
}

/**
 * Removes properties from an object literal, with their commas, and their lines if nothing else is on them. Comments
 * stay. Refuses where a comment is between a property and its comma.
 */
export function* removeProperties(
  text: string,
  object: TSESTree.ObjectExpression,
  removed: readonly Element[],
): Attempt<Edit[]> {
  return yield* removeItems(text, object.properties, object.range[1] - 1, removed);
}

/** Like `removeProperties`, for any comma-separated list: arguments, the names of an import. */
export function* removeItems<Item extends TSESTree.Node>(
  text: string,
  items: readonly Item[],
  closing: number,
  removed: readonly Item[],
): Attempt<Edit[]> {
  const deletions: [number, number][] = [];
  const [first, last] = [items[0], items.at(-1)];
  const isAll = first !== undefined && last !== undefined && removed.length === items.length;
  if (isAll && !/\/[/*]/.test(text.slice(first.range[0], closing))) {
    const start = text.slice(0, first.range[0]).trimEnd().length;
    // A comment at the end of the line would swallow the closing bracket.
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    if (!/\/\/|\*\/$/.test(line)) return [{ start, end: closing, text: '' }];
  }
  for (const item of removed) {
    const index = items.indexOf(item);
    const next = items[index + 1]?.range[0] ?? closing;
    const comma = commaIn(text, item.range[1], next);
    if (comma !== undefined && text.slice(item.range[1], comma).trim() !== '') {
      return yield* refuse('reason.comment-before-comma');
    }
    deletions.push(
      comma === undefined
        ? withItsLine(text, item.range[0], item.range[1], false)
        : withItsLine(text, item.range[0], comma + 1, true),
    );
  }
  const kept = items.findLast((item) => !removed.includes(item));
  // The last remaining item loses its comma, unless the list had a trailing comma.
  if (last && kept && kept !== last && commaIn(text, last.range[1], closing) === undefined) {
    const comma = commaIn(text, kept.range[1], items[items.indexOf(kept) + 1]?.range[0] ?? closing);
    const first = deletions.find(([start]) => start > kept.range[1]);
    if (comma !== undefined && first) {
      const between = text.slice(comma + 1, first[0]);
      if (between.trim() === '') {
        // The line break before the closing bracket stays.
        const end = deletions.at(-1)?.[1] ?? first[1];
        const isOwnLine = text[end - 1] === '\n';
        first[0] = comma;
        const tail = deletions.at(-1);
        if (isOwnLine && tail) tail[1] = end - (text[end - 2] === '\r' ? 2 : 1);
      } else deletions.push([comma, comma + 1]);
    }
  }
  return merged(deletions).map(([start, end]) => ({ start, end, text: '' }));
}

function commaIn(text: string, start: number, end: number): number | undefined {
  // Ignores commas inside comments.
  const masked = text
    .slice(start, end)
    .replace(/\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*/g, (comment) => ' '.repeat(comment.length));
  const index = masked.indexOf(',');
  return index < 0 ? undefined : start + index;
}

/** Extends a range over the white space that its removal would leave. */
function withItsLine(text: string, start: number, end: number, hasMore: boolean): [number, number] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*(\r?\n)?/.exec(text.slice(end));
  const after = end + (rest?.[0].length ?? 0);
  const isFirstOnLine = text.slice(lineStart, start).trim() === '';
  if (rest?.[1] !== undefined) {
    if (isFirstOnLine) return [lineStart, after];
    // The item ends a line that starts with other code.
    return [lineStart + text.slice(lineStart, start).trimEnd().length, after - rest[1].length];
  }
  // The space before a closing bracket stays.
  return [start, hasMore ? after : end];
}

function merged(deletions: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [start, end] of deletions.toSorted((a, b) => a[0] - b[0])) {
    const before = result.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else result.push([start, end]);
  }
  return result;
}

/**
 * Appends a property to an object literal, on a separate line if the other properties are on separate lines.
 * Refuses where the object contains only a comment.
 * @param gone properties that other edits remove
 */
export function* appendProperty(
  text: string,
  object: TSESTree.ObjectExpression,
  property: string,
  gone: readonly Element[] = [],
): Attempt<Edit[]> {
  const kept = object.properties.findLast((candidate) => !gone.includes(candidate));
  const [start, end] = object.range;
  if (kept === undefined) {
    const isOneLine = !text.slice(start, end).includes('\n');
    const below = lineBelowComment(text, object, gone);
    if (below) return [insertion(below.start, `${below.indent}${property},${below.eol}`)];
    if (gone.length > 0) return [insertion(start + 1, isOneLine ? ` ${property} ` : ` ${property},`)];
    if (text.slice(start + 1, end - 1).trim() !== '') return yield* refuse('reason.comment-in-empty-object');
    return [{ start: start + 1, end: end - 1, text: ` ${property} ` }];
  }
  const lineStart = text.lastIndexOf('\n', kept.range[0] - 1) + 1;
  const indent = text.slice(lineStart, kept.range[0]);
  if (lineStart <= start || indent.trim() !== '') return [insertion(kept.range[1], `, ${property}`)];
  const line = `${text[lineStart - 2] === '\r' ? '\r\n' : '\n'}${indent}${property}`;
  const last = object.properties.at(-1);
  // Removing the last properties also removes the comma before them.
  if (last && last !== kept && commaIn(text, last.range[1], end - 1) === undefined) {
    return [insertion(kept.range[1], `,${line}`)];
  }
  // A comment after the last property stays with it.
  const [tail = '', comma = ''] =
    /^([ \t]*,)?(?:[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/))?/.exec(text.slice(kept.range[1], end - 1)) ?? [];
  if (comma !== '') return [insertion(kept.range[1] + tail.length, `${line},`)];
  return [insertion(kept.range[1], ','), insertion(kept.range[1] + tail.length, line)];
}

/** Returns the line of the first removed property if it is below a comment, which then belongs to what replaces it. */
function lineBelowComment(
  text: string,
  object: TSESTree.ObjectExpression,
  [first]: readonly Element[],
): { readonly start: number; readonly indent: string; readonly eol: string } | undefined {
  if (first === undefined || !/\/[/*]/.test(text.slice(object.range[0], first.range[0]))) return undefined;
  const start = text.lastIndexOf('\n', first.range[0] - 1) + 1;
  const indent = text.slice(start, first.range[0]);
  if (start <= object.range[0] || indent.trim() !== '') return undefined;
  return { start, indent, eol: text[start - 2] === '\r' ? '\r\n' : '\n' };
}

/** Like `appendProperty`, for several properties. */
export function* appendProperties(
  text: string,
  object: TSESTree.ObjectExpression,
  properties: readonly string[],
  gone: readonly Element[] = [],
): Attempt<Edit[]> {
  if (properties.length === 0) return [];
  const kept = object.properties.findLast((property) => !gone.includes(property));
  const below = kept ? undefined : lineBelowComment(text, object, gone);
  const separator = kept ? propertySeparator(text, kept.range) : below ? `,${below.eol}${below.indent}` : ', ';
  return yield* appendProperty(text, object, properties.join(separator), gone);
}

function insertion(offset: number, text: string): Edit {
  return { start: offset, end: offset, text };
}
