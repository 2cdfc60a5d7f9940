import { parser } from '@lezer/markdown';
import { CodeBuilder } from './code-builder.js';
import { readInline } from './markdown-inline.js';
import type { OffsetMap } from './region.js';
import { only } from './stretches.js';
import type { Stretch } from './stretches.js';

/** The code of a fence, without the indentation and markers of surrounding lists and quotes. */
export interface Fence extends Stretch {
  /** The first word after the opening fence, in lower case; empty if there is none. */
  readonly label: string;
  readonly code: string;
  readonly map: OffsetMap;
}

export interface MarkdownBlocks {
  readonly fences: readonly Fence[];
  /** The HTML in the Markdown, without the markers of surrounding lists and quotes. */
  readonly html: readonly Stretch[];
  /** Inline code, which is prose. */
  readonly inlineCode: readonly Stretch[];
}

/** Only blocks matter. `readInline` reads the rest, because the parser's own rules take quadratic time. */
const BLOCKS_ONLY = parser.configure({
  remove: [
    ...['LinkReference', 'SetextHeading'],
    ...['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd'],
  ],
});
/** MDX has neither HTML nor indented code. */
const MDX = BLOCKS_ONLY.configure({ remove: ['HTMLBlock', 'IndentedCode'] });

/** Matches lists nested too deeply for a real document; parsing time grows quadratically with the depth. */
const DEEPLY_NESTED = /^(?:[ \t]{0,8}(?:[-+*>]|\d{1,9}[.)])){20,}/gm;

/** Reads Markdown according to CommonMark. */
export function readBlocks(text: string, isMdx = false): MarkdownBlocks {
  const fences: Fence[] = [];
  const html: Stretch[] = [];
  const inlineCode: Stretch[] = [];
  // Lezer knows no line end but LF, and no byte order mark.
  const source = text
    .replace(/^\uFEFF/, ' ')
    .replaceAll('\r\n', ' \n')
    .replaceAll('\r', '\n')
    .replace(DEEPLY_NESTED, (markers) => ' '.repeat(markers.length));
  let leaf: Leaf | undefined;
  (isMdx ? MDX : BLOCKS_ONLY).parse(source).iterate({
    enter({ name, from: start, to: end }) {
      if (leaf !== undefined) leaf.parts.push({ name, start, end });
      else if (LEAVES.test(name)) leaf = { name, start, end, parts: [] };
    },
    leave({ name }) {
      if (leaf?.name !== name) return;
      if (name === 'FencedCode') fences.push(fenceOf(text, leaf));
      else if (!/^(?:Paragraph|ATXHeading\d)$/.test(name)) html.push(...contentOf(leaf));
      else {
        const { start, end } = leaf;
        const content = contentOf(leaf).map((stretch) => ({ start: stretch.start - start, end: stretch.end - start }));
        const inline = readInline(only(text.slice(start, end), content), start);
        for (const code of inline.code) inlineCode.push(code);
        for (const tag of isMdx ? [] : inline.html) html.push(tag);
      }
      leaf = undefined;
    },
  });
  return { fences, html, inlineCode };
}

/** Blocks without other blocks in them. */
const LEAVES = /^(?:FencedCode|HTMLBlock|CommentBlock|ProcessingInstructionBlock|Paragraph|ATXHeading\d)$/;

interface Part extends Stretch {
  readonly name: string;
}

interface Leaf extends Part {
  /** The delimiters in it, and the markers of the lists and quotes around it; for a fence, also its code. */
  readonly parts: Part[];
}

function fenceOf(text: string, { start, end, parts }: Leaf): Fence {
  const info = parts.find(({ name }) => name === 'CodeInfo');
  const code = parts.filter(({ name }) => name === 'CodeText');
  const builder = new CodeBuilder(code[0]?.start ?? end);
  for (const part of code) builder.copy(text.slice(part.start, part.end), part.start);
  const label = info === undefined ? '' : labelOf(text.slice(info.start, info.end));
  return { label, code: builder.code, map: builder.map, start, end };
}

/** Returns the text between the parts of a block. */
function contentOf({ start, end, parts }: Leaf): Stretch[] {
  const content: Stretch[] = [];
  let position = start;
  for (const part of parts) {
    if (part.start > position) content.push({ start: position, end: part.start });
    position = part.end;
  }
  if (position < end) content.push({ start: position, end });
  return content;
}

/**
 * Returns the language in a fence's info string: `js`, `js{1,3}`, `{.js}`, `js:src/app.js`, `language-js`,
 * `js,twoslash`.
 */
function labelOf(info: string): string {
  return (/^\{?\s*\.?(?:language-|lang-)?([\w+#-]*)/.exec(info.trim())?.[1] ?? '').toLowerCase();
}
