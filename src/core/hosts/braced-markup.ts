import { CodeBuilder } from './code-builder.js';
import type { HostTools } from './host.js';
import { rawStretches } from './raw-stretches.js';
import { readHtml } from './read-html.js';
import type { Region, RegionList, ScriptLanguage } from './region.js';
import { endOfBraces } from './script-lexer.js';
import { markTags } from './tags/marks.js';
import type { Tag } from './tags/marks.js';
import { withoutMarks } from './template.js';

/** A document with this many unclosed braces is not really braced markup. */
const MAX_UNCLOSED = 50;

/** Reads markup with expressions in braces, as in Svelte, Astro and MDX: its scripts, attributes and expressions. */
export function readBracedMarkup(text: string, language: ScriptLanguage, tools: HostTools): RegionList {
  const braces = [...bracesOf(text)];
  const { regions, scriptUrls } = readHtml(markTags(text, [() => braces]), tools);
  const expressions = braces.flatMap(({ start, end }): Region[] => {
    const before =
      text
        .slice(Math.max(0, start - 40), start)
        .split(/\s/)
        .at(-1) ?? '';
    const isEvent = /^on[a-z|:-]*=["']?$/i.test(before);
    const source = text.slice(start, end);
    return isEvent || tools.vocabulary.isInteresting(source) ? [expressionRegion(source, start, language)] : [];
  });
  return { regions: [...regions.map((region) => withoutMarks(text, region)), ...expressions], scriptUrls };
}

function* bracesOf(text: string): Iterable<Tag> {
  const raw = [...rawStretches(text)];
  let next = 0;
  let unclosed = 0;
  for (let start = text.indexOf('{'); start >= 0 && unclosed < MAX_UNCLOSED;) {
    while ((raw[next]?.end ?? Infinity) <= start) next++;
    const skipped = raw[next];
    if (skipped && skipped.start <= start) {
      start = text.indexOf('{', skipped.end);
      continue;
    }
    const end = endOfBraces(text, start);
    if (end < 0) unclosed++;
    else
      yield { start, end, kind: /^\{\s*(?:[#:/@]|\/\*)/.test(text.slice(start, start + 20)) ? 'statement' : 'output' };
    start = text.indexOf('{', end < 0 ? start + 1 : end);
  }
}

/** Returns the expression in a pair of braces, without a Svelte keyword such as `#if`. */
function expressionRegion(source: string, start: number, language: ScriptLanguage): Region {
  const head = /^\{\s*(?:[#:@](?:else if|\w+)|\/\w+|\.\.\.)?\s*/.exec(source)?.[0].length ?? 1;
  const code = source.slice(head, -1);
  const builder = new CodeBuilder(start + head);
  const isObject = code.startsWith('{');
  if (isObject) builder.made('(');
  builder.copy(code, start + head);
  if (isObject) builder.made(')');
  return { language, code: builder.code, map: builder.map, kind: 'handler' };
}
