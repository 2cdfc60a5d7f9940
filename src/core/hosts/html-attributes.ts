import { addStringLiteral, CodeBuilder } from './code-builder.js';
import { decodeValue } from './html-elements.js';
import type { HtmlAttribute } from './html-elements.js';
import type { Region } from './region.js';

/** Attributes whose value is a URL; what client-side frameworks turn into one counts, too. */
const URL_ATTRIBUTES = new Set([
  'href',
  'action',
  'formaction',
  'src',
  'xlink:href',
  'ng-href',
  'ng-src',
  'content',
  'data-href',
  'data-url',
  'data-action',
  'hx-get',
  'hx-post',
]);

/** Attributes whose code runs on an event: of HTML, Vue, Angular, AngularJS and Alpine. */
const EVENT_ATTRIBUTE = /^(?:on|@|v-on:|\(|(?:data-)?ng-(?:click|submit|change|init)|x-on:)/;
/** Other attributes whose value is code of a framework. */
const EXPRESSION_ATTRIBUTE = /^(?::|\[|\*ng|(?:data-)?ng-|v-(?!pre|cloak|once)|x-(?:data|init|bind)|bind:)/;

export function isUrlAttribute(name: string): boolean {
  return URL_ATTRIBUTES.has(name);
}

export function isEventAttribute(name: string): boolean {
  return EVENT_ATTRIBUTE.test(name);
}

export function isExpressionAttribute(name: string): boolean {
  return EXPRESSION_ATTRIBUTE.test(name);
}

/** The value of an attribute as code, from its `skip`th decoded character on. */
export function attributeRegion(text: string, attribute: HtmlAttribute, skip: number): Region {
  const characters = decodeValue(text, attribute).slice(skip);
  // Only within parentheses is `{ a: 1 }` an object.
  const isObject = characters.find((character) => character.text.trim() !== '')?.text === '{';
  const builder = new CodeBuilder(characters[0]?.at ?? attribute.end);
  if (isObject) builder.made('(');
  for (const { text: character, at, length } of characters) builder.decoded(character, at, length);
  if (isObject) builder.made(')');
  return { language: 'jsx', code: builder.code, map: builder.map, kind: 'handler' };
}

/** The value of an attribute as a string literal, so that a rule for URLs in code sees it. */
export function urlRegion(text: string, attribute: HtmlAttribute): Region {
  const characters = decodeValue(text, attribute);
  const builder = new CodeBuilder(characters[0]?.at ?? attribute.end);
  addStringLiteral(builder, characters, characters[0]?.at ?? attribute.end);
  return { language: 'jsx', code: builder.code, map: builder.map, kind: 'handler', synthetic: true };
}
