import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../core/syntax/node-types.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import type { Edit, Range } from '../core/types.js';
import { LINE_WIDTH } from './columns.js';
import type { Style } from './style.js';

type Node = TSESTree.Node;

/** Code between brackets that can be written on separate lines. Offsets in UTF-16 code units. */
interface Group {
  readonly open: number;
  readonly close: number;
  readonly items: readonly Node[];
  /** Whether commas are between the items: not between the statements of a block. */
  readonly hasCommas: boolean;
  /** Whether a comma may follow the last item in every version of JavaScript. */
  readonly endsWithComma: boolean;
}

/**
 * Returns edits that break a line: at the outermost brackets that begin and end in it, or at the last argument's if only
 * that one is long.
 * @param line the range of the line in the program's text (UTF-16 code units)
 * @param column how many columns come before the line's range
 * @param base the line's indentation
 * @returns edits of white space, and a comma after the last item; none if the line has no such place
 */
export function lineBreaks(
  { nodes }: ParsedProgram,
  text: string,
  line: Range,
  { column, base, style }: { column: number; base: string; style: Style },
): readonly Edit[] {
  const isInLine = ({ open, close }: Group): boolean => line.start <= open && close < line.end;
  const fits = ({ open }: Group): boolean => column + open + 1 - line.start <= LINE_WIDTH;
  let late: readonly Edit[] = [];
  for (const node of nodes) {
    if (node.range[0] >= line.end || node.range[1] <= line.start || isInTemplate(node)) continue;
    if (node.type === T.ConditionalExpression && node.range[0] >= line.start && node.range[1] <= line.end) {
      return choiceBreaks(node, text, style.eol + base + style.indent);
    }
    const group = groupOf(node, text);
    if (group === undefined || !isInLine(group) || isOneWord(group)) continue;
    const last = hugged(group, text);
    const edits = groupBreaks(last && isInLine(last) && fits(last) ? last : group, text, base, style);
    if (edits.length > 0 && fits(group) && !group.items.every(isName)) return edits;
    // Other brackets in the line come first: its start would still be too long, or this hardly gets shorter.
    if (late.length === 0) late = edits;
  }
  return late;
}

function groupOf(node: Node | undefined, text: string): Group | undefined {
  switch (node?.type) {
    case T.CallExpression:
    case T.NewExpression: {
      if (node.arguments.length === 0) return undefined;
      const open = text.indexOf('(', (node.typeArguments ?? node.callee).range[1]);
      return bracketed(node, open, node.arguments, false);
    }
    case T.ObjectExpression:
      return bracketed(node, node.range[0], node.properties, true);
    case T.ArrayExpression:
      return bracketed(
        node,
        node.range[0],
        node.elements.filter((element) => element !== null),
        true,
      );
    case T.FunctionExpression:
    case T.ArrowFunctionExpression:
      return node.body.type === T.BlockStatement
        ? { ...bracketed(node, node.body.range[0], node.body.body, false), hasCommas: false }
        : undefined;
    default:
      return undefined;
  }
}

function bracketed(node: Node, open: number, items: readonly Node[], endsWithComma: boolean): Group {
  return { open, close: node.range[1] - 1, items, hasCommas: true, endsWithComma };
}

/** Returns the brackets of the last argument if it alone has any: `f(a, {`. */
function hugged({ items }: Group, text: string): Group | undefined {
  const last = items.at(-1);
  return items.filter(hasBrackets).length === 1 && last && hasBrackets(last) ? groupOf(last, text) : undefined;
}

function hasBrackets({ type }: Node): boolean {
  return (
    type === T.ObjectExpression ||
    type === T.ArrayExpression ||
    type === T.FunctionExpression ||
    type === T.ArrowFunctionExpression
  );
}

/** Whether a group is a single name or literal, which gets no shorter on a separate line. */
function isOneWord({ items }: Group): boolean {
  const [item] = items;
  if (item === undefined) return true;
  return items.length === 1 && (isName(item) || item.type === T.TemplateLiteral || item.type === T.Literal);
}

function isName({ type }: Node): boolean {
  return type === T.Identifier || type === T.MemberExpression;
}

/** A line break in a template literal's expression is allowed, but nobody writes it. */
function isInTemplate(node: Node): boolean {
  for (let at: Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (at.type === T.TemplateLiteral) return true;
    if (at.type === T.BlockStatement) return false;
  }
  return false;
}

/** Breaks before `?` and `:`. */
function choiceBreaks(
  { test, consequent, alternate }: TSESTree.ConditionalExpression,
  text: string,
  lineBreak: string,
) {
  return [spaceAt(text, test.range[1], consequent, '?'), spaceAt(text, consequent.range[1], alternate, ':')].flatMap(
    (space): readonly Edit[] => (space ? [{ ...space, text: lineBreak }] : []),
  );
}

/** Returns the space before an operator that follows an offset, and parentheses there. */
function spaceAt(text: string, offset: number, next: Node, operator: string): Range | undefined {
  const [before = '', after] = text.slice(offset, next.range[0]).split(operator);
  if (after === undefined || !/^[\s)]*$/.test(before) || !/^[\s(]*$/.test(after)) return undefined;
  return { start: offset + before.trimEnd().length, end: offset + before.length };
}

/** @returns no edits if there are comments between the items */
function groupBreaks(group: Group, text: string, base: string, style: Style): readonly Edit[] {
  const { open, close, items, hasCommas, endsWithComma } = group;
  const inner = style.eol + base + style.indent;
  const gaps = items.map((item, index) => {
    const next = items[index + 1];
    return { start: item.range[1], end: next?.range[0] ?? close };
  });
  const separator = hasCommas ? /^[\s)]*,[\s(]*$/ : /^\s*$/;
  const ends = hasCommas ? /^[\s)]*(?:,\s*)?$/ : /^\s*$/;
  const isPlain = gaps.every(({ start, end }, index) =>
    (index === gaps.length - 1 ? ends : separator).test(text.slice(start, end)),
  );
  const first = items[0];
  if (!first || !isPlain || !/^[\s(]*$/.test(text.slice(open + 1, first.range[0]))) return [];
  const starts = gaps.slice(0, -1).map((gap) => (hasCommas ? text.indexOf(',', gap.start) + 1 : gap.start));
  const end = open + text.slice(open, close).trimEnd().length;
  const comma = endsWithComma && style.trailingCommas && text[end - 1] !== ',' ? ',' : '';
  return [
    ...[open + 1, ...starts].map((start) => ({ start, end: pastSpace(text, start), text: inner })),
    { start: end, end: close, text: comma + style.eol + base },
  ];
}

function pastSpace(text: string, start: number): number {
  return start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
}
