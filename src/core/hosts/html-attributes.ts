import { addStringLiteral, CodeBuilder } from './code-builder.js';
import { decodeValue } from './html-elements.js';
import type { HtmlAttribute } from './html-elements.js';
import type { Region } from './region.js';

/** Attributes whose value is a URL, including those that client-side frameworks turn into one. */
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

/** Matches event handler attributes in HTML, Vue, Angular, AngularJS and Alpine. */
const EVENT_ATTRIBUTE = /^(?:on|@|v-on:|\(|(?:data-)?ng-(?:click|submit|change|init)|x-on:)/;
/** Matches other attributes whose value is framework code. */
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

/** Returns an attribute's value as code, without its first `skip` decoded characters. */
export function attributeRegion(text: string, attribute: HtmlAttribute, skip: number): Region {
  const characters = decodeValue(text, attribute).slice(skip);
  // Without parentheses, the parser reads `{ a: 1 }` as a block.
  const isObject = characters.find((character) => character.text.trim() !== '')?.text === '{';
  const builder = new CodeBuilder(characters[0]?.at ?? attribute.end);
  if (isObject) builder.made('(');
  for (const { text: character, at, length } of characters) builder.decoded(character, at, length);
  if (isObject) builder.made(')');
  return { language: 'jsx', code: builder.code, map: builder.map, kind: 'handler' };
}

/** Returns an attribute's value as a string literal, so rules for URLs in code apply to it. */
export function urlRegion(text: string, attribute: HtmlAttribute): Region {
  const characters = decodeValue(text, attribute);
  const builder = new CodeBuilder(characters[0]?.at ?? attribute.end);
  addStringLiteral(builder, characters, characters[0]?.at ?? attribute.end);
  return { language: 'jsx', code: builder.code, map: builder.map, kind: 'handler', synthetic: true };
}
