import { attributeRegion, isExpressionAttribute, isUrlAttribute, urlRegion } from './html-attributes.js';
import { formRegion } from './html-forms.js';
import { readTags } from './html-elements.js';
import type { HtmlAttribute, HtmlTag } from './html-elements.js';
import type { Region, RegionList, ScriptLanguage } from './region.js';

const SCRIPT_LANGUAGES: Readonly<Record<string, ScriptLanguage>> = {
  '': 'jsx',
  module: 'jsx',
  'text/partytown': 'jsx',
  'text/babel': 'jsx',
  'text/jsx': 'jsx',
  'text/typescript': 'tsx',
  'text/tsx': 'tsx',
  'text/x-typescript': 'tsx',
  'application/typescript': 'tsx',
  'application/x-typescript': 'tsx',
};

const JAVASCRIPT_TYPE = /^(?:text|application)\/(?:x-)?(?:javascript|ecmascript|jscript|livescript)(?:-?\d[\d.]*)?$/;

/** Without one of these an attribute holds nothing that a rule looks for. */
export const NEEDLES = /access_token|accessToken|\/unlink/;

export interface HtmlOptions {
  /** What a script without `lang` is written in; `jsx` when absent. */
  readonly language?: ScriptLanguage;
}

/** The scripts, event handlers, `javascript:` URLs, deprecated URLs and forms of an HTML document. */
export function readHtml(text: string, options: HtmlOptions = {}): RegionList {
  const regions: Region[] = [];
  const scriptUrls: string[] = [];
  const tags = readTags(text);
  let form: { readonly tag: HtmlTag; readonly fields: HtmlTag[] } | undefined;
  const closeForm = (): void => {
    const region = form && formRegion(text, form.tag, form.fields);
    if (region) regions.push(region);
    form = undefined;
  };

  for (const [index, tag] of tags.entries()) {
    if (tag.name === 'form') {
      closeForm();
      if (!tag.isEnd) form = { tag, fields: [] };
    }
    if (tag.isEnd) continue;
    if (/^(?:input|button|select|textarea)$/.test(tag.name)) form?.fields.push(tag);
    if (tag.name === 'script') {
      const source = attributeOf(tag, 'src')?.value;
      if (source !== undefined) scriptUrls.push(source);
      const language = languageOf(tag, options.language ?? 'jsx');
      // A browser ignores the text of a script that it loads.
      if (language !== undefined && source === undefined) {
        regions.push(scriptRegion(text, tag.end, tags[index + 1]?.start ?? text.length, language));
      }
    }
    for (const attribute of tag.attributes) regions.push(...attributeRegions(text, attribute));
  }
  closeForm();
  return { regions, scriptUrls };
}

export function attributeOf(tag: HtmlTag, name: string): HtmlAttribute | undefined {
  return tag.attributes.find((candidate) => candidate.name === name);
}

function attributeRegions(text: string, attribute: HtmlAttribute): Region[] {
  const { name, value } = attribute;
  if (name.startsWith('on')) return [attributeRegion(text, attribute, 0)];
  if (isUrlAttribute(name) && /^\s*javascript:/i.test(value)) {
    return [attributeRegion(text, attribute, value.indexOf(':') + 1)];
  }
  if (!NEEDLES.test(value)) return [];
  if (isUrlAttribute(name)) return [urlRegion(text, attribute)];
  return isExpressionAttribute(name) ? [attributeRegion(text, attribute, 0)] : [];
}

/** What a script element is written in; undefined for data, templates and other languages. */
function languageOf(tag: HtmlTag, usual: ScriptLanguage): ScriptLanguage | undefined {
  const lang = attributeOf(tag, 'lang')?.value.trim().toLowerCase();
  if (lang !== undefined && /^tsx?$|^typescript$/.test(lang)) return 'tsx';
  if (lang !== undefined && lang !== '' && !/^(?:jsx?|javascript|babel|es\d*)$/.test(lang)) return undefined;
  const type = (attributeOf(tag, 'type')?.value ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const language = attributeOf(tag, 'language')?.value.trim().toLowerCase() ?? '';
  if (type === '' && language !== '' && !JAVASCRIPT_TYPE.test(`text/${language}`)) return undefined;
  if (type === '') return usual;
  // Some services put a word before the type until the page may run the script.
  if (JAVASCRIPT_TYPE.test(type) || /^[\da-f]+-text\/javascript$/.test(type)) return 'jsx';
  return SCRIPT_LANGUAGES[type];
}

/**
 * Old pages hide their scripts from older browsers: `<!--` and `-->` start a line comment in a classic script, and what
 * was XHTML wraps it into `<![CDATA[`.
 */
function scriptRegion(text: string, start: number, end: number, language: ScriptLanguage): Region {
  const code = text
    .slice(start, end)
    .replace(/^(\s*)<!--/, '$1//--')
    .replace(/^([ \t]*)-->/gm, '$1//>')
    .replace(/^(\s*)<!\[CDATA\[/, (match) => match.replace(/\S/g, ' '))
    .replace(/^([ \t]*)\]\]>(?=\s*$)/m, '$1   ');
  return { language, code, map: [[0, start]], kind: 'script' };
}
