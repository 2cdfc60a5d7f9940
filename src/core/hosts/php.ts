import { readForeign } from './foreign.js';
import type { RegionList } from './region.js';
import { bladeTags } from './tags/braces.js';
import { phpCode, phpTags } from './tags/php.js';
import { readTemplate } from './template.js';

/** A PHP page: the scripts of its markup, and the literals of its code. */
export function readPhp(text: string, isBlade: boolean): RegionList {
  const { regions, scriptUrls } = readTemplate(text, isBlade ? [phpTags, bladeTags] : [phpTags]);
  const literals = [...phpCode(text)].flatMap(({ code, codeStart }) => readForeign(code, codeStart).regions);
  return { regions: [...regions, ...literals], scriptUrls };
}
