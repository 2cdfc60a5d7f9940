import type { Decoded } from './code-builder.js';

export interface HtmlAttribute {
  /** In lower case. */
  readonly name: string;
  /** With decoded character references. */
  readonly value: string;
  /** Document offsets of name and value, including quotes. */
  readonly start: number;
  readonly end: number;
  /** The escapes in the value, other than character references: Pug's values are JavaScript strings. */
  readonly escapes?: 'js';
}

export interface HtmlTag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: readonly HtmlAttribute[];
  readonly start: number;
  readonly end: number;
}

const NAMED_REFERENCES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

export function attributeOf(tag: HtmlTag, name: string): HtmlAttribute | undefined {
  return tag.attributes.find((candidate) => candidate.name === name);
}

/** Returns the characters of an attribute's value, with decoded character references. */
export function decodeValue(text: string, { start, end, escapes }: HtmlAttribute): Decoded[] {
  const source = text.slice(start, end);
  const opening = /^[^=]*=\s*(["']?)/.exec(source);
  const from = opening ? opening[0].length : source.length;
  const to = opening?.[1] && source.length > from ? source.length - 1 : source.length;
  const value = source.slice(from, to);
  return escapes === 'js' ? decodeEscapes(value, start + from) : decodeReferences(value, start + from);
}

/** @param at the document offset of `source` */
function decodeReferences(source: string, at: number): Decoded[] {
  const characters: Decoded[] = [];
  for (let index = 0; index < source.length;) {
    const reference =
      source[index] === '&' ? /^&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));/.exec(source.slice(index, index + 12)) : null;
    const decoded = reference === null ? undefined : decodeReference(reference);
    const length = reference === null || decoded === undefined ? 1 : reference[0].length;
    characters.push({ text: decoded ?? source.charAt(index), at: at + index, length });
    index += length;
  }
  return characters;
}

/** Returns the characters of a JavaScript string. Decodes only the escapes that attributes need. */
function decodeEscapes(source: string, at: number): Decoded[] {
  return [...source.matchAll(/\\([^ux])|[^]/g)].map(({ index, 0: written, 1: escaped }) => ({
    text: escaped === undefined ? written : (ESCAPES.get(escaped) ?? escaped),
    at: at + index,
    length: written.length,
  }));
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['\n', ''],
]);

function decodeReference([, decimal, hexadecimal, name]: readonly (string | undefined)[]): string | undefined {
  if (name !== undefined) return NAMED_REFERENCES.get(name);
  const codePoint = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : parseInt(decimal, 10);
  return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : undefined;
}
