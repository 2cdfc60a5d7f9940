import { hostOf } from '../../../core/hosts/hosts.js';
import { T } from '../../../core/syntax/node-types.js';
import { parseOnce } from '../../../core/syntax/parse.js';
import type { ParsedProgram } from '../../../core/syntax/parse.js';
import type { Edit, FileChange } from '../../../core/types.js';
import { isTaken } from '../../code.js';
import type { Side } from '../../side.js';
import { inStyle, styleOf } from '../../style.js';
import type { Style } from '../../style.js';
import { NODE_MODULES } from '../fill-placeholders.js';
import type { HelperName, Snippet } from '../snippets.js';
import { isDirective, isPlainRequire } from './commonjs.js';
import { addCommonExports, exportStatement, isExported, kindOfModule } from './module-exports.js';
import type { ModuleKind } from './module-kind.js';
import type { HelperModule } from './places.js';

type Snippets = ReadonlyMap<HelperName, Snippet>;

const HEADER = '// Account linking with the Auth0 Management API.';

/**
 * Returns the change after which a module exports helpers; without edits if it does already.
 * @param snippets with all of their callees, callees first, and no placeholders that refer to the document
 * @param style of the document, for a new module
 * @returns undefined if the module can't hold these helpers: it has other functions of their names, or its code must run
 *   where theirs cannot
 */
export function helperModuleWith(
  module: HelperModule,
  snippets: Snippets,
  style: Style,
  side: Side,
): FileChange | undefined {
  if (module.text === undefined) {
    const { fileName, kind } = module;
    const lines = [HEADER, '', functionsOf(snippets, style, kind)];
    if (kind === 'commonjs') lines.push('', exportStatement([...snippets.keys()], style));
    const imports = [...importLines(snippets, style, kind, '').values()];
    const text = [...imports, ...(imports.length > 0 ? [''] : []), ...lines, ''].join(style.eol);
    return { fileName, edits: [{ start: 0, end: 0, text }] };
  }
  return extended({ ...module, text: module.text }, snippets, style, side);
}

function extended(
  module: HelperModule & { readonly text: string },
  snippets: Snippets,
  { modern, types }: Style,
  side: Side,
): FileChange | undefined {
  const { text, fileName, kind } = module;
  const language = hostOf(fileName)?.script;
  const program = language && parseOnce({ language, code: text, map: [[0, 0]], kind: 'script' });
  if (program === undefined || program.isBroken || kindOfModule(program.ast) !== kind) return undefined;
  const style = { ...styleOf(text, program), types };
  if (style.modern !== modern) return undefined;
  const known = normalized(text);
  const missing = new Map<HelperName, Snippet>();
  for (const [name, snippet] of snippets) {
    if (!isTaken(program.nodes, name)) missing.set(name, snippet);
    else if (
      !known.includes(normalized(inStyle(filled(snippet.code), style))) ||
      !isExported(program.ast, name, kind)
    ) {
      return undefined;
    }
  }
  if (!canRunWith(text, codeOf(missing), codeOf(snippets), side)) return undefined;
  const edits = missing.size === 0 ? [] : extension(module, program, missing, style);
  return edits && { fileName, before: text, edits };
}

function extension(
  { text, kind }: HelperModule & { readonly text: string },
  program: ParsedProgram,
  missing: Snippets,
  style: Style,
): Edit[] | undefined {
  const { ast, nodes } = program;
  const end = text.trimEnd().length;
  const code = functionsOf(missing, style, kind);
  const added =
    kind === 'es'
      ? [{ start: end, end, text: style.eol + style.eol + code }]
      : addCommonExports(text, ast, [...missing.keys()], code, style);
  const lines = importLines(missing, style, kind, text);
  if (added === undefined || lines.size === 0) return added;
  // The module uses a name for something else.
  if ([...lines.keys()].some((name) => isTaken(nodes, name))) return undefined;
  const imports = [...lines.values()].join(style.eol);
  const last = ast.body.findLast(
    (each) => each.type === T.ImportDeclaration || isPlainRequire(each) || isDirective(each),
  );
  const at = last?.range[1] ?? 0;
  const separated = last ? style.eol + imports : imports + style.eol + style.eol;
  return [{ start: at, end: at, text: separated }, ...added];
}

function functionsOf(snippets: Snippets, style: Style, kind: ModuleKind): string {
  const codes = [...snippets.values()].map(({ code }) => filled(code));
  const exported = kind === 'es' ? codes.map((code) => code.replace(/^(?:async )?function /m, 'export $&')) : codes;
  return exported.map((code) => inStyle(code, style)).join(style.eol + style.eol);
}

/** Replaces the names of Node's modules, which the module imports under their own names. */
function filled(code: string): string {
  let result = code;
  for (const [placeholder, name] of NODE_MODULES) result = result.replaceAll(placeholder, name);
  return result;
}

/** Returns the imports of Node's modules that a text lacks, by the names that they declare. */
function importLines(snippets: Snippets, style: Style, kind: ModuleKind, text: string): ReadonlyMap<string, string> {
  const code = codeOf(snippets);
  const lines = NODE_MODULES.filter(([placeholder]) => code.includes(placeholder)).map(([, name]) => {
    const declared = kind === 'es' ? `import * as ${name} from` : `${style.modern ? 'const' : 'var'} ${name} =`;
    const line = kind === 'es' ? `${declared} '${name}';` : `${declared} require('${name}');`;
    return [name, inStyle(line, style)] as const;
  });
  return new Map(lines.filter(([, line]) => !text.includes(line)));
}

function codeOf(snippets: Snippets): string {
  return [...snippets.values()].map(({ code }) => code).join('\n');
}

/** Code that only a server or only a browser can run, or bundle. */
const SERVER =
  /\b(?:Buffer|askAuth0|process\.env)\b|NODE_(?:HTTPS|CRYPTO)|\b(?:from|require\()\s*["'](?:node:)?(?:https?|crypto)["']/;
const BROWSER = /\b(?:window|document|sessionStorage|localStorage|XMLHttpRequest|atob)\b/;

/**
 * Whether all documents that use a module can still use it with more code, and another document can, too.
 * @param added code that the module lacks
 * @param wanted all code that the other document calls
 */
function canRunWith(text: string, added: string, wanted: string, side: Side): boolean {
  if (!SERVER.test(text)) return !SERVER.test(added);
  return !BROWSER.test(added) && (side === 'server' || SERVER.test(wanted));
}

/** Returns code without what formatters change, comment lines and exports. */
function normalized(code: string): string {
  return code
    .replace(/^[ \t]*\/\/.*$/gm, '')
    .replace(/^export /gm, '')
    .replace(/["'`]/g, "'")
    .replace(/[\s;]+/g, '')
    .replace(/,(?=[)\]}])/g, '');
}
