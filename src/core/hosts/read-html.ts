import type { Vocabulary } from '../vocabulary.js';
import type { HostTools } from './host.js';
import {
  attributeRegion,
  isEventAttribute,
  isExpressionAttribute,
  isUrlAttribute,
  urlRegion,
} from './html-attributes.js';
import { attributeOf } from './html-elements.js';
import type { HtmlAttribute, HtmlTag } from './html-elements.js';
import { formRegion } from './html-forms.js';
import type { Region, RegionList, ScriptLanguage } from './region.js';

const SCRIPT_LANGUAGES: ReadonlyMap<string, ScriptLanguage> = new Map([
  ['', 'jsx'],
  ['module', 'jsx'],
  ['text/partytown', 'jsx'],
  ['text/babel', 'jsx'],
  ['text/jsx', 'jsx'],
  ['text/typescript', 'tsx'],
  ['text/tsx', 'tsx'],
  ['text/x-typescript', 'tsx'],
  ['application/typescript', 'tsx'],
  ['application/x-typescript', 'tsx'],
]);

const JAVASCRIPT_TYPE = /^(?:text|application)\/(?:x-)?(?:javascript|ecmascript|jscript)(?:-?\d[\d.]*)?$/;

/** Reads the scripts, event handlers, `javascript:` URLs, deprecated URLs and forms of an HTML document. */
export function readHtml(text: string, { readTags, vocabulary }: HostTools): RegionList {
  const tags = readTags(text);
  const list = readElements(text, tags, vocabulary);
  const scripts = tags.flatMap((tag, index) => {
    if (tag.isEnd || tag.name !== 'script') return [];
    const language = scriptLanguageOf(tag);
    return language === undefined ? [] : [scriptRegion(text, tag.end, tags[index + 1]?.start ?? text.length, language)];
  });
  return { regions: [...scripts, ...list.regions], scriptUrls: list.scriptUrls };
}

/** Reads everything in a document's tags, but not the text of its scripts. */
export function readElements(text: string, tags: readonly HtmlTag[], vocabulary: Vocabulary): RegionList {
  const regions: Region[] = [];
  const scriptUrls: string[] = [];
  let form: { readonly tag: HtmlTag; readonly fields: HtmlTag[] } | undefined;
  const closeForm = (): void => {
    const region = form && formRegion(text, form.tag, form.fields, vocabulary);
    if (region) regions.push(region);
    form = undefined;
  };
  for (const tag of tags) {
    if (tag.name === 'form') {
      closeForm();
      if (!tag.isEnd) form = { tag, fields: [] };
    }
    if (tag.isEnd) continue;
    if (/^(?:input|button|select|textarea)$/.test(tag.name)) form?.fields.push(tag);
    const source = tag.name === 'script' ? attributeOf(tag, 'src')?.value : undefined;
    if (source !== undefined) scriptUrls.push(source);
    for (const attribute of tag.attributes) regions.push(...attributeRegions(text, attribute, vocabulary));
  }
  closeForm();
  return { regions, scriptUrls };
}

function attributeRegions(text: string, attribute: HtmlAttribute, vocabulary: Vocabulary): Region[] {
  const { name, value } = attribute;
  if (isEventAttribute(name)) return [attributeRegion(text, attribute, 0)];
  if (isUrlAttribute(name) && /^\s*javascript:/i.test(value)) {
    return [attributeRegion(text, attribute, value.indexOf(':') + 1)];
  }
  if (!vocabulary.isInteresting(value)) return [];
  if (isUrlAttribute(name)) return [urlRegion(text, attribute)];
  return isExpressionAttribute(name) ? [attributeRegion(text, attribute, 0)] : [];
}

/**
 * Returns the language of a script element's text.
 * @returns undefined for data, templates, other languages, C# (`runat`) and elements with a `src`, whose text browsers
 * ignore
 */
export function scriptLanguageOf(tag: HtmlTag): ScriptLanguage | undefined {
  if (attributeOf(tag, 'src') !== undefined || attributeOf(tag, 'runat') !== undefined) return undefined;
  const value = (name: string): string => attributeOf(tag, name)?.value.trim().toLowerCase() ?? '';
  const lang = value('lang');
  if (lang === 'ts' || lang === 'typescript') return 'typescript';
  if (lang === 'tsx') return 'tsx';
  if (lang !== '' && !/^(?:jsx?|javascript|babel|es\d*)$/.test(lang)) return undefined;
  const type = value('type').split(';')[0]?.trim() ?? '';
  const language = value('language');
  if (type === '' && language !== '' && !JAVASCRIPT_TYPE.test(`text/${language.replace(/\d[^]*/, '')}`))
    return undefined;
  // Some services prefix the type to delay the script until the page may run it.
  if (JAVASCRIPT_TYPE.test(type) || /^[\da-f]+-text\/javascript$/.test(type)) return 'jsx';
  return SCRIPT_LANGUAGES.get(type);
}

/**
 * Returns the text of a script element as a region.
 * Old pages hide scripts from older browsers: in a classic script, `<!--` and `-->` start a line comment. Former XHTML
 * pages wrap scripts in `<![CDATA[`.
 */
function scriptRegion(text: string, start: number, end: number, language: ScriptLanguage): Region {
  const code = text
    .slice(start, end)
    .replace(/^(\s*)<!--/, '$1//--')
    .replace(/^([ \t]*)-->/gm, '$1//>')
    .replace(/^(\s*)<!\[CDATA\[/, '$1         ')
    .replace(/\]\]>(\s*)$/, '   $1');
  return { language, code, map: [[0, start]], kind: 'script', page: true };
}
