import type { Node } from 'jsonc-parser';
import { CodeBuilder } from '../code-builder.js';
import type { Host, HostTools } from '../host.js';
import { joinLists, NO_REGIONS, rebase } from '../region.js';
import type { RegionList } from '../region.js';
import { html } from './html.js';
import { javascript, tsx, typescript } from './scripts.js';

/**
 * Hosts by the magic command on a cell's first line. In kernels other than JavaScript's, only cells with such a command
 * count.
 */
const MAGIC: ReadonlyMap<string, Host> = new Map([
  ['%%javascript', javascript],
  ['%%js', javascript],
  ['%%script node', javascript],
  ['%%typescript', typescript],
  ['%%html', html],
  ['#!javascript', javascript],
  ['#!js', javascript],
  ['#!html', html],
]);

/** Jupyter notebooks: their code cells with JavaScript, TypeScript or HTML. */
export const notebook: Host = {
  id: 'notebook',
  endings: ['ipynb'],
  editorLanguages: [],
  fenceLabels: [],
  read: readNotebook,
  comments: [],
  commentStyles: [],
};

function readNotebook(text: string, tools: HostTools): RegionList {
  const root = tools.readJson(text);
  const cells = child(root, 'cells')?.children ?? [];
  const kernel = kernelHost(root);
  const lists = cells.map((cell): RegionList => {
    const source = child(cell, 'source');
    if (child(cell, 'cell_type')?.value !== 'code' || source === undefined) return NO_REGIONS;
    const { code, map } = decode(text, source);
    const magic = /^\s*((?:%%|#!)[^\r\n]*)/.exec(code);
    const host = magic?.[1] === undefined ? (cellHost(cell) ?? kernel) : MAGIC.get(magic[1].trim().toLowerCase());
    if (host === undefined) return NO_REGIONS;
    const magicLength = magic?.[0].length ?? 0;
    const list = host.read(' '.repeat(magicLength) + code.slice(magicLength), tools, '');
    return rebase(list, map, code.length);
  });
  return joinLists(lists);
}

function kernelHost(root: Node | undefined): Host | undefined {
  const metadata = child(root, 'metadata');
  const names = [child(child(metadata, 'kernelspec'), 'language'), child(child(metadata, 'language_info'), 'name')];
  for (const name of names) {
    const host = hostNamed(name?.value);
    if (host !== undefined) return host;
  }
  return undefined;
}

/** Returns the host for the language in a cell's metadata. Editors store it there if it differs from the notebook's. */
function cellHost(cell: Node): Host | undefined {
  const metadata = child(cell, 'metadata');
  const ids = [
    child(child(metadata, 'vscode'), 'languageId'),
    child(child(metadata, 'polyglot_notebook'), 'kernelName'),
    child(child(metadata, 'dotnet_interactive'), 'language'),
  ];
  return ids.map((id) => hostNamed(id?.value)).find((host) => host !== undefined);
}

function hostNamed(name: unknown): Host | undefined {
  if (typeof name !== 'string') return undefined;
  if (/^(?:java|ecma)script|^node/i.test(name)) return javascript;
  if (/^typescript/i.test(name)) return tsx;
  return /^html$/i.test(name) ? html : undefined;
}

function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children?.find(({ type, children }) => type === 'property' && children?.[0]?.value === name)
    ?.children?.[1];
}

/** Returns the text of a cell, which is a string or a list of lines, with decoded JSON escapes. */
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
      else if (escape !== undefined) builder.decoded(ESCAPES.get(escape) ?? escape, at, written.length);
      else builder.copy(written, at);
    }
  }
  return { code: builder.code, map: builder.map };
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
]);
