/** VS Code's names that are more than an Encoding Standard label without its hyphens. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['big5hkscs', 'big5'],
  ['cp866', 'ibm866'],
  ['cp950', 'big5'],
  ['eucjp', 'euc-jp'],
  ['euckr', 'euc-kr'],
  ['koi8r', 'koi8-r'],
  ['koi8u', 'koi8-u'],
  ['macroman', 'macintosh'],
  ['shiftjis', 'shift_jis'],
  ['windows874', 'windows-874'],
]);

/**
 * @param name a value of VS Code's `files.encoding`
 * @returns the label of the Encoding Standard; undefined for UTF-8 and for unknown encodings
 */
export function labelOf(name: string): string | undefined {
  if (name.startsWith('utf8')) return undefined;
  const label =
    LABELS.get(name) ??
    name
      .replace(/^windows(?=\d)/, 'windows-')
      .replace(/^iso8859(?=\d)/, 'iso-8859-')
      .replace(/^utf16(?=[lb]e)/, 'utf-16');
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
