import { CodeBuilder } from './code-builder.js';
import type { Host, HostTools } from './host.js';
import { templatedScriptOf } from './languages/scripts.js';
import { readHtml } from './read-html.js';
import { rebase, toDocumentOffset } from './region.js';
import type { Region, RegionList } from './region.js';
import { fillMarks, markTags } from './tags/marks.js';
import type { TagFinder } from './tags/marks.js';

/** Returns a reader for files in a template language, which are pages or scripts such as `app.js.erb`. */
export function templateReader(finders: readonly TagFinder[]): Host['read'] {
  return (text, tools, fileName) => {
    const script = templatedScriptOf(fileName);
    return script === undefined ? readTemplate(text, finders, tools) : readScriptTemplate(text, finders, script);
  };
}

/** Reads a page in a template language, with masked tags in its markup and scripts. */
export function readTemplate(text: string, finders: readonly TagFinder[], tools: HostTools): RegionList {
  const { regions, scriptUrls } = readHtml(markTags(text, finders), tools);
  return { regions: regions.map((region) => withoutMarks(text, region)), scriptUrls };
}

/** Like `readTemplate`, for an engine that escapes its sign by doubling it, such as Razor's `@@`. */
export function readDoubled(text: string, finders: readonly TagFinder[], sign: string, tools: HostTools): RegionList {
  const { regions, scriptUrls } = readTemplate(text, finders, tools);
  return { regions: regions.map((region) => undouble(region, sign)), scriptUrls };
}

function undouble(region: Region, sign: string): Region {
  if (!region.code.includes(sign + sign)) return region;
  const builder = new CodeBuilder(0);
  let position = 0;
  for (const piece of region.code.split(sign + sign)) {
    if (position > 0) builder.decoded(sign, position - 2, 2);
    builder.copy(piece, position);
    position += piece.length + 2;
  }
  const inner = { ...region, code: builder.code, map: builder.map };
  return rebase({ regions: [inner], scriptUrls: [] }, region.map, region.code.length).regions[0] ?? region;
}

/** Reads a script that is a template itself, such as `config.js.erb`. */
export function readScriptTemplate(
  text: string,
  finders: readonly TagFinder[],
  language: Region['language'],
): RegionList {
  const region: Region = { language, code: markTags(text, finders), map: [[0, 0]], kind: 'script' };
  return { regions: [withoutMarks(text, region)], scriptUrls: [] };
}

export function withoutMarks(text: string, region: Region): Region {
  const sourceOf = (start: number, end: number): string =>
    text.slice(toDocumentOffset(region, start), toDocumentOffset(region, end - 1) + 1);
  const code = fillMarks(region.code, sourceOf);
  return code === region.code ? region : { ...region, code };
}
