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
import { isPlainRequire } from './commonjs.js';
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
    const imports = importLines(snippets, style, kind, '');
    const text = [...imports, ...(imports.length > 0 ? [''] : []), ...lines, ''].join(style.eol);
    return { fileName, edits: [{ start: 0, end: 0, text }] };
  }
  return extended({ ...module, text: module.text }, snippets, style, side);
}

function extended(
  module: HelperModule & { readonly text: string },
  snippets: Snippets,
  { modern }: Style,
  side: Side,
): FileChange | undefined {
  const { text, fileName, kind } = module;
  const language = hostOf(fileName)?.script;
  const program = language && parseOnce({ language, code: text, map: [[0, 0]], kind: 'script' });
  if (program === undefined || program.isBroken || kindOfModule(program.ast) !== kind) return undefined;
  const style = styleOf(text, program);
  if (style.modern !== modern) return undefined;
  const known = normalized(text);
  const missing = new Map<HelperName, Snippet>();
  for (const [name, snippet] of snippets) {
    if (!isTaken(program.nodes, name)) missing.set(name, snippet);
    else if (!known.includes(normalized(filled(snippet.code))) || !isExported(program.ast, name, kind)) {
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
  // The module may use these names for something else.
  if (lines.length > 0 && NODE_MODULES.some(([, name]) => isTaken(nodes, name))) return undefined;
  if (added === undefined || lines.length === 0) return added;
  const last = ast.body.findLast((each) => each.type === T.ImportDeclaration || isPlainRequire(each));
  const first = ast.body[0]?.range[0] ?? 0;
  const imports = lines.join(style.eol);
  return last
    ? [{ start: last.range[1], end: last.range[1], text: style.eol + imports }, ...added]
    : [{ start: first, end: first, text: imports + style.eol + style.eol }, ...added];
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

/** Returns the imports of Node's modules that a text lacks. */
function importLines(snippets: Snippets, style: Style, kind: ModuleKind, text: string): string[] {
  const codes = [...snippets.values()].map(({ code }) => code);
  return NODE_MODULES.filter(([placeholder]) => codes.some((code) => code.includes(placeholder)))
    .map(([, name]) =>
      kind === 'es'
        ? `import * as ${name} from '${name}';`
        : `${style.modern ? 'const' : 'var'} ${name} = require('${name}');`,
    )
    .map((line) => inStyle(line, style))
    .filter((line) => !text.includes(line));
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
