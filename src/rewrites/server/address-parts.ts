import type { TSESTree } from '@typescript-eslint/types';
import { HOLE } from '../../core/hosts/hole.js';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';

type Node = TSESTree.Node;

/** A part of an address as it is written: text of a literal, or an expression. */
interface Part {
  /** The text, `HOLE` for an expression. */
  readonly text: string;
  /** UTF-16 offsets in the document; those of an expression in a template include `${` and `}`. */
  readonly start: number;
  readonly end: number;
  readonly expression?: Node;
  /** The quote of a literal that is not a template. */
  readonly quote?: string;
}

/** A parameter of an address, or a query that an expression holds. Offsets are in the address's flat text. */
export interface QueryItem {
  /** Undefined for an expression that holds several parameters. */
  readonly name: string | undefined;
  /** The constant value, still encoded; undefined where an expression is a part of it. */
  readonly constant: string | undefined;
  /** The expression, if it is all of the value. */
  readonly value: Node | undefined;
  readonly start: number;
  readonly end: number;
}

/** An address written as a string, a template or a concatenation. */
export class WrittenAddress {
  readonly flat: string;
  readonly items: readonly QueryItem[];
  readonly #parts: readonly Part[];
  readonly #query: number;

  private constructor(parts: readonly Part[], items: readonly QueryItem[], query: number) {
    this.#parts = parts;
    this.flat = parts.map(({ text }) => text).join('');
    this.items = items;
    this.#query = query;
  }

  /** @returns undefined where an address is written in another way, or parameters in it are not known by name */
  static of(text: string, node: Node): WrittenAddress | undefined {
    const parts = partsOf(text, unwrap(node));
    if (parts === undefined) return undefined;
    const flat = parts.map((part) => part.text).join('');
    const mark = flat.indexOf('?');
    const query = mark < 0 ? flat.length : mark;
    const items = flat.includes('#') ? undefined : itemsOf(parts, flat, query);
    return items && new WrittenAddress(parts, items, query);
  }

  /** Returns the expression that is all of the address but its query. */
  get pathExpression(): Node | undefined {
    const [first] = this.#parts.filter(({ text }) => text !== '');
    return this.#query === 1 ? first?.expression : undefined;
  }

  /** Whether nothing but text is left without some items. */
  isText(removed: readonly QueryItem[], isPathGone: boolean): boolean {
    let at = 0;
    return this.#parts.every(({ text, expression }) => {
      const start = at;
      at += text.length;
      if (expression === undefined) return true;
      return (isPathGone && start === 0) || removed.some((item) => item.start <= start && start < item.end);
    });
  }

  /** Returns the address without items as text, if `isText`. */
  textWithout(removed: readonly QueryItem[], path: string, newPath: string): string {
    const before = this.flat.slice(0, this.#query);
    const start = this.pathExpression ? '' : before.slice(0, -path.length);
    const kept = this.items.filter((item) => !removed.includes(item));
    const query = kept.map((item) => this.flat.slice(item.start, item.end)).join('&');
    return start + newPath + (query === '' ? '' : `?${query}`);
  }

  /**
   * Returns the edits that replace the path and remove items.
   * @returns undefined where the new path or the remaining address can't be written
   */
  edits(removed: readonly QueryItem[], path: string, newPath: string): Edit[] | undefined {
    const before = this.flat.slice(0, this.#query);
    const whole = this.#parts.find(({ expression }) => expression && expression === this.pathExpression);
    const first = whole ?? this.#partAt(this.#query - path.length);
    const isPath = whole !== undefined || (before.endsWith(path) && first === this.#partAt(this.#query - 1));
    if (first === undefined || !isPath) return undefined;
    const last = this.#query - 1;
    const pathEdit = whole
      ? {
          start: whole.start,
          end: whole.end,
          text: whole.quote === undefined ? newPath : whole.quote + newPath + whole.quote,
        }
      : { start: this.#offsetOf(last - path.length + 1), end: this.#offsetOf(last) + 1, text: newPath };
    const removals = this.#ranges(removed).map(([start, end]) => this.#removal(start, end));
    return removals.includes(undefined) ? undefined : [pathEdit, ...removals.filter((edit) => edit !== undefined)];
  }

  /** Returns the ranges of the flat text to remove, with separators. */
  #ranges(removed: readonly QueryItem[]): [number, number][] {
    const kept = this.items.filter((item) => !removed.includes(item));
    const [first] = kept;
    if (first === undefined) return removed.length > 0 ? [[this.#query, this.flat.length]] : [];
    return removed.map(({ start, end }) => (start < first.start ? [start, end + 1] : [start - 1, end]));
  }

  #removal(from: number, to: number): Edit | undefined {
    const first = this.#partAt(from);
    const last = this.#partAt(to - 1);
    if (first === undefined || last === undefined || first.expression) return undefined;
    const start = this.#offsetOf(from);
    const end = last.expression ? last.end : this.#offsetOf(to - 1) + 1;
    if (first.quote === undefined || first === last) return { start, end, text: '' };
    // A concatenation: the rest of the last literal continues the first one.
    const next = last.expression ? this.#parts[this.#parts.indexOf(last) + 1] : last;
    if (next === undefined) {
      const before = this.#parts[this.#parts.indexOf(first) - 1];
      // Nothing of the first literal is left.
      return before && start === first.start ? { start: before.end, end, text: '' } : { start, end, text: first.quote };
    }
    return next.quote === first.quote && !next.expression
      ? { start, end: next === last ? end : next.start, text: '' }
      : undefined;
  }

  #partAt(index: number): Part | undefined {
    let at = 0;
    return this.#parts.find(({ text }) => index < (at += text.length));
  }

  #offsetOf(index: number): number {
    let at = 0;
    for (const { text, start } of this.#parts) {
      if (index < at + text.length) return start + index - at;
      at += text.length;
    }
    return 0;
  }
}

function itemsOf(parts: readonly Part[], flat: string, query: number): QueryItem[] | undefined {
  if (query >= flat.length - 1) return [];
  const expressions = parts.flatMap(({ expression }) => expression ?? []);
  const items: QueryItem[] = [];
  let start = query + 1;
  for (const item of flat.slice(start).split('&')) {
    const end = start + item.length;
    const holes = flat.slice(0, start).split(HOLE).length - 1;
    const [, name, value = ''] = /^([\w.-]+)=([^]*)$/.exec(item) ?? [];
    if (name === undefined && item !== HOLE) return undefined;
    const isWhole = value === HOLE || item === HOLE;
    items.push({
      name,
      constant: isWhole || value.includes(HOLE) ? undefined : value,
      value: isWhole ? expressions[holes] : undefined,
      start,
      end,
    });
    start = end + 1;
  }
  return items;
}

/** Returns the parts of a string, a template or a concatenation; undefined for other expressions and for escapes. */
function partsOf(text: string, node: Node): Part[] | undefined {
  if (isString(node)) {
    const [start, end] = node.range;
    const isPlain = text.slice(start + 1, end - 1) === node.value;
    const quote = text[start] ?? "'";
    return isPlain ? [{ text: node.value, start: start + 1, end: end - 1, quote }] : undefined;
  }
  if (node.type === T.TemplateLiteral) {
    const parts: Part[] = [];
    for (const [index, { value, range }] of node.quasis.entries()) {
      if (value.cooked !== value.raw) return undefined;
      const start = range[0] + 1;
      parts.push({ text: value.raw, start, end: start + value.raw.length });
      const expression = node.expressions[index];
      const next = node.quasis[index + 1];
      if (expression && next) {
        parts.push({ text: HOLE, start: start + value.raw.length, end: next.range[0] + 1, expression });
      }
    }
    return parts;
  }
  if (node.type !== T.BinaryExpression || node.operator !== '+') return undefined;
  const left = partsOf(text, node.left) ?? expressionIn(text, node.left);
  const right = isString(node.right) ? partsOf(text, node.right) : expressionIn(text, node.right);
  const isTemplate = left?.some(({ quote }) => quote === undefined);
  return left && right && !isTemplate ? [...left, ...right] : undefined;
}

/** Returns an operand of a concatenation that is not a literal. */
function expressionIn(text: string, expression: Node): Part[] | undefined {
  if (expression.type === T.TemplateLiteral || isString(expression)) return undefined;
  const [from, to] = expression.range;
  const isBracketed = /\(\s*$/.test(text.slice(0, from)) && /^\s*\)/.test(text.slice(to));
  const start = isBracketed ? text.lastIndexOf('(', from) : from;
  const end = isBracketed ? text.indexOf(')', to) + 1 : to;
  return [{ text: HOLE, start, end, expression, quote: "'" }];
}
