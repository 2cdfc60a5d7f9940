import { readBracedMarkup } from '../braced-markup.js';
import { JSX, JSX_COMMENT, MARKUP, MARKUP_COMMENT, SLASHES } from '../comment-syntax.js';
import type { Host, HostTools } from '../host.js';
import type { Region, RegionList } from '../region.js';

/** Astro components: TypeScript between two fences, then markup with expressions that may contain markup again. */
export const astro: Host = {
  id: 'astro',
  kind: 'component',
  endings: ['astro'],
  editorLanguages: ['astro'],
  fenceLabels: ['astro'],
  read: readAstro,
  comments: [MARKUP_COMMENT, JSX_COMMENT],
  commentStyles: [SLASHES, JSX, MARKUP],
};

function readAstro(text: string, tools: HostTools): RegionList {
  const start = /^\uFEFF?\s*---[ \t]*(?=[\r\n])/.exec(text)?.[0].length;
  if (start === undefined) return typed(readBracedMarkup(text, 'tsx', tools));
  const closing = /^---[ \t]*$/m.exec(text.slice(start));
  const end = closing ? start + closing.index : text.length;
  const frontmatter: Region = { language: 'tsx', code: text.slice(start, end), map: [[0, start]], kind: 'script' };
  const { regions, scriptUrls } = typed(readBracedMarkup(' '.repeat(end) + text.slice(end), 'tsx', tools));
  return { regions: [frontmatter, ...regions], scriptUrls };
}

/** Changes the language of regions to TypeScript, which Astro compiles its scripts as. */
function typed({ regions, scriptUrls }: RegionList): RegionList {
  return { regions: regions.map((region) => ({ ...region, language: 'tsx' as const })), scriptUrls };
}
