import type { TSESTree } from '@typescript-eslint/types';
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
    const text = [...importLines(snippets, style, ''), HEADER, '', ...functionsOf(snippets, style)];
    const { fileName } = module;
    return { fileName, edits: [{ start: 0, end: 0, text: text.join(style.eol).trimEnd() + style.eol }] };
  }
  return extended({ ...module, text: module.text }, snippets, side);
}

function extended(
  module: HelperModule & { readonly text: string },
  snippets: Snippets,
  side: Side,
): FileChange | undefined {
  const { text, fileName } = module;
  const language = hostOf(fileName)?.script;
  const program = language && parseOnce({ language, code: text, map: [[0, 0]], kind: 'script' });
  if (program === undefined || program.isBroken) return undefined;
  const known = normalized(text);
  const missing = new Map<HelperName, Snippet>();
  for (const [name, snippet] of snippets) {
    if (!isTaken(program.nodes, name)) missing.set(name, snippet);
    else if (!known.includes(normalized(filled(snippet.code))) || !isExported(program.ast, name)) {
      return undefined;
    }
  }
  if (!canRunWith(text, [...missing.values()].map(({ code }) => code).join('\n'), side)) return undefined;
  const last = program.ast.body.at(-1);
  if (last === undefined) return undefined;
  const style = styleOf(text, program);
  return { fileName, before: text, edits: missing.size === 0 ? [] : extension(module, program, missing, style) };
}

function extension(
  module: HelperModule & { readonly text: string },
  { ast }: ParsedProgram,
  missing: Snippets,
  style: Style,
): Edit[] {
  const { text } = module;
  const end = text.trimEnd().length;
  const imports = importLines(missing, style, text);
  const last = ast.body.findLast(({ type }) => type === T.ImportDeclaration);
  const first = ast.body[0]?.range[0] ?? 0;
  const lines = imports.filter((line) => line !== '').join(style.eol);
  const importEdit: Edit[] =
    lines === ''
      ? []
      : last
        ? [{ start: last.range[1], end: last.range[1], text: style.eol + lines }]
        : [{ start: first, end: first, text: lines + style.eol + style.eol }];
  const functions = functionsOf(missing, style).join(style.eol).trimEnd();
  return [...importEdit, { start: end, end, text: style.eol + style.eol + functions }];
}

function functionsOf(snippets: Snippets, style: Style): string[] {
  return [...snippets].flatMap(([, { code }]) => {
    const exported = filled(code).replace(/^(?:async )?function /m, 'export $&');
    return [inStyle(exported, style), ''];
  });
}

/** Replaces the names of Node's modules, which the module imports under their own names. */
function filled(code: string): string {
  let result = code;
  for (const [placeholder, name] of NODE_MODULES) result = result.replaceAll(placeholder, name);
  return result;
}

/** Returns the imports of Node's modules that a text lacks, and an empty line. */
function importLines(snippets: Snippets, style: Style, text: string): string[] {
  const codes = [...snippets.values()].map(({ code }) => code);
  const needed = NODE_MODULES.filter(([placeholder]) => codes.some((code) => code.includes(placeholder)));
  const lines = needed
    .map(([, name]) => `import * as ${name} from '${name}';`)
    .map((line) => inStyle(line, style))
    .filter((line) => !text.includes(line));
  return lines.length === 0 ? [] : [...lines, ''];
}

function isExported({ body }: TSESTree.Program, name: string): boolean {
  return body.some(
    (statement) =>
      statement.type === T.ExportNamedDeclaration &&
      ((statement.declaration?.type === T.FunctionDeclaration && statement.declaration.id?.name === name) ||
        statement.specifiers.some(({ exported }) => exported.type === T.Identifier && exported.name === name)),
  );
}

/** Code that only a server or only a browser can run, or bundle. */
const SERVER =
  /\bBuffer\b|\bprocess\.env\b|NODE_(?:HTTPS|CRYPTO)|\b(?:from|require\()\s*["'](?:node:)?(?:https?|crypto)["']/;
const BROWSER = /\b(?:window|document|sessionStorage|localStorage|XMLHttpRequest|atob)\b/;

/** Whether all documents that use a module can still use it with more code, and a document of this side can, too. */
function canRunWith(text: string, added: string, side: Side): boolean {
  if (!SERVER.test(text)) return !SERVER.test(added);
  return side === 'server' && !BROWSER.test(added);
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
