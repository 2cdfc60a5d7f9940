import type { TSESTree } from '@typescript-eslint/types';
import { contains, isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { isTaken } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { DraftEdit, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { endOfCode } from './end-of-code.js';
import { fillPlaceholders } from './fill-placeholders.js';
import { isHelper } from './is-helper.js';
import { shareHelpers } from './module/share-helpers.js';
import { snippetsOf } from './snippets.js';
import type { HelperName, SnippetOptions } from './snippets.js';
import { surroundingsOf } from './surroundings.js';

type Node = TSESTree.Node;
type Block = TSESTree.Program | TSESTree.BlockStatement;

/**
 * Inserts helper functions, and the helpers that they call, at the end of the code around a node: function declarations
 * are hoisted. Never into a block of a template language, which may not be rendered. In a module, those that other files may use, too, go into a helper module, and the file imports them.
 * Skips helpers that the file already has.
 * Refuses where a helper's name is taken.
 */
export function* insertHelpers(
  request: RewriteRequest,
  at: Node,
  names: readonly HelperName[],
  options: SnippetOptions = {},
): Attempt<DraftEdit[]> {
  const { program, style } = request;
  const home = homeOf(program.ast, at);
  const last = yield* lastOf(home);
  const { at: end, indent } = endOfCode(request, home, last);
  const surroundings = { ...options, ...surroundingsOf(request) };
  const missing = snippetsOf(names, style, surroundings, (name) => declares(home, name));
  const {
    inline,
    importable,
    edits: imports,
  } = home === program.ast
    ? shareHelpers(request, names, missing, options)
    : { inline: missing, importable: [], edits: [] };
  const edits: DraftEdit[] = [...imports];
  for (const name of importable) {
    if (isTaken(program.nodes, name)) return yield* refuse('reason.name-taken', { name });
  }
  for (const [name, { code }] of inline) {
    if (isTaken(program.nodes, name)) return yield* refuse('reason.name-taken', { name });
    const filled = yield* fillPlaceholders(request, code, options);
    edits.push(...filled.edits);
    edits.push({ start: end, end, text: style.eol + style.eol + indent + inStyle(filled.code, style, indent) });
  }
  return edits;
}

/**
 * Inserts a call as a statement at the end of the code around a node, unless the code already has it. Place this edit
 * before the edits of `insertHelpers`.
 * Refuses where the code already calls the function with other arguments.
 */
export function* callAtEnd(request: RewriteRequest, at: Node, name: string, args: string): Attempt<Edit[]> {
  const { program, text, style } = request;
  const home = homeOf(program.ast, at);
  const call = `${name}(${args})`;
  const calls = home.body
    .map((statement) => text.slice(...statement.range))
    .filter((source) => source.startsWith(`${name}(`));
  if (calls.some((source) => source.replace(/;$/, '') === call)) return [];
  if (calls.length > 0) return yield* refuse('reason.helper-called-differently', { name });
  const last = yield* lastOf(home);
  const line = call + (style.semicolons ? ';' : '');
  const [start] = last.range;
  const { at: end, indent, isAfterTags } = endOfCode(request, home, last);
  // Functions after a `return` are hoisted, but a call there would never run.
  if (last.type === T.ReturnStatement) {
    if (isAfterTags) return yield* refuse('reason.no-statement-for-function');
    return [{ start, end: start, text: line + style.eol + style.eol + indent }];
  }
  return [{ start: end, end, text: style.eol + style.eol + indent + line }];
}

/** Returns the last statement of the code that helpers go into; their arguments must be in scope there. */
export function* scopeOfHelpers({ program }: RewriteRequest, at: Node): Attempt<Node> {
  return yield* lastOf(homeOf(program.ast, at));
}

function* lastOf(home: Block): Attempt<Node> {
  const last = home.body.at(-1);
  if (last === undefined) return yield* refuse('reason.no-statement-for-function');
  return last;
}

/** Returns the program, or the function that wraps it, so helpers do not become globals. */
function homeOf(program: TSESTree.Program, at: Node): Block {
  const statement = program.body.find((candidate) => contains(candidate, at));
  if (statement?.type !== T.ExpressionStatement) return program;
  const wrapper = wrapperOf(statement.expression, at);
  return wrapper?.body.type === T.BlockStatement ? wrapper.body : program;
}

/** Returns the function of `(function () {…})()`, `!function () {…}()` or `define([…], function () {…})`. */
function wrapperOf(start: Node, at: Node): TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression | undefined {
  let expression = unwrap(start);
  if (expression.type === T.UnaryExpression) expression = unwrap(expression.argument);
  if (expression.type !== T.CallExpression) return undefined;
  const callee = unwrap(expression.callee);
  const called = callee.type === T.MemberExpression ? unwrap(callee.object) : callee;
  const isModule = callee.type === T.Identifier && /^(define|require|requirejs)$/.test(callee.name);
  const candidates: Node[] = isModule ? expression.arguments : [called];
  return candidates.find(
    (node): node is TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression =>
      isFunction(node) && node.type !== T.FunctionDeclaration && contains(node, at),
  );
}

function declares(home: Block, name: HelperName): boolean {
  return home.body.some((statement) => {
    const declaration = statement.type === T.ExportNamedDeclaration ? statement.declaration : statement;
    return declaration?.type === T.FunctionDeclaration && declaration.id?.name === name && isHelper(declaration, name);
  });
}
