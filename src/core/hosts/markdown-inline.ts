import { finderOf } from './finders.js';
import type { Stretch } from './stretches.js';

export interface MarkdownInline {
  readonly html: readonly Stretch[];
  /** Code between backticks, including them. */
  readonly code: readonly Stretch[];
}

/** HTML that ends with its delimiter, whatever is in it. */
const DELIMITED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
] as const;

/** The maximum length of a tag in a sentence. */
const LONGEST_TAG = 2000;

const TAG =
  /^<(?:\/[a-z][\w-]*\s*|[a-z][\w-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|"[^"]*"|'[^']*'))?)*\s*\/?)>/i;

/**
 * Returns the HTML and code in the text of a paragraph or heading.
 * @param offset of the text in the document; the results are offsets in the document
 */
export function readInline(text: string, offset: number): MarkdownInline {
  const html: Stretch[] = [];
  const code: Stretch[] = [];
  const runs = backticksOf(text);
  const closings = DELIMITED.map(([opening, closing]) => ({ opening, closing, next: finderOf(text, closing) }));
  const special = /[\\<]|`+/g;
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    const [token] = match;
    const { index: start } = match;
    let end: number;
    if (token === '\\') end = start + 2;
    else if (token !== '<') {
      end = runs.endOf(token.length, special.lastIndex);
      if (end > special.lastIndex) code.push({ start: offset + start, end: offset + end });
    } else {
      const delimited = closings.find(({ opening }) => text.startsWith(opening, start));
      const close = delimited?.next(start + delimited.opening.length) ?? -1;
      const tag = delimited ? 0 : (TAG.exec(text.slice(start, start + LONGEST_TAG))?.[0].length ?? 0);
      end = start + Math.max(tag, 1);
      if (delimited !== undefined && close >= 0) end = close + delimited.closing.length;
      if (end > start + 1) html.push({ start: offset + start, end: offset + end });
    }
    special.lastIndex = end;
  }
  return { html, code };
}

/** Returns where runs of backticks are closed: by the next run of the same length. */
function backticksOf(text: string): { endOf: (length: number, from: number) => number } {
  const byLength = new Map<number, number[]>();
  const runs = [...text.matchAll(/`+/g)].reverse();
  for (const { index, 0: run } of runs) {
    const starts = byLength.get(run.length);
    if (starts) starts.push(index);
    else byLength.set(run.length, [index]);
  }
  return {
    endOf(length, from) {
      const starts = byLength.get(length) ?? [];
      while ((starts.at(-1) ?? from) < from) starts.pop();
      const start = starts.at(-1);
      return start === undefined ? from : start + length;
    },
  };
}
