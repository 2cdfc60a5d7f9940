import { ABOVE_ASCII } from './decode.js';
import type { DecodedFile } from './decode.js';

/**
 * Encodes a text with its file's original encoding: the inverse of `decode`.
 * @returns undefined if the encoding can't represent a character of the text
 */
export function encode({ text, encoding, bom }: DecodedFile): Buffer | undefined {
  const whole = bom ? `\uFEFF${text}` : text;
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(whole, 'utf8');
    case 'utf-16le':
      return Buffer.from(whole, 'utf16le');
    case 'utf-16be':
      return Buffer.from(whole, 'utf16le').swap16();
    case 'windows-1252':
      // A UTF-8 byte order mark in a file that is not UTF-8 is kept as three bytes.
      return windows1252(bom ? `\u00ef\u00bb\u00bf${text}` : text);
  }
}

function windows1252(text: string): Buffer | undefined {
  const bytes = Buffer.from(
    text.replace(/[^\0-\x7f\xa0-\xff]/g, (char) => {
      const index = ABOVE_ASCII.indexOf(char);
      return index < 0 ? '\u0100' : String.fromCharCode(0x80 + index);
    }),
    'utf16le',
  );
  const narrow = Buffer.alloc(bytes.length / 2);
  for (let at = 0; at < narrow.length; at++) {
    if (bytes[2 * at + 1] !== 0) return undefined;
    narrow[at] = bytes[2 * at] ?? 0;
  }
  return narrow;
}
