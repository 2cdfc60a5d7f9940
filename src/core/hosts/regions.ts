import { readAstro } from './astro.js';
import { readForeign } from './foreign.js';
import { hostLanguageOf, templatedScriptOf } from './hosts.js';
import type { HostLanguage } from './hosts.js';
import { readMarkdown, readMdx } from './markdown.js';
import { readNotebook } from './notebook.js';
import { readPhp } from './php.js';
import { readPug } from './pug.js';
import { NO_REGIONS } from './region.js';
import type { RegionList, ScriptLanguage } from './region.js';
import { readSvelte } from './svelte.js';
import { braceTags, guessedTags } from './tags/braces.js';
import type { TagFinder } from './tags/marks.js';
import { jspTags, percentTags } from './tags/percent.js';
import { razorTags } from './tags/razor.js';
import { readDoubled, readScriptTemplate, readTemplate } from './template.js';
import { readVue } from './vue.js';

export type { RegionList } from './region.js';

/** The hosts that are HTML with tags in it. Pages that do not say so by their name may have tags all the same. */
const TEMPLATES = {
  html: [guessedTags],
  ejs: [percentTags('ejs')],
  erb: [percentTags('erb')],
  braces: [braceTags],
  razor: [razorTags],
  aspx: [percentTags('asp')],
  jsp: [percentTags('asp'), jspTags],
} satisfies Partial<Record<HostLanguage, readonly TagFinder[]>>;

/** The regions of a document, by the kind of its file. An unknown kind has none. */
export function regionsOf(text: string, fileName: string): RegionList {
  const language = hostLanguageOf(fileName);
  if (language === undefined) return NO_REGIONS;
  const script = templatedScriptOf(fileName);
  if (script !== undefined && language in TEMPLATES && language !== 'html') {
    return readScriptTemplate(text, TEMPLATES[language as keyof typeof TEMPLATES], script);
  }
  if (language === 'php') return readPhp(text, /\.blade\.php$/i.test(fileName));
  return read(text, language);
}

function read(text: string, language: HostLanguage): RegionList {
  switch (language) {
    case 'jsx':
    case 'typescript':
    case 'tsx':
      return whole(text, language);
    case 'vue':
      return readVue(text);
    case 'svelte':
      return readSvelte(text);
    case 'astro':
      return readAstro(text);
    case 'markdown':
      return readMarkdown(text, read);
    case 'mdx':
      return readMdx(text, read);
    case 'php':
      return readPhp(text, false);
    case 'pug':
      return readPug(text);
    case 'notebook':
      return readNotebook(text, read);
    case 'razor':
      return readDoubled(text, TEMPLATES.razor, '@');
    case 'foreign':
      return readForeign(text);
    default:
      return readTemplate(text, TEMPLATES[language]);
  }
}

function whole(text: string, language: ScriptLanguage): RegionList {
  return { regions: [{ language, code: text, map: [[0, 0]], kind: 'script' }], scriptUrls: [] };
}
