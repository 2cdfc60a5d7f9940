import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { editedSource, indentAt, indented, statementOf } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';

type Node = TSESTree.Node;

/** A login in two variants: for users with a token, and for everyone else, whose login stays as it was. */
export interface Either {
  /** An expression. */
  readonly condition: string;
  /** Edits of the code around the call that make it link. */
  readonly link: readonly Edit[];
  /** Edits that only remove the token. */
  readonly login: readonly Edit[];
}

/**
 * Replaces a login by `if (token) { link } else { log in }`, or by a conditional expression where no statement can be.
 * Refuses where the login is part of a larger expression.
 * @param todos tasks that the linking login leaves to a person
 */
export function* either(
  { text, style }: RewriteRequest,
  call: Node,
  { condition, link, login }: Either,
  todos: readonly Message[] = [],
): Attempt<Edit[]> {
  const whole = wholeOf(call);
  const [start, end] = whole.range;
  const variant = (edits: readonly Edit[]): string => editedSource({ text }, whole, edits);
  if ([...link, ...login].some((edit) => edit.start < start || edit.end > end)) {
    return yield* refuse('reason.login-for-everyone');
  }
  const indent = indentAt(text, start);
  const inner = indent + style.indent;
  const deeper = (code: string): string => indented(code, style.indent);
  if (/`[^`]*[\r\n]/.test(text.slice(start, end))) return yield* refuse('reason.login-for-everyone');
  const { parent } = whole;
  const isStatement = parent?.type === T.ExpressionStatement || parent?.type === T.ReturnStatement;
  if (isStatement && parent.parent.type === T.BlockStatement) {
    const code = (edits: readonly Edit[]): string => {
      const statement = text.slice(parent.range[0], start) + variant(edits) + text.slice(end, parent.range[1]);
      return inner + deeper(statement) + style.eol;
    };
    const comment =
      todos.length === 0 ? '' : inner + deeper(todoComment(text, parent.range[0], todos, LINK_DOCS, style).text);
    const lines =
      `if (${condition}) {${style.eol}${comment === '' ? '' : comment.slice(0, -inner.length)}${code(link)}` +
      `${indent}} else {${style.eol}${code(login)}${indent}}`;
    return [{ start: parent.range[0], end: parent.range[1], text: lines }];
  }
  const handler = enclosingFunction(whole);
  if (handler?.type !== T.ArrowFunctionExpression || handler.body !== whole) {
    return yield* refuse('reason.login-for-everyone');
  }
  const before = `${style.eol}${inner}`;
  return [
    ...(todos.length === 0 ? [] : [todoComment(text, statementOf(whole).range[0], todos, LINK_DOCS, style)]),
    {
      start,
      end,
      text: `${condition}${before}? ${deeper(variant(link))}${before}: ${deeper(variant(login))}`,
    },
  ];
}

/** Returns the call with what is done to its result: `await call(…)`, `call(…)(req, res, next)`. */
function wholeOf(call: Node): Node {
  let node = call;
  for (;;) {
    const { parent } = node;
    const isCalled = parent?.type === T.CallExpression && parent.callee === node;
    if (parent?.type !== T.AwaitExpression && !isCalled) return node;
    node = parent;
  }
}
