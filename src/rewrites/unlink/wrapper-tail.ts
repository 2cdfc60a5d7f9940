import type { TSESTree } from '@typescript-eslint/types';
import { applyEdits, inOrder } from '../../core/edits.js';
import type { Document } from '../../core/engine/rule.js';
import { contains, enclosingFunction, outermost } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, statementOf } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { Style } from '../style.js';
import type { Wrapper } from './wrapper-flow.js';

type Node = TSESTree.Node;

const UNCLEAR = 'reason.own-function-unclear';

/**
 * Returns what a wrapper does to its response, as code to chain to the request: `.then((response) => response.json())`.
 * Refuses where that depends on other code of the wrapper.
 */
export function* tailOf(wrapper: Wrapper, style: Style, caller: Document): Attempt<string> {
  const { body } = wrapper.called;
  if (body?.type !== T.BlockStatement) return yield* chainTail(wrapper, style, body, caller);
  return yield* tailIn(wrapper, style, body.body, caller);
}

function* tailIn(
  wrapper: Wrapper,
  style: Style,
  statements: readonly TSESTree.Statement[],
  caller: Document,
): Attempt<string> {
  const { document, sender } = wrapper;
  const index = statements.findIndex((statement) => contains(statement, sender));
  const own = statements[index];
  // What ran before may have effects.
  if (own === undefined || !statements.slice(0, index).every(isHarmless)) return yield* refuse(UNCLEAR);
  if (own.type === T.TryStatement) {
    if (index < statements.length - 1) return yield* refuse(UNCLEAR);
    return yield* caughtTail(wrapper, style, own, caller);
  }
  if (own.type === T.ReturnStatement) return yield* chainTail(wrapper, style, own.argument, caller);
  const declarator = own.type === T.VariableDeclaration ? own.declarations[0] : undefined;
  const isAwaited = declarator?.init?.type === T.AwaitExpression && declarator.init.argument === sender;
  if (own.type !== T.VariableDeclaration || own.declarations.length !== 1 || !declarator || !isAwaited) {
    return yield* refuse(UNCLEAR);
  }
  const rest = statements.slice(index + 1);
  const [first] = rest;
  const last = rest.at(-1);
  if (!first || !last || !style.modern) return yield* refuse(UNCLEAR);
  yield* assertClosed(wrapper, [declarator.id, ...rest], caller);
  const pattern = withoutTypes(document.text, [declarator.id], ...declarator.id.range);
  return `.then(${handlerSource(document, style, pattern, rest)})`;
}

/** Returns the tail of `try { … } catch (error) { … }`: what follows the request, and `.catch()` after it. */
function* caughtTail(
  wrapper: Wrapper,
  style: Style,
  { block, handler, finalizer }: TSESTree.TryStatement,
  caller: Document,
): Attempt<string> {
  const { document, sender } = wrapper;
  // Without `await`, the handler would not see that the request failed.
  if (!handler || finalizer || !style.modern || sender.parent.type !== T.AwaitExpression) return yield* refuse(UNCLEAR);
  const inner = yield* tailIn(wrapper, style, block.body, caller);
  const { param, body } = handler;
  yield* assertClosed(wrapper, [...(param ? [param] : []), body], caller);
  const pattern = param ? withoutTypes(document.text, [param], ...param.range) : '';
  return `${inner}.catch(${handlerSource(document, style, pattern, body.body)})`;
}

/** Returns an arrow function with the given statements. */
function handlerSource(
  document: Document,
  style: Style,
  pattern: string,
  statements: readonly TSESTree.Statement[],
): string {
  const [first] = statements;
  const last = statements.at(-1);
  if (!first || !last) return `(${pattern}) => {}`;
  const isAsync = statements.some((each) => [...descendants(each)].some(({ type }) => type === T.AwaitExpression));
  const head = `${isAsync ? 'async ' : ''}(${pattern}) => `;
  const only = first === last && first.type === T.ReturnStatement ? first.argument : null;
  if (only) {
    const value = withoutTypes(document.text, [only], ...only.range);
    return `${head}${value.startsWith('{') ? `(${value})` : value}`;
  }
  const text = withoutTypes(document.text, statements, first.range[0], last.range[1]);
  const lines = text.split(/\r\n?|\n/).map((line) => line.trimEnd());
  const depth = shallowest(lines.slice(1));
  const indented = lines.map((line, number) => (number === 0 ? line : line.slice(depth)));
  return `${head}{${style.eol}${indented.map((line) => (line === '' ? '' : style.indent + line)).join(style.eol)}${style.eol}}`;
}

function shallowest(lines: readonly string[]): number {
  const depths = lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  return depths.length > 0 ? Math.min(...depths) : 0;
}

/** Returns the calls that are chained to the request, up to a wrapper's result. */
function* chainTail(
  wrapper: Wrapper,
  style: Style,
  result: Node | null | undefined,
  caller: Document,
): Attempt<string> {
  if (!result) return yield* refuse(UNCLEAR);
  const whole = result.type === T.AwaitExpression ? result.argument : result;
  const handlers: Node[] = [];
  let current: Node = wrapper.sender;
  while (current !== whole) {
    const member: Node | undefined = outermost(current).parent;
    const call: Node | undefined = member?.parent;
    if (member?.type !== T.MemberExpression || call?.type !== T.CallExpression || call.callee !== member) {
      return yield* refuse(UNCLEAR);
    }
    handlers.push(...call.arguments);
    current = call;
  }
  yield* assertClosed(wrapper, handlers, caller);
  const text = withoutTypes(wrapper.document.text, handlers, wrapper.sender.range[1], whole.range[1]);
  const lines = text.split(/\r\n?|\n/);
  const depth = shallowest(lines.slice(1));
  return lines.map((line, number) => (number === 0 ? line : style.indent + line.slice(depth))).join(style.eol);
}

/** Returns source without the types in it, which may have names of the wrapper's file. */
function withoutTypes(text: string, nodes: readonly Node[], start: number, end: number): string {
  const edits: Edit[] = [];
  for (const node of nodes.flatMap((outer) => [...descendants(outer)])) {
    if (node.type === T.TSTypeAnnotation || node.type === T.TSTypeParameterInstantiation) {
      edits.push({ start: node.range[0] - start, end: node.range[1] - start, text: '' });
    }
    if (node.type === T.TSAsExpression) {
      edits.push({ start: node.expression.range[1] - start, end: node.range[1] - start, text: '' });
    }
  }
  const outermostEdits = edits.filter(
    (edit) => !edits.some((other) => other !== edit && other.start <= edit.start && edit.end <= other.end),
  );
  return applyEdits(text.slice(start, end), inOrder(outermostEdits));
}

/** Functions that only compute a value. */
const PURE = /^(?:get|current|read|has|is|stringify|assign|keys|entries|parse|trim|encode|to[A-Z]|set$|append$)/;

/** Whether a statement before the request only prepares it. */
function isHarmless(statement: Node): boolean {
  switch (statement.type) {
    case T.IfStatement:
      return isHarmless(statement.consequent) && (statement.alternate === null || isHarmless(statement.alternate));
    case T.BlockStatement:
      return statement.body.every(isHarmless);
    case T.VariableDeclaration:
    case T.ExpressionStatement:
      return [...descendants(statement)].every((node) => {
        if (node.type === T.AwaitExpression) return false;
        return node.type !== T.CallExpression || PURE.test(calledName(node) ?? '');
      });
    default:
      return false;
  }
}

/** Refuses where code uses names that are not in scope at the caller. */
function* assertClosed({ document, called }: Wrapper, nodes: readonly Node[], caller: Document): Attempt<void> {
  for (const outer of nodes) {
    for (const node of descendants(outer)) {
      if (node.type === T.ThisExpression || node.type === T.YieldExpression) return yield* refuse(UNCLEAR);
      if (node.type !== T.Identifier || isInType(node)) continue;
      const definitions = document.values.bindingOf(node)?.definitions ?? [];
      const isOwn = definitions.every(
        ({ name }) =>
          nodes.some((own) => contains(own, name)) ||
          (document === caller && isTopLevel(name) && !contains(called, name)),
      );
      if (!isOwn) return yield* refuse(UNCLEAR);
    }
  }
}

function isInType(node: Node): boolean {
  for (let { parent } = node; parent !== undefined; { parent } = parent) {
    if (parent.type === T.TSTypeAnnotation || parent.type === T.TSTypeParameterInstantiation) return true;
    if (parent.type === T.TSTypeReference) return true;
    if (parent.type === T.BlockStatement || parent.type === T.CallExpression) return false;
  }
  return false;
}

function isTopLevel(name: Node): boolean {
  return enclosingFunction(name) === undefined || statementOf(name).parent?.type === T.Program;
}
