import { parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import { CodeBuilder } from './code-builder.js';
import type { HostLanguage } from './hosts.js';
import type { HostReader } from './markdown.js';
import { rebase } from './region.js';
import type { RegionList } from './region.js';

/** What the magic word in the first line of a cell says of it; in other kernels than JavaScript's nothing else counts. */
const MAGIC: Readonly<Record<string, HostLanguage>> = {
  '%%javascript': 'jsx',
  '%%js': 'jsx',
  '%%script node': 'jsx',
  '%%typescript': 'typescript',
  '%%html': 'html',
  '#!javascript': 'jsx',
  '#!js': 'jsx',
  '#!html': 'html',
};

/** The code cells of a Jupyter notebook that hold JavaScript, TypeScript or HTML. */
export function readNotebook(text: string, read: HostReader): RegionList {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const cells = child(root, 'cells')?.children ?? [];
  const kernel = kernelLanguage(root);
  const lists = cells.map((cell): RegionList => {
    const source = child(cell, 'source');
    if (child(cell, 'cell_type')?.value !== 'code' || source === undefined) return { regions: [], scriptUrls: [] };
    const { code, map } = decode(text, source);
    const magic = /^\s*((?:%%|#!)[^\r\n]*)/.exec(code);
    const language = magic?.[1] === undefined ? (cellLanguage(cell) ?? kernel) : MAGIC[magic[1].trim().toLowerCase()];
    if (language === undefined) return { regions: [], scriptUrls: [] };
    const magicLength = magic?.[0].length ?? 0;
    const list = read(' '.repeat(magicLength) + code.slice(magicLength), language);
    return rebase(list, map, code.length);
  });
  return {
    regions: lists.flatMap(({ regions }) => regions),
    scriptUrls: lists.flatMap(({ scriptUrls }) => scriptUrls),
  };
}

function kernelLanguage(root: Node | undefined): HostLanguage | undefined {
  const metadata = child(root, 'metadata');
  const names = [child(child(metadata, 'kernelspec'), 'language'), child(child(metadata, 'language_info'), 'name')];
  for (const name of names) {
    const language = languageNamed(name?.value);
    if (language !== undefined) return language;
  }
  return undefined;
}

/** Editors note the language of a cell where it differs from that of the notebook. */
function cellLanguage(cell: Node): HostLanguage | undefined {
  const metadata = child(cell, 'metadata');
  const ids = [
    child(child(metadata, 'vscode'), 'languageId'),
    child(child(metadata, 'polyglot_notebook'), 'kernelName'),
    child(child(metadata, 'dotnet_interactive'), 'language'),
  ];
  return ids.map((id) => languageNamed(id?.value)).find((language) => language !== undefined);
}

function languageNamed(name: unknown): HostLanguage | undefined {
  if (typeof name !== 'string') return undefined;
  if (/^(?:java|ecma)script|^node/i.test(name)) return 'jsx';
  if (/^typescript/i.test(name)) return 'tsx';
  return /^html$/i.test(name) ? 'html' : undefined;
}

function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children?.find(({ type, children }) => type === 'property' && children?.[0]?.value === name)
    ?.children?.[1];
}

/** The text of a cell: a string, or a list of lines, with the escapes of JSON decoded. */
function decode(text: string, source: Node): { readonly code: string; readonly map: CodeBuilder['map'] } {
  const lines = source.type === 'array' ? (source.children ?? []) : [source];
  const builder = new CodeBuilder((lines[0]?.offset ?? source.offset) + 1);
  for (const { type, offset, length } of lines) {
    if (type !== 'string') continue;
    const from = offset + 1;
    for (const match of text.slice(from, offset + length - 1).matchAll(/\\(?:u([0-9a-fA-F]{4})|([^]))|[^\\]+/g)) {
      const [written, unicode, escape] = match;
      const at = from + match.index;
      if (unicode !== undefined) builder.decoded(String.fromCharCode(parseInt(unicode, 16)), at, written.length);
      else if (escape !== undefined) builder.decoded(ESCAPES[escape] ?? escape, at, written.length);
      else builder.copy(written, at);
    }
  }
  return { code: builder.code, map: builder.map };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
