import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../../core/syntax/node-types.js';
import type { Edit } from '../../../core/types.js';
import { indentAt, indented } from '../../code.js';
import type { RewriteRequest } from '../../rewriter.js';
import { inStyle } from '../../style.js';
import type { Style } from '../../style.js';
import type { HelperName } from '../snippets.js';
import { isDirective, isPlainRequire, lastRequired, loading, namesRequired } from './commonjs.js';
import { insertAfterItem } from './insert-after-item.js';
import type { HelperModule } from './places.js';

/** Returns the edit that imports helpers from a module, in the document's style. */
export function importHelpers(
  request: RewriteRequest,
  { specifier, kind }: HelperModule,
  names: readonly HelperName[],
): Edit {
  const { program, style, text } = request;
  const { body } = program.ast;
  const last = kind === 'es' ? lastImported(body, specifier) : lastRequired(program.ast, specifier);
  if (last) return insertAfterItem(text, last, names, style);
  const sibling = kind === 'es' && specifier.startsWith('../') ? siblingsAtEnd(request) : undefined;
  if (sibling) {
    const [start] = sibling.range;
    const lines = linesFor(names, specifier, kind, style).map((line) => inStyle(line, style) + style.eol);
    return { start, end: start, text: lines.join('') + indentAt(text, start) };
  }
  return insertImports(request, kind, linesFor(names, specifier, kind, style));
}

/** Returns the first of the imports at the end that are of the file's own folder: linters want those of others before. */
function siblingsAtEnd({ program, text }: RewriteRequest): TSESTree.ImportDeclaration | undefined {
  const imports = program.ast.body.filter((each) => each.type === T.ImportDeclaration);
  const isSibling = ({ source }: TSESTree.ImportDeclaration): boolean => source.value.startsWith('./');
  const last = imports.findLastIndex((each) => !isSibling(each));
  const [first] = imports.slice(last + 1);
  // A comment above it may be about it.
  const before = first && text.slice(imports[last]?.range[1] ?? 0, first.range[0]);
  return last >= 0 && before?.trim() === '' && before.includes('\n') ? first : undefined;
}

/**
 * Returns the edit that adds imports after the document's last one.
 * @param lines in the style of snippets
 */
export function insertImports(request: RewriteRequest, kind: HelperModule['kind'], lines: readonly string[]): Edit {
  const { style, program } = request;
  const { body } = program.ast;
  const before = kind === 'es' ? body : loading(program.ast);
  const isOne = (statement: TSESTree.ProgramStatement): boolean =>
    kind === 'commonjs' ? isPlainRequire(statement) : statement.type === T.ImportDeclaration;
  const code = lines.map((line) => inStyle(line, style)).join(style.eol);
  const last = before.findLast(isOne) ?? before.findLast((each) => kind === 'commonjs' || isDirective(each));
  return afterLines(request, isOfNewGroup(request, last, lines) ? style.eol + code : code, last);
}

/** Whether imports of the project's own files follow one by an alias, in a file whose groups of imports are set apart. */
function isOfNewGroup(
  { program, text }: RewriteRequest,
  last: TSESTree.ProgramStatement | undefined,
  lines: readonly string[],
): boolean {
  const imports = program.ast.body.filter((each) => each.type === T.ImportDeclaration);
  const isApart = imports.some((each, index) => {
    const between = text.slice(imports[index - 1]?.range[1] ?? each.range[0], each.range[0]);
    return (between.match(/\n/g)?.length ?? 0) > 1;
  });
  const isOwn = lines.every((line) => /from '\.{1,2}\//.test(line));
  return isApart && isOwn && last?.type === T.ImportDeclaration && /^(?:[@~#]\/|[@~#]$)/.test(last.source.value);
}

function linesFor(
  names: readonly string[],
  specifier: string,
  kind: HelperModule['kind'],
  { modern }: Style,
): string[] {
  if (kind === 'es') return [`import { ${names.join(', ')} } from '${specifier}';`];
  return modern
    ? [`const { ${names.join(', ')} } = require('${specifier}');`]
    : names.map((name) => `var ${name} = require('${specifier}').${name};`);
}

function lastImported(body: readonly TSESTree.ProgramStatement[], specifier: string): TSESTree.Node | undefined {
  const same = body.find(
    (statement): statement is TSESTree.ImportDeclaration =>
      statement.type === T.ImportDeclaration &&
      statement.source.value === specifier &&
      statement.importKind !== 'type' &&
      statement.specifiers.at(-1)?.type === T.ImportSpecifier,
  );
  return same?.specifiers.at(-1);
}

/** Inserts lines after a statement, or else before all others; the script of a component may be indented. */
function afterLines({ text, program, style }: RewriteRequest, code: string, last: TSESTree.Node | undefined): Edit {
  const start = program.ast.body[0]?.range[0] ?? 0;
  const indent = indentAt(text, last?.range[0] ?? start);
  const line = indented(code, indent);
  if (last === undefined) return { start, end: start, text: line + style.eol + style.eol + indent };
  const end = last.range[1];
  const [rest = ''] = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*\*\/[ \t]*)?/.exec(text.slice(end)) ?? [];
  const [eol] = /^\r?\n(?=[ \t]*(?:\r?\n|$))/.exec(text.slice(end + rest.length)) ?? [];
  // A rewrite may remove the last import with its line, so a separate line is safer. The next line must be empty: new
  // code may begin where a statement does.
  return eol === undefined
    ? { start: end + rest.length, end: end + rest.length, text: style.eol + indent + line }
    : { start: end + rest.length + eol.length, end: end + rest.length + eol.length, text: indent + line + style.eol };
}

/** Returns the names that a document imports from a module. */
export function importedHelpers({ program }: RewriteRequest, { specifier, kind }: HelperModule): string[] {
  if (kind === 'commonjs') return program.ast.body.flatMap((statement) => namesRequired(statement, specifier));
  return program.ast.body.flatMap((statement) =>
    statement.type === T.ImportDeclaration && statement.source.value === specifier
      ? statement.specifiers.flatMap((each) =>
          each.type === T.ImportSpecifier &&
          each.imported.type === T.Identifier &&
          each.imported.name === each.local.name
            ? [each.local.name]
            : [],
        )
      : [],
  );
}
