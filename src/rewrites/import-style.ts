import { T } from '../core/syntax/node-types.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import { requiredModule } from '../core/values/exports.js';

/** How a file writes its imports, which may differ from its other code; undefined where it has none to tell. */
export interface ImportStyle {
  readonly quote: string | undefined;
  readonly semicolon: string | undefined;
  /** What is inside the braces of named imports. */
  readonly space: string | undefined;
}

/** Returns how most imports of a file are written. @param text the document's text */
export function importStyleOf(text: string, { ast }: ParsedProgram): ImportStyle {
  const quotes: string[] = [];
  const semicolons: string[] = [];
  const spaces: string[] = [];
  for (const statement of ast.body) {
    if (statement.type === T.ImportDeclaration) {
      const source = text.slice(...statement.range);
      quotes.push(statement.source.raw.slice(0, 1));
      semicolons.push(source.endsWith(';') ? ';' : '');
      if (/\{[^\n{}]+\}/.test(source)) spaces.push(source.includes('{ ') ? ' ' : '');
    } else if (statement.type === T.VariableDeclaration) {
      for (const { init } of statement.declarations) {
        if (!init || requiredModule(init) === undefined) continue;
        const [quote] = /['"]/.exec(text.slice(...init.range)) ?? [];
        if (quote !== undefined) quotes.push(quote);
      }
    }
  }
  return { quote: mostOf(quotes), semicolon: mostOf(semicolons), space: mostOf(spaces) };
}

/** Returns the value that is more frequent than all others. */
function mostOf(values: readonly string[]): string | undefined {
  const count = (value: string): number => values.filter((other) => other === value).length;
  const different = [...new Set(values)];
  return different.find((value) => different.every((other) => other === value || count(value) > count(other)));
}

/** Returns new code with its imports in a file's style. */
export function inImportStyle(code: string, style: ImportStyle): string {
  if (!/\bimport\b|\brequire\(/.test(code)) return code;
  return code
    .split('\n')
    .map((line) => (/^\s*(?:import|const|let|var)\b/.test(line) ? importLine(line, style) : line))
    .join('\n');
}

function importLine(line: string, { quote, semicolon, space }: ImportStyle): string {
  const end = Math.max(line.lastIndexOf("'"), line.lastIndexOf('"'));
  const old = line.charAt(end);
  const start = line.indexOf(old);
  const names = line.slice(0, start);
  const isImport = /^\s*import\b/.test(names);
  if (end <= start || !(isImport || names.endsWith('require('))) return line;
  const mark = quote ?? old;
  const tail = line.slice(end + 1);
  const isPlain = isImport && /^;?\r?$/.test(tail);
  return [
    isImport ? withSpace(names, space) : names,
    mark + line.slice(start + 1, end) + mark,
    isPlain && semicolon !== undefined ? tail.replace(/^;?/, semicolon) : tail,
  ].join('');
}

function withSpace(names: string, space: string | undefined): string {
  const [open, close] = [names.indexOf('{'), names.lastIndexOf('}')];
  if (space === undefined || open < 0 || close < open) return names;
  return names.slice(0, open + 1) + space + names.slice(open + 1, close).trim() + space + names.slice(close);
}
