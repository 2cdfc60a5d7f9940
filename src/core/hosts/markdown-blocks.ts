import { parse, postprocess, preprocess } from 'micromark';
import type { Extension } from 'micromark-util-types';
import { CodeBuilder } from './code-builder.js';
import type { OffsetMap } from './region.js';

/** The code of a fence, without the indentation and markers of surrounding lists and quotes. */
export interface Fence {
  /** The first word after the opening fence, in lower case; empty if there is none. */
  readonly label: string;
  readonly code: string;
  readonly map: OffsetMap;
  /** Document offsets of the entire fence. */
  readonly start: number;
  readonly end: number;
}

export interface MarkdownBlocks {
  readonly fences: readonly Fence[];
  /** Document offsets of HTML in the Markdown, one range per line. */
  readonly html: readonly { readonly start: number; readonly end: number }[];
  /** Document offsets of inline code, which is prose. */
  readonly inlineCode: readonly { readonly start: number; readonly end: number }[];
}

/** Inline syntax only matters for HTML and code. */
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
/** Matches lists nested too deeply for a real document; parsing time grows quadratically with the depth. */
const DEEPLY_NESTED = /^(?:[ \t]{0,8}(?:[-+*>]|\d{1,9}[.)])){20,}/gm;

/** MDX has neither HTML nor indented code. */
const MDX: Extension = { disable: { null: ['codeIndented', 'htmlFlow', 'htmlText', 'autolink'] } };

/** Reads Markdown according to CommonMark. */
export function readBlocks(text: string, isMdx = false): MarkdownBlocks {
  const fences: Fence[] = [];
  const html: { start: number; end: number }[] = [];
  const inlineCode: { start: number; end: number }[] = [];
  // micromark drops a byte order mark and does not count it.
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
        // An empty line has no value, but its line end is still missing.
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

/** Returns the line ends between two lines of a fence. The other characters are markers of lists and quotes. */
function lineEndsIn(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/[^\r\n]/g, '');
}

/**
 * Returns the language in a fence's info string: `js`, `js{1,3}`, `{.js}`, `js:src/app.js`, `language-js`,
 * `js,twoslash`.
 */
function labelOf(info: string): string {
  return (/^\{?\s*\.?(?:language-|lang-)?([\w+#-]*)/.exec(info.trim())?.[1] ?? '').toLowerCase();
}
