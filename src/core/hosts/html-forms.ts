import type { Vocabulary } from '../vocabulary.js';
import { addStringLiteral, CodeBuilder } from './code-builder.js';
import { decodeValue } from './html-elements.js';
import type { HtmlAttribute, HtmlTag } from './html-elements.js';
import type { Region } from './region.js';

/**
 * Returns a form as code for the request that it sends: `fetch('URL', { method: 'POST', body: { field: '' } })`.
 * Each word maps to the same word in the form, which puts findings in the right place.
 * @returns undefined for a form that can't be a finding
 */
export function formRegion(
  text: string,
  form: HtmlTag,
  fields: readonly HtmlTag[],
  vocabulary: Vocabulary,
): Region | undefined {
  const action = find(form, 'action') ?? fields.map((field) => find(field, 'formaction')).find(Boolean);
  if (action === undefined || !vocabulary.isAction(action.value)) return undefined;
  const method = find(form, 'method') ?? fields.map((field) => find(field, 'formmethod')).find(Boolean);
  const isPost = method !== undefined && /^\s*post\s*$/i.test(method.value);

  const builder = new CodeBuilder(form.start);
  builder.made('fetch(');
  const url = decodeValue(text, action);
  addStringLiteral(builder, url, url[0]?.at ?? action.end);
  builder.made(`, { method: '${isPost ? 'POST' : 'GET'}', body: {`);
  for (const field of fields) {
    const name = find(field, 'name');
    if (name === undefined || !vocabulary.parameters.includes(name.value)) continue;
    const characters = decodeValue(text, name);
    builder.made(' ', characters[0]?.at);
    for (const { text: character, at, length } of characters) builder.decoded(character, at, length);
    builder.made(": '',");
  }
  builder.made(' } })');
  return { language: 'jsx', code: builder.code, map: builder.map, kind: 'handler', synthetic: true };
}

function find(tag: HtmlTag, name: string): HtmlAttribute | undefined {
  return tag.attributes.find((attribute) => attribute.name === name && attribute.value.trim() !== '');
}
