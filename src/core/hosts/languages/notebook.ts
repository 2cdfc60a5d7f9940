import { CodeBuilder } from '../code-builder.js';
import type { Host, HostTools } from '../host.js';
import { readJson } from '../json-tree.js';
import type { JsonNode } from '../json-tree.js';
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
  const root = readJson(text);
  const cells = root?.members.get('cells')?.elements ?? [];
  const kernel = kernelHost(root);
  const lists = cells.map((cell): RegionList => {
    const source = cell.members.get('source');
    if (cell.members.get('cell_type')?.value !== 'code' || source === undefined) return NO_REGIONS;
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

function kernelHost(root: JsonNode | undefined): Host | undefined {
  const metadata = root?.members.get('metadata')?.members;
  const kernel = metadata?.get('kernelspec')?.members.get('language');
  return hostNamed(kernel?.value) ?? hostNamed(metadata?.get('language_info')?.members.get('name')?.value);
}

/** Where editors store the language of a cell, if it differs from the notebook's. */
const CELL_LANGUAGES = [
  ['vscode', 'languageId'],
  ['polyglot_notebook', 'kernelName'],
  ['dotnet_interactive', 'language'],
] as const;

/** Returns the host for the language in a cell's metadata. */
function cellHost(cell: JsonNode): Host | undefined {
  const metadata = cell.members.get('metadata')?.members;
  for (const [editor, name] of CELL_LANGUAGES) {
    const host = hostNamed(metadata?.get(editor)?.members.get(name)?.value);
    if (host !== undefined) return host;
  }
  return undefined;
}

function hostNamed(name: string | undefined): Host | undefined {
  if (name === undefined) return undefined;
  if (/^(?:java|ecma)script|^node/i.test(name)) return javascript;
  if (/^typescript/i.test(name)) return tsx;
  return /^html$/i.test(name) ? html : undefined;
}

/** Returns the text of a cell, which is a string or a list of lines, with decoded JSON escapes. */
function decode(text: string, source: JsonNode): { readonly code: string; readonly map: CodeBuilder['map'] } {
  const lines = source.value === undefined ? source.elements : [source];
  const builder = new CodeBuilder((lines[0]?.offset ?? source.offset) + 1);
  for (const { value, offset, end } of lines) {
    if (value === undefined) continue;
    const from = offset + 1;
    for (const match of text.slice(from, end - 1).matchAll(/\\(?:u([0-9a-fA-F]{4})|([^]))|[^\\]+/g)) {
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
