import type { OffsetMap } from './region.js';

/** Builds the code of a region from pieces of the document, and maps their offsets. */
export class CodeBuilder {
  #code = '';
  /** The document offset for the next character of the code. */
  #position: number;
  readonly #map: [number, number][] = [];

  /** @param start the document offset of generated text before the first piece */
  constructor(start: number) {
    this.#position = start;
    this.#map.push([0, start]);
  }

  get code(): string {
    return this.#code;
  }

  get map(): OffsetMap {
    return this.#map;
  }

  /** Appends text that appears unchanged in the document, at `at`. */
  copy(text: string, at: number): this {
    if (text === '') return this;
    this.#moveTo(at);
    this.#code += text;
    this.#position = at + text.length;
    return this;
  }

  /** Appends text that replaces `length` other characters of the document, such as a decoded escape. */
  decoded(text: string, at: number, length: number): this {
    if (text.length === length) return this.copy(text, at);
    this.#moveTo(at);
    this.#code += text;
    this.#position += text.length;
    this.#moveTo(at + length);
    return this;
  }

  /** Appends generated text. All of it maps to `at`, or to the end of the last piece. */
  made(text: string, at?: number): this {
    const position = at ?? this.#position;
    for (const character of text) {
      this.#moveTo(position);
      this.#code += character;
      this.#position += character.length;
    }
    this.#moveTo(position);
    return this;
  }

  #moveTo(document: number): void {
    if (this.#position === document) return;
    const last = this.#map.at(-1);
    if (last?.[0] === this.#code.length) last[1] = document;
    else this.#map.push([this.#code.length, document]);
    this.#position = document;
  }
}

/** A decoded character, with the document range of its source. */
export interface Decoded {
  readonly text: string;
  readonly at: number;
  readonly length: number;
}

/** Appends decoded text as a JavaScript string literal. The literal's range is the range of the text. */
export function addStringLiteral(builder: CodeBuilder, characters: readonly Decoded[], start: number): void {
  builder.made("'", start);
  for (const { text, at, length } of characters) builder.decoded(escaped(text), at, length);
  const last = characters.at(-1);
  builder.made("'", last ? last.at + last.length : start);
}

function escaped(character: string): string {
  switch (character) {
    case "'":
    case '\\':
      return `\\${character}`;
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\u2028':
      return '\\u2028';
    case '\u2029':
      return '\\u2029';
    default:
      return character;
  }
}
