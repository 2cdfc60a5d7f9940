import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { applyEdits } from '../core/edits.js';
import type { Document } from '../core/engine/rule.js';
import { contains, enclosingFunction, isFunction, ownerOfThis, unwrap } from '../core/syntax/ast.js';
import { calledName } from '../core/syntax/calls.js';
import { T } from '../core/syntax/node-types.js';
import type { Edit } from '../core/types.js';
import type { Binding } from '../core/values/scopes.js';

type Node = TSESTree.Node;

/** Returns the statement that contains a node; a new statement can be inserted before it. */
export function statementOf(node: Node): Node {
  let current = node;
  while (current.parent !== undefined && !isList(current.parent)) current = current.parent;
  return current;
}

function isList({ type }: Node): boolean {
  return (
    type === T.Program ||
    type === T.BlockStatement ||
    type === T.SwitchCase ||
    type === T.StaticBlock ||
    type === T.ClassBody
  );
}

/**
 * Removes a statement, and its line if nothing else is on it; then also the blank line that would start a block or
 * follow another one.
 */
export function removeLine(text: string, { range: [start, end] }: Pick<Node, 'range'>): Edit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const isOwnLine = text.slice(lineStart, start).trim() === '';
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end));
  if (!isOwnLine || !rest) return { start, end, text: '' };
  const next = end + rest[0].length;
  const before =
    text
      .slice(0, lineStart)
      .replace(/\r?\n$/, '')
      .split('\n')
      .at(-1)
      ?.trim() ?? '';
  const [blank = ''] = before === '' || before.endsWith('{') ? (/^[ \t]*\r?\n/.exec(text.slice(next)) ?? []) : [];
  return { start: lineStart, end: next + blank.length, text: '' };
}

/** Returns the source of a node after edits inside it. @param edits offsets in the document's text */
export function editedSource(
  { text }: { readonly text: string },
  { range: [start, end] }: Node,
  edits: readonly Edit[],
): string {
  const inside = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return applyEdits(text.slice(start, end), inside);
}

/** Returns code one level deeper, for a place inside another statement. Its first line stays. */
export function indented(code: string, indent: string): string {
  return code.replace(/\n(?=[^\r\n])/g, `\n${indent}`);
}

/** Returns a text as a string literal. @param quote what is around it */
export function stringLiteral(text: string, quote: string): string {
  return quote + text.replaceAll(/[\\'"]/g, '\\$&') + quote;
}

/** Returns the indentation of the line at an offset (UTF-16 code units). */
export function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
}

/** Returns a node and all nodes in it, parents before children, in source order. */
export function* descendants(start: Node): Iterable<Node> {
  const pending = [start];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    const children: Node[] = [];
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key];
      for (const next of Array.isArray(child) ? (child as unknown[]) : [child]) {
        if (typeof next === 'object' && next !== null && 'type' in next) children.push(next as Node);
      }
    }
    for (const child of children.reverse()) pending.push(child);
  }
}

/** Names of functions without side effects: `getItem('token')`, `readCookie('token')`, `session.accessToken()`. */
const GETTER = /^(?:get|read|load|current)(?:[A-Z_]|$)|^val$|token$/i;

/** Whether an expression contains no calls and no `await`. */
export function isCallFree(node: Node): boolean {
  return [...descendants(node)].every(
    ({ type }) => type !== T.CallExpression && type !== T.NewExpression && type !== T.AwaitExpression,
  );
}

/** Whether evaluating an expression twice, or slightly earlier, makes no difference. */
export function isRepeatable(start: Node): boolean {
  const node = start.type === T.AwaitExpression ? start : unwrap(start);
  switch (node.type) {
    case T.Identifier:
    case T.Literal:
    case T.ThisExpression:
    case T.TemplateElement:
      return true;
    case T.MemberExpression:
      return isRepeatable(node.object) && (!node.computed || isRepeatable(node.property));
    case T.TemplateLiteral:
      return node.expressions.every(isRepeatable);
    case T.LogicalExpression:
    case T.BinaryExpression:
      return isRepeatable(node.left) && isRepeatable(node.right);
    case T.ConditionalExpression:
      return [node.test, node.consequent, node.alternate].every(isRepeatable);
    case T.CallExpression: {
      const callee = unwrap(node.callee);
      const name = calledName(node) ?? '';
      return (
        GETTER.test(name) &&
        (callee.type === T.Identifier || (callee.type === T.MemberExpression && isRepeatable(callee.object))) &&
        node.arguments.every((argument) => argument.type === T.Literal)
      );
    }
    default:
      return false;
  }
}

/** Whether an expression stands for no value: `undefined`, `null`, `''`, `false`, `void 0`, `{}`. */
export function isNothing(node: Node): boolean {
  const value = unwrap(node);
  switch (value.type) {
    case T.Literal:
      return value.value === null || value.value === '' || value.value === false;
    case T.TemplateLiteral:
      return value.expressions.length === 0 && value.quasis.every(({ value: { raw } }) => raw === '');
    case T.Identifier:
      return value.name === 'undefined';
    case T.UnaryExpression:
      return value.operator === 'void';
    case T.ObjectExpression:
      return value.properties.length === 0;
    default:
      return false;
  }
}

/** Whether an expression has the same meaning at `at`, with all its bindings in scope and initialized. */
export function isInScope(document: Document, expression: Node, at: Node): boolean {
  for (const node of descendants(expression)) {
    if (node.type === T.ThisExpression && ownerOfThis(node) !== ownerOfThis(at)) return false;
    if (
      (node.type === T.AwaitExpression || node.type === T.YieldExpression) &&
      enclosingFunction(node) !== enclosingFunction(at)
    ) {
      return false;
    }
    if (isFunction(node)) return false;
    if (node.type !== T.Identifier && node.type !== T.JSXIdentifier) continue;
    const binding = document.values.bindingOf(node);
    if (binding && !isVisible(binding, at) && !(isInProgram(expression, at) && isOutside(binding, at))) return false;
  }
  return true;
}

/** Whether a name is from the top level of another program, such as the script of a handler's component. */
function isOutside({ definitions }: Binding, at: Node): boolean {
  return definitions.every(({ name }) => enclosingFunction(name) === undefined && !isInProgram(name, at));
}

function isInProgram(node: Node, other: Node): boolean {
  return programAt(node) === programAt(other);
}

function programAt(node: Node): Node {
  return node.parent === undefined ? node : programAt(node.parent);
}

function isVisible({ definitions }: Binding, at: Node): boolean {
  return definitions.every((definition) => {
    const { name, type, node } = definition;
    const isBlockScoped = definition.parent?.type === T.VariableDeclaration && definition.parent.kind !== 'var';
    const home =
      type === DefinitionType.Parameter
        ? node
        : isBlockScoped || type === DefinitionType.FunctionName || type === DefinitionType.ClassName
          ? blockOf(node)
          : type === DefinitionType.CatchClause
            ? node
            : enclosingFunction(name);
    if (home !== undefined && !contains(home, at)) return false;
    // A variable of the same function has no value before its declaration.
    const isVariable = type === DefinitionType.Variable;
    return !isVariable || enclosingFunction(name) !== enclosingFunction(at) || node.range[1] <= at.range[0];
  });
}

/**
 * Returns the only use of a variable or function, if it only reads it.
 * @param isIgnored whether a use does not count
 */
export function onlyUse(binding: Binding | undefined, isIgnored?: (use: Node) => boolean): Node | undefined {
  if (binding?.definitions.length !== 1) return undefined;
  const [use, ...more] = binding.references.filter(
    ({ init, identifier }) => init !== true && isIgnored?.(identifier) !== true,
  );
  return use?.isRead() === true && !use.isWrite() && more.length === 0 ? use.identifier : undefined;
}

/** Returns the block that scopes a declaration. */
function blockOf(node: Node): Node | undefined {
  let current = node.parent;
  while (
    current !== undefined &&
    !isList(current) &&
    !isFunction(current) &&
    current.type !== T.ForStatement &&
    current.type !== T.ForOfStatement &&
    current.type !== T.ForInStatement
  ) {
    current = current.parent;
  }
  return current;
}

/** Whether a program uses or declares a name anywhere. */
export function isTaken(nodes: readonly Node[], name: string): boolean {
  return nodes.some((node) => node.type === T.Identifier && node.name === name);
}

/** Returns the specifier of the module that an expression is imported or required from. */
export function moduleOf(document: Document, node: Node): string | undefined {
  for (const origin of document.values.origins(node)) {
    const inner = unwrap(origin);
    if (inner.type === T.Identifier) {
      for (const definition of document.values.bindingOf(inner)?.definitions ?? []) {
        if (definition.type === DefinitionType.ImportBinding && definition.parent.type === T.ImportDeclaration) {
          return definition.parent.source.value;
        }
        // `const { request } = require('undici')`
        if (
          definition.type === DefinitionType.Variable &&
          definition.node.id.type === T.ObjectPattern &&
          definition.node.init
        ) {
          const from = requiredOf(definition.node.init);
          if (from !== undefined) return from;
        }
      }
    }
    const required = requiredOf(inner);
    if (required !== undefined) return required;
  }
  return undefined;
}

function requiredOf(node: Node): string | undefined {
  if (node.type === T.MemberExpression) return requiredOf(unwrap(node.object));
  if (node.type !== T.CallExpression || node.callee.type !== T.Identifier || node.callee.name !== 'require')
    return undefined;
  const [source] = node.arguments;
  return source?.type === T.Literal && typeof source.value === 'string' ? source.value : undefined;
}
