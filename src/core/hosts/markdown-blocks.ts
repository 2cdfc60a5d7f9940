import { parse, postprocess, preprocess } from 'micromark';
import type { Extension } from 'micromark-util-types';
import { CodeBuilder } from './code-builder.js';
import type { OffsetMap } from './region.js';

/** The code of a fence, without the indentation and the markers of the lists and quotes that it stands in. */
export interface Fence {
  /** The first word behind the opening fence, in lower case; empty for none. */
  readonly label: string;
  readonly code: string;
  readonly map: OffsetMap;
  /** Document offsets of the whole fence. */
  readonly start: number;
  readonly end: number;
}

export interface MarkdownBlocks {
  readonly fences: readonly Fence[];
  /** Document offsets of what is HTML in the Markdown, one range a line. */
  readonly html: readonly { readonly start: number; readonly end: number }[];
  /** Document offsets of inline code, which is prose. */
  readonly inlineCode: readonly { readonly start: number; readonly end: number }[];
}

/** What is within a line matters only where it is HTML or code. */
const BLOCKS_ONLY: Extension = {
  disable: {
    null: [
      'attention',
      'labelStartImage',
      'labelStartLink',
      'labelEnd',
      'characterReference',
      'definition',
      'setextUnderline',
    ],
  },
};
/** No document nests this deep, but time grows with the square of the depth. */
const DEEPLY_NESTED = /^(?:[ \t]{0,8}(?:[-+*>]|\d{1,9}[.)])){20,}/gm;

/** MDX has neither HTML nor indented code. */
const MDX: Extension = { disable: { null: ['codeIndented', 'htmlFlow', 'htmlText', 'autolink'] } };

/** Reads Markdown as CommonMark does. */
export function readBlocks(text: string, isMdx = false): MarkdownBlocks {
  const fences: Fence[] = [];
  const html: { start: number; end: number }[] = [];
  const inlineCode: { start: number; end: number }[] = [];
  // micromark leaves out a byte order mark, and counts without it.
  const skipped = text.startsWith('\uFEFF') ? 1 : 0;
  let label = '';
  let builder: CodeBuilder | undefined;
  let position = 0;

  const shallow = text.replace(DEEPLY_NESTED, (markers) => ' '.repeat(markers.length));
  const chunks = preprocess()(shallow.slice(skipped), undefined, true);
  const events = postprocess(
    parse({ extensions: isMdx ? [BLOCKS_ONLY, MDX] : [BLOCKS_ONLY] })
      .document()
      .write(chunks),
  );
  for (const [action, token] of events) {
    const start = token.start.offset + skipped;
    const end = token.end.offset + skipped;
    if (action === 'enter') {
      if (token.type === 'codeFenced') {
        label = '';
        builder = undefined;
      } else if (token.type === 'codeFencedFenceInfo') label = labelOf(text.slice(start, end));
      else if (token.type === 'htmlFlowData' || token.type === 'htmlText') html.push({ start, end });
      else if (token.type === 'codeText') inlineCode.push({ start, end });
      else if (token.type === 'codeFlowValue') {
        // An empty line has no value, but its end has been left out, too.
        builder = builder ? builder.copy(lineEndsIn(text, position, start), position) : new CodeBuilder(start);
        builder.copy(text.slice(start, end), start);
        position = end;
      }
    } else if (token.type === 'codeFenced' && builder) {
      fences.push({ label, code: builder.code, map: builder.map, start, end });
      builder = undefined;
    }
  }
  return { fences, html, inlineCode };
}

/** The line ends between two lines of a fence; what else stands there are markers of lists and quotes. */
function lineEndsIn(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/[^\r\n]/g, '');
}

/** `js`, `js{1,3}`, `{.js}`, `js:src/app.js`, `language-js`, `js,twoslash`. */
function labelOf(info: string): string {
  return (/^\{?\s*\.?(?:language-|lang-)?([\w+#-]*)/.exec(info.trim())?.[1] ?? '').toLowerCase();
}
