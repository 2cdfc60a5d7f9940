import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../../core/syntax/node-types.js';
import type { Edit } from '../../../core/types.js';
import type { RewriteRequest } from '../../rewriter.js';
import { inStyle } from '../../style.js';
import type { HelperName } from '../snippets.js';
import type { HelperModule } from './places.js';

/** Returns the edit that imports helpers from a module, in the document's style. */
export function importHelpers(
  request: RewriteRequest,
  { specifier }: HelperModule,
  names: readonly HelperName[],
): Edit {
  const { program, style } = request;
  const { body } = program.ast;
  const same = body.find(
    (statement): statement is TSESTree.ImportDeclaration =>
      statement.type === T.ImportDeclaration &&
      statement.source.value === specifier &&
      statement.importKind !== 'type' &&
      statement.specifiers.at(-1)?.type === T.ImportSpecifier,
  );
  const last = same?.specifiers.at(-1);
  if (last) return appended(request, last, names);
  const line = inStyle(`import { ${names.join(', ')} } from '${specifier}';`, style);
  return afterLines(request, line, ({ type }) => type === T.ImportDeclaration);
}

/** Adds names to a list, after its last item. */
function appended({ text, style }: RewriteRequest, last: TSESTree.Node, names: readonly string[]): Edit {
  const [start, end] = last.range;
  const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, start))?.[1];
  const separator = indent === undefined ? ', ' : `,${style.eol}${indent}`;
  return { start: end, end, text: names.map((name) => separator + name).join('') };
}

/** Inserts a line after the last statement of a kind, or else before all statements but directives. */
function afterLines(
  { text, program, style }: RewriteRequest,
  line: string,
  isOne: (statement: TSESTree.ProgramStatement) => boolean,
): Edit {
  const { body } = program.ast;
  const last = body.findLast(isOne) ?? body.findLast(isDirective);
  if (last === undefined) {
    const start = body[0]?.range[0] ?? 0;
    return { start, end: start, text: line + style.eol + style.eol };
  }
  const end = last.range[1];
  const [rest = ''] = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*\*\/[ \t]*)?/.exec(text.slice(end)) ?? [];
  const [eol] = /^\r?\n(?=[ \t]*(?:\r?\n|$))/.exec(text.slice(end + rest.length)) ?? [];
  // A rewrite may remove the last import with its line, so a separate line is safer. The next line must be empty: new
  // code may begin where a statement does.
  return eol === undefined
    ? { start: end + rest.length, end: end + rest.length, text: style.eol + line }
    : { start: end + rest.length + eol.length, end: end + rest.length + eol.length, text: line + style.eol };
}

function isDirective(statement: TSESTree.ProgramStatement): boolean {
  return statement.type === T.ExpressionStatement && statement.directive !== undefined;
}

/** Returns the names that a document imports from a module. */
export function importedHelpers({ program }: RewriteRequest, { specifier }: HelperModule): string[] {
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
