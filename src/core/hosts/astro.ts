import { readBracedMarkup } from './braced-markup.js';
import type { Region, RegionList } from './region.js';

/** An Astro component: TypeScript between two fences, then markup with expressions that may hold markup again. */
export function readAstro(text: string): RegionList {
  const start = /^\uFEFF?\s*---[ \t]*(?=[\r\n])/.exec(text)?.[0].length;
  if (start === undefined) return typed(readBracedMarkup(text, 'tsx'));
  const closing = /^---[ \t]*$/m.exec(text.slice(start));
  const end = closing ? start + closing.index : text.length;
  const frontmatter: Region = { language: 'tsx', code: text.slice(start, end), map: [[0, start]], kind: 'script' };
  const { regions, scriptUrls } = typed(readBracedMarkup(' '.repeat(end) + text.slice(end), 'tsx'));
  return { regions: [frontmatter, ...regions], scriptUrls };
}

/** Astro compiles its scripts as TypeScript. */
function typed({ regions, scriptUrls }: RegionList): RegionList {
  return { regions: regions.map((region) => ({ ...region, language: 'tsx' as const })), scriptUrls };
}
