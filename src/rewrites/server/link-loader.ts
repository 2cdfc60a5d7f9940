import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { contains, isFunction, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, removeLine } from '../code.js';
import { usualWidth } from '../columns.js';
import { commentAbove, endWithComment } from '../keep-comments.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';

type Node = TSESTree.Node;

/** What makes a route's loader complete the logins that its action starts. */
export interface LinkLoader {
  readonly edits: readonly Edit[];
  readonly helper: 'auth0LinkLoader' | 'auth0LinkLoaderOr';
}

/** A loader that only answers that there is nothing to see. */
interface IdleLoader {
  readonly statement: Node;
  /** Its name, with its type. */
  readonly name: string;
  readonly isTyped: boolean;
  readonly code: string;
}

const COMMENT = '// Auth0 returns to this route with a GET request.\n';

/**
 * Adds the loader that handles the callback of a login that an action starts. A loader that only redirects still answers
 * all other requests; any other one is refused, as new code can't tell what it would do to the callback.
 * @param action the export
 */
export function* linkLoaderOf(request: RewriteRequest, action: Node): Attempt<LinkLoader> {
  const { document, program, style, text } = request;
  const hasLoader = program.nodes.some(
    (node) =>
      node.type === T.Identifier &&
      node.name === 'loader' &&
      (node.parent.type === T.ExportSpecifier || document.values.bindingOf(node) !== undefined),
  );
  const idle = hasLoader ? idleLoader(request) : undefined;
  if (hasLoader && idle === undefined) return yield* refuse('reason.loader-exists');
  const helper = idle === undefined || idle.code === '' ? 'auth0LinkLoader' : 'auth0LinkLoaderOr';
  // A call at the top of the module would keep the server's code in browsers: Remix's first compiler only drops functions.
  const args = style.typescript && idle?.isTyped !== true ? 'args: Parameters<typeof action>[0]' : 'args';
  const call = `${helper}(args, action${helper === 'auth0LinkLoader' ? '' : ', OTHERWISE'})`;
  const written = (separator: string): string =>
    inStyle(`${COMMENT}export const LOADER = (${args}) =>${separator}${call};`, style)
      .replace('LOADER', () => idle?.name ?? 'loader')
      .replace('OTHERWISE', () => idle?.code ?? '');
  const [, first = ''] = written(' ').split(/\r\n?|\n/);
  const line = first.length > usualWidth(request) ? written('\n  ') : written(' ');
  const isHoisted = action.type === T.ExportNamedDeclaration && action.declaration?.type === T.FunctionDeclaration;
  if (idle && (isHoisted || idle.statement.range[0] > action.range[1])) {
    const [start, end] = idle.statement.range;
    return { edits: [{ start, end, text: line }], helper };
  }
  const end = endWithComment(text, action);
  const added = { start: end, end };
  if (idle === undefined) return { edits: [{ ...added, text: style.eol + style.eol + line }], helper };
  // A constant can't be read before its declaration, so the loader goes after the action, with its comment.
  const above = commentAbove(text, idle.statement.range[0]);
  const comment = text.slice(above.start, above.end);
  const removed = removeLine(text, { range: [above.start, idle.statement.range[1]] });
  return { edits: [removed, { ...added, text: style.eol + style.eol + comment + line }], helper };
}

/** Returns the file's loader if it only returns a response, whatever the session or the project's other code is. */
function idleLoader(request: RewriteRequest): IdleLoader | undefined {
  const { document, program, text } = request;
  for (const statement of program.ast.body) {
    if (statement.type !== T.ExportNamedDeclaration || !statement.declaration) continue;
    const { declaration } = statement;
    const [declarator, ...others] = declaration.type === T.VariableDeclaration ? declaration.declarations : [];
    const handler = declaration.type === T.FunctionDeclaration ? declaration : declarator?.init;
    const id = declaration.type === T.FunctionDeclaration ? declaration.id : declarator?.id;
    if (id?.type !== T.Identifier || id.name !== 'loader') continue;
    const uses = document.values.bindingOf(id)?.references.filter(({ init }) => init !== true) ?? [];
    if (others.length > 0 || uses.length > 0 || !handler || !isFunction(handler) || handler.generator) return undefined;
    const answer = answerOf(handler);
    if (answer === undefined || !isIdleAnswer(request, handler, answer)) return undefined;
    const known = { statement, name: sourceOf(request, id), isTyped: id.typeAnnotation !== undefined };
    if (answer.type === T.Literal) return { ...known, code: '' };
    if (handler.type !== T.FunctionDeclaration) return { ...known, code: sourceOf(request, handler) };
    const signature = text.slice(id.range[1], handler.body.range[0]).trim();
    const isThrown = answer.parent?.type === T.ThrowStatement;
    const body = sourceOf(request, isThrown ? handler.body : answer);
    return { ...known, code: `${handler.async ? 'async ' : ''}${signature} => ${body}` };
  }
  return undefined;
}

/** Returns the only value that a function returns or throws, if it does nothing else. */
function answerOf({ body, params }: FunctionNode): Node | undefined {
  if (params.some((parameter) => [...descendants(parameter)].some(({ type }) => type === T.AssignmentPattern))) {
    return undefined;
  }
  if (body?.type !== T.BlockStatement) return body ? unwrap(body) : undefined;
  const [statement, ...others] = body.body;
  const isEnd = statement?.type === T.ReturnStatement || statement?.type === T.ThrowStatement;
  return isEnd && others.length === 0 && statement.argument ? unwrap(statement.argument) : undefined;
}

/** Types of expressions that only read. */
const READING = new Set<string>([T.Literal, T.TemplateLiteral, T.TemplateElement, T.ObjectExpression, T.Property]);

/** Whether a value is null, or a response of literals and the function's parameters. */
function isIdleAnswer({ document }: RewriteRequest, handler: FunctionNode, answer: Node): boolean {
  if (answer.type === T.Literal) return answer.value === null;
  if (answer.type !== T.CallExpression && answer.type !== T.NewExpression) return false;
  const { callee } = answer;
  if (callee.type !== T.Identifier) return false;
  const definition = document.values.bindingOf(callee)?.definitions[0];
  const isResponse =
    answer.type === T.NewExpression
      ? callee.name === 'Response' && definition === undefined
      : /^(?:redirect|redirectDocument|json|data)$/.test(callee.name) &&
        definition?.type === DefinitionType.ImportBinding;
  return isResponse && answer.arguments.every((each) => [...descendants(each)].every((node) => isReading(node)));

  function isReading(node: Node): boolean {
    if (node.type === T.MemberExpression) return !node.computed;
    if (node.type !== T.Identifier) return READING.has(node.type);
    const { parent } = node;
    const isName =
      (parent.type === T.MemberExpression && parent.property === node) ||
      (parent.type === T.Property && parent.key === node && !parent.computed && !parent.shorthand);
    const own = document.values.bindingOf(node)?.definitions[0];
    return isName || (own !== undefined && contains(handler, own.name));
  }
}
