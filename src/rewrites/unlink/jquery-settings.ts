import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, indentAt } from '../code.js';
import type { Bearer, UnlinkCall } from './delete-form.js';
import type { Layout } from './layout.js';

type Node = TSESTree.Node;

/** The arguments of `$.post(url, payload, callback, type)`. */
interface PostArguments {
  readonly url: Node;
  readonly payload: Node;
  readonly callback: Node | undefined;
  readonly type: Node | undefined;
}

/** Turns the arguments of `$.post()` into the settings of `$.ajax()`. */
export function settingsEdits(unlink: UnlinkCall, parts: PostArguments, bearer: Bearer, layout: Layout): Edit[] {
  const q = unlink.request.style.quote;
  const { url, payload, callback, type } = parts;
  const method = `type: ${q}DELETE${q}`;
  const headers = `headers: { Authorization: ${bearer.text} }`;
  const named: readonly (readonly [Node | undefined, string])[] = [
    [callback, 'success: '],
    [type, 'dataType: '],
  ];
  const rest = named.flatMap(([node, text]) => (node ? { start: node.range[0], end: node.range[0], text } : []));
  const own = [headers, ...(unlink.beside ?? [])];
  const { text } = unlink.request;
  // Arguments on separate lines become properties on separate lines.
  const isBroken = layout === 'broken' || text.slice(url.range[1], payload.range[0]).includes('\n');
  const lines = isBroken ? linesOf(unlink, parts) : undefined;
  if (lines) {
    const [first, ...others] = lines.breaks;
    const replaced = { start: payload.range[0], end: payload.range[1], text: own.join(`,${first.text}`) };
    return [
      { ...first, text: `{${first.text}${method},${first.text}url: ` },
      replaced,
      ...rest,
      ...others,
      ...lines.moved,
    ];
  }
  const { range } = type ?? callback ?? payload;
  return [
    { start: url.range[0], end: url.range[0], text: `{ ${method}, url: ` },
    { start: payload.range[0], end: payload.range[1], text: own.join(', ') },
    ...rest,
    { start: range[1], end: range[1], text: ' }' },
  ];
}

/** The edits that give each setting its own line. */
interface Lines {
  /** The space before the URL, between the arguments, and before the closing parenthesis. */
  readonly breaks: readonly [Edit, ...Edit[]];
  /** The indentation of the callback's lines. */
  readonly moved: readonly Edit[];
}

/** Returns undefined where a comment is between the arguments, or where a callback's lines can't be indented. */
function linesOf(
  { request: { text, style }, callee, made }: UnlinkCall,
  { url, payload, callback, type }: PostArguments,
): Lines | undefined {
  const values = [url, payload, callback, type].filter((node) => node !== undefined);
  const base = indentAt(text, callee.range[0]);
  const line = style.eol + base + style.indent;
  const end = made.node.range[1] - 1;
  const starts = [...values.map(({ range }) => range[0]), end];
  const ends = [text.indexOf('(', callee.range[1]) + 1, ...values.map(({ range }) => range[1])];
  const gaps = starts.map((start, index) => ({ start: ends[index] ?? start, end: start }));
  if (gaps.some((gap) => text.slice(gap.start, gap.end).replace(',', '').trim() !== '')) return undefined;
  const moved = callback ? indented(text, callback, base, style.indent) : [];
  const [first, ...others] = gaps;
  if (first === undefined || moved === undefined) return undefined;
  const closing = `${style.trailingCommas ? ',' : ''}${style.eol}${base}}`;
  return {
    breaks: [
      { ...first, text: line },
      ...others.map((gap, index) => ({ ...gap, text: index === others.length - 1 ? closing : `,${line}` })),
    ],
    moved,
  };
}

/** Indents the lines of a callback once more, unless it already starts a line that is. */
function indented(text: string, callback: Node, base: string, indent: string): Edit[] | undefined {
  const [start, end] = callback.range;
  const current = indentAt(text, start);
  if (current === base + indent) return [];
  const hasLongStrings = [...descendants(callback)].some(
    ({ type, range }) => (type === T.TemplateElement || type === T.Literal) && text.slice(...range).includes('\n'),
  );
  if (current !== base || hasLongStrings) return undefined;
  return [...text.slice(start, end).matchAll(/\n(?=[^\r\n])/g)].map(({ index }) => {
    const offset = start + index + 1;
    return { start: offset, end: offset, text: indent };
  });
}
