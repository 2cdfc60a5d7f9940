import { T } from '../core/syntax/node-types.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import { mayBe } from '../rules/auth0/versions.js';

/** The style of the surrounding code, which new code follows. */
export interface Style {
  readonly quote: "'" | '"';
  readonly semicolons: boolean;
  /** One level of indentation. */
  readonly indent: string;
  readonly eol: '\n' | '\r\n';
  readonly trailingCommas: boolean;
  /** Whether the code uses ES2015 or later: `const`, arrow functions, template literals, `async`. */
  readonly modern: boolean;
  readonly typescript: boolean;
  /** Whether function names and parameters are apart, as in JavaScript Standard Style: `function open (url)`. */
  readonly spacedParameters: boolean;
  /** The types that the project's TypeScript has: before 3.2 only `plain` ones, before 2.3 not even that of `fetch`. */
  readonly types: Types;
}

export type Types = 'current' | 'plain' | 'oldest';

/**
 * Returns the predominant style of a program.
 * @param text the document's text, which the program's ranges refer to
 */
export function styleOf(text: string, { nodes, region }: ParsedProgram): Style {
  const votes = { single: 0, double: 0, with: 0, without: 0, commas: 0, bare: 0, spaced: 0, close: 0 };
  let modern = false;
  for (const node of nodes) {
    const end = node.range[1];
    switch (node.type) {
      case T.Literal:
        // Attributes have double quotes by custom, whatever the code has.
        if (node.parent.type === T.JSXAttribute) break;
        if (node.raw.startsWith("'")) votes.single++;
        else if (node.raw.startsWith('"')) votes.double++;
        break;
      case T.VariableDeclaration:
        if (node.kind !== 'var') modern = true;
        if (text[end - 1] === ';') votes.with++;
        else if (node.parent.type === T.Program || node.parent.type === T.BlockStatement) votes.without++;
        break;
      case T.ExpressionStatement:
      case T.ReturnStatement:
        votes[text[end - 1] === ';' ? 'with' : 'without']++;
        break;
      case T.ObjectExpression: {
        const last = node.properties.at(-1);
        const tail = last && text.slice(last.range[1], end);
        if (tail?.includes('\n')) votes[/^\s*,/.test(tail) ? 'commas' : 'bare']++;
        break;
      }
      case T.ArrowFunctionExpression:
      case T.FunctionExpression:
      case T.FunctionDeclaration:
        if (node.type === T.ArrowFunctionExpression || node.async) modern = true;
        if (node.type !== T.ArrowFunctionExpression) {
          const start = node.id?.range[1] ?? node.range[0];
          const isMethod =
            node.parent.type === T.MethodDefinition || (node.parent.type === T.Property && node.parent.method);
          const head = isMethod ? text.slice(start - 1, start + 1) : text.slice(start, start + 2);
          if (isMethod) votes[head.startsWith(' ') ? 'spaced' : 'close']++;
          else if (node.id) votes[head.startsWith(' ') ? 'spaced' : 'close']++;
        }
        break;
      case T.ImportDeclaration:
        votes[text[end - 1] === ';' ? 'with' : 'without']++;
        modern = true;
        break;
      case T.TemplateLiteral:
      case T.ClassDeclaration:
      case T.ExportNamedDeclaration:
      case T.ExportDefaultDeclaration:
        modern = true;
        break;
      default:
    }
  }
  return {
    quote: votes.double > votes.single ? '"' : "'",
    semicolons: votes.with >= votes.without,
    indent: indentOf(text),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    trailingCommas: votes.commas > votes.bare,
    modern,
    typescript: region.language !== 'jsx',
    spacedParameters: votes.spaced > votes.close,
    types: 'current',
  };
}

/**
 * Types by the version of Angular: 2 and 4 need a TypeScript 2, 5 to 7 one from 2.4 to 3.2. Read: peerDependencies of
 * `@angular/compiler-cli@2.4.10`, `@4.4.7`, `@5.2.11`, `@6.1.10` and `@7.2.16`.
 */
const ANGULAR_TYPES = [
  ['<5.0.0-0', 'oldest'],
  ['<8.0.0-0', 'plain'],
] as const;

/**
 * Returns the types that a version range of TypeScript has. If it is unknown, that of Angular decides; if that is unknown
 * too, they are those of today.
 * @param angular the version range of `@angular/core`
 */
export function typesOf(typescript: string | undefined, angular?: string): Types {
  if (typescript === undefined && angular !== undefined) {
    return ANGULAR_TYPES.find(([range]) => mayBe(angular, range))?.[1] ?? 'current';
  }
  if (typescript === undefined || !mayBe(typescript, '<3.2.0-0')) return 'current';
  return mayBe(typescript, '<2.3.0-0') ? 'oldest' : 'plain';
}

function inDoubleQuotes(line: string): string {
  return line.replace(/'([^'"\\]*)'/g, '"$1"');
}

/** Returns one level of indentation: a tab, or the most frequent increase in spaces. */
function indentOf(text: string): string {
  const steps = new Map<string, number>();
  let before = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [space = ''] = /^[ \t]*/.exec(line) ?? [];
    const width = space.length;
    const step = width - before;
    before = width;
    if (space.startsWith('\t')) steps.set('\t', (steps.get('\t') ?? 0) + 1);
    else if (step === 2 || step === 4 || step === 3 || step === 8) {
      const unit = ' '.repeat(step);
      steps.set(unit, (steps.get(unit) ?? 0) + 1);
    }
  }
  return [...steps].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '  ';
}

/**
 * Converts a snippet to a style. Snippets use two spaces, single quotes, semicolons and trailing commas. The first line
 * gets no indentation: it depends on the insertion point.
 * @param base the indentation of the lines after the first
 */
export function inStyle(snippet: string, style: Style, base = ''): string {
  const lines = snippet.split('\n').map((line, index) => {
    const code = line.trimStart();
    if (code === '') return '';
    return (index === 0 ? '' : base) + style.indent.repeat((line.length - code.length) / 2) + code;
  });
  const quoted = lines.map((line) => (style.quote === '"' && !/^\s*\/\//.test(line) ? inDoubleQuotes(line) : line));
  let result = quoted.join(style.eol);
  if (style.types !== 'current') result = result.replace(/\bunknown\b/g, 'any');
  if (style.spacedParameters) result = result.replace(/\b(function \w+|function)(?=\()/g, '$1 ');
  if (!style.semicolons) result = result.replace(/;(?=\r?\n|$)/g, '');
  if (!style.trailingCommas) {
    result = result.replace(/,(\s*)(?=[}\])])/g, (all, space: string) => (/[\r\n]/.test(space) ? space : all));
  }
  return result;
}
