import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedFile {
  /** Excludes the byte order mark, as in editors: offsets count from the first character after it. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

/**
 * Decodes a source file: UTF-8, UTF-16 with a byte order mark, or windows-1252 (a superset of Latin-1) if the bytes are
 * not valid UTF-8.
 * @param label encoding of files without a byte order mark, if known, as a label of the Encoding Standard
 * @returns undefined for a binary file: one with a NUL byte that is not part of UTF-16
 */
export function decode(bytes: Buffer): DecodedFile | undefined;
export function decode(bytes: Buffer, label: string | undefined): Pick<DecodedFile, 'text' | 'bom'> | undefined;
export function decode(bytes: Buffer, label?: string): DecodedFile | Pick<DecodedFile, 'text' | 'bom'> | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be');
  if (bytes.includes(0)) return undefined;
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  if (label !== undefined && !bom) return { text: new TextDecoder(label).decode(body), bom };
  return isUtf8(body)
    ? { text: body.toString('utf8'), encoding: 'utf-8', bom }
    : { text: windows1252(body), encoding: 'windows-1252', bom };
}

/** Windows-1252 characters for the bytes 0x80 to 0x9F, which are control characters in Latin-1. Five stay undefined. */
export const ABOVE_ASCII =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Some versions of Node decode Latin-1 when asked for windows-1252. */
function windows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (char) => ABOVE_ASCII.charAt(char.charCodeAt(0) - 0x80));
}

function utf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): DecodedFile | undefined {
  const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
  const text = (encoding === 'utf-16le' ? even : Buffer.from(even).swap16()).toString('utf16le');
  return text.includes('\0') ? undefined : { text, encoding, bom: true };
}
