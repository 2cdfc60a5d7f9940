import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes, Token } from 'parse5';
import type { Region, ScriptLanguage } from './region.js';

export interface HtmlDocument {
  readonly regions: readonly Region[];
  /** The URLs of external scripts in document order; they tell which version of an SDK a page loads. */
  readonly scriptUrls: readonly string[];
}

const SCRIPT_LANGUAGES: Readonly<Record<string, ScriptLanguage>> = {
  '': 'jsx',
  module: 'jsx',
  'text/javascript': 'jsx',
  'application/javascript': 'jsx',
  'application/x-javascript': 'jsx',
  'application/ecmascript': 'jsx',
  'text/ecmascript': 'jsx',
  'text/babel': 'jsx',
  'text/jsx': 'jsx',
  'text/typescript': 'tsx',
  'text/tsx': 'tsx',
};

/** Attributes whose value is a URL that may be a `javascript:` one. */
const URL_ATTRIBUTES = new Set(['href', 'action', 'formaction', 'src']);

/**
 * The scripts, event handlers and `javascript:` URLs of an HTML document.
 * parse5 follows the standard, so `</script>` in a string or `>` in an attribute end what a browser says they end.
 */
export function readHtml(text: string): HtmlDocument {
  const regions: Region[] = [];
  const scriptUrls: string[] = [];
  const document = parse(text, { sourceCodeLocationInfo: true, scriptingEnabled: false });

  visitElements(document, (element) => {
    const location = element.sourceCodeLocation;
    if (!location) return;
    if (element.tagName === 'script') {
      const source = attribute(element, 'src');
      if (source !== undefined) scriptUrls.push(source);
      const language = SCRIPT_LANGUAGES[(attribute(element, 'type') ?? '').trim().toLowerCase()];
      if (language !== undefined && location.startTag) {
        const end = location.endTag?.startOffset ?? location.endOffset;
        regions.push(scriptRegion(text, location.startTag.endOffset, end, language));
      }
    }
    for (const { name, value } of element.attrs) {
      const range = location.attrs?.[name];
      if (range === undefined) continue;
      if (name.startsWith('on')) regions.push(attributeRegion(text, range, 0));
      else if (URL_ATTRIBUTES.has(name) && /^\s*javascript:/i.test(value)) {
        regions.push(attributeRegion(text, range, value.indexOf(':') + 1));
      }
    }
  });
  return { regions, scriptUrls };
}

function visitElements(
  node: DefaultTreeAdapterTypes.ParentNode,
  onElement: (element: DefaultTreeAdapterTypes.Element) => void,
): void {
  for (const child of node.childNodes) {
    if ('tagName' in child) {
      onElement(child);
      if ('content' in child) visitElements(child.content, onElement);
    }
    if ('childNodes' in child) visitElements(child, onElement);
  }
}

function attribute(element: DefaultTreeAdapterTypes.Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

/** Old pages hide their scripts from older browsers: `<!--` and `-->` start a line comment in a classic script. */
function scriptRegion(text: string, start: number, end: number, language: ScriptLanguage): Region {
  const code = text
    .slice(start, end)
    .replace(/^(\s*)<!--/, '$1//--')
    .replace(/^([ \t]*)-->/gm, '$1//>');
  return { language, code, map: [[0, start]], kind: 'script' };
}

const NAMED_REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The value of an attribute from its `skip`th decoded character on, with its character references decoded. */
function attributeRegion(text: string, range: Token.Location, skip: number): Region {
  const source = text.slice(range.startOffset, range.endOffset);
  const opening = /^[^=]*=\s*(["']?)/.exec(source);
  const start = opening ? opening[0].length : 0;
  const end = opening?.[1] ? source.length - 1 : source.length;

  const map: [number, number][] = [];
  let code = '';
  let index = start;
  let decoded = 0;
  const take = (piece: string, length: number): void => {
    if (decoded >= skip) {
      if (map.length === 0 || piece.length !== length) map.push([code.length, range.startOffset + index]);
      code += piece;
      if (piece.length !== length) map.push([code.length, range.startOffset + index + length]);
    }
    decoded += piece.length;
    index += length;
  };
  while (index < end) {
    const reference = /^&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));/.exec(source.slice(index, index + 12));
    const character = reference === null ? undefined : decodeReference(reference);
    if (reference !== null && character !== undefined) take(character, reference[0].length);
    else take(source.charAt(index), 1);
  }
  return { language: 'jsx', code, map: map.length === 0 ? [[0, range.startOffset + end]] : map, kind: 'handler' };
}

function decodeReference([, decimal, hexadecimal, name]: readonly (string | undefined)[]): string | undefined {
  if (name !== undefined) return NAMED_REFERENCES[name];
  const codePoint = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : parseInt(decimal, 10);
  return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : undefined;
}
