import { NEEDLES, readHtml } from './html.js';
import { readPug } from './pug.js';
import { rebase } from './region.js';
import type { Region, RegionList } from './region.js';

/** A single-file component of Vue: its scripts, and the expressions of its template. */
export function readVue(text: string): RegionList {
  const { regions, scriptUrls } = readHtml(text);
  const pug = /<template\b[^>]*\blang\s*=\s*["']?(?:pug|jade)\b[^>]*>([\s\S]*?)<\/template>/.exec(text);
  const template = pug?.[1] === undefined ? undefined : { code: pug[1], start: pug.index + pug[0].indexOf(pug[1]) };
  const inPug = template && rebase(readPug(template.code), [[0, template.start]], template.code.length);
  const all = [...regions, ...(inPug?.regions ?? []), ...interpolations(text, regions)];
  // The expressions of a template are written in the language of the script.
  const typed = regions.find(({ kind, language }) => kind === 'script' && language !== 'jsx')?.language;
  return {
    regions: typed === undefined ? all : all.map((region) => ({ ...region, language: typed })),
    scriptUrls,
  };
}

/** The `{{ }}` of the text that hold something of interest. */
function interpolations(text: string, regions: readonly Region[]): Region[] {
  const scripts = regions.flatMap(({ kind, map, code }) => {
    const start = map[0]?.[1] ?? 0;
    return kind === 'script' ? [{ start, end: start + code.length }] : [];
  });
  return [...text.matchAll(/\{\{((?:(?!\{\{)[\s\S]){1,2000}?)\}\}/g)].flatMap((match): Region[] => {
    const code = match[1] ?? '';
    if (!NEEDLES.test(code) || scripts.some(({ start, end }) => match.index >= start && match.index < end)) return [];
    return [{ language: 'jsx', code, map: [[0, match.index + 2]], kind: 'handler' }];
  });
}
