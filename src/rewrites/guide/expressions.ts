import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { ParsedProgram } from '../../core/syntax/parse.js';
import { isRepeatable } from '../code.js';

type Node = TSESTree.Node;

/** Longer expressions get a name in a snippet instead. */
const MAX_LENGTH = 80;

/** Template tags and masked text, which mean something else outside of their document. */
const TEMPLATE_TAG = /<[%?]|\{\{|[$@#]\{|\uE000/;

/** Names of ID tokens, which are not a credential for the Management API. */
const ID_TOKEN = /id_?token/i;

/**
 * Returns an expression's source to repeat in a snippet: a name, a property or a getter without side effects. Returns
 * undefined for anything else, such as a literal: it may be a secret.
 * @param text the document's text, which the node's range refers to (UTF-16 code units)
 */
export function repeatable(text: string, program: ParsedProgram | undefined, start: Node): string | undefined {
  const node = operandOf(unwrap(start));
  // Its value is a promise without the `await`, which may not be allowed where the snippet goes.
  const isAwaited = /^[(\s]*await\b/.test(text.slice(...start.range));
  if (isAwaited || !isRepeatable(node) || isOperator(node) || isSecret(node)) return undefined;
  const source = text.slice(...node.range);
  if (source.length > MAX_LENGTH || /[\r\n]/.test(source) || TEMPLATE_TAG.test(source)) return undefined;
  return isVerbatim(program) || dottedName(node) === source ? source : undefined;
}

/** The same for an access token; undefined for an ID token, which Auth0 rejects. */
export function repeatableToken(
  text: string,
  program: ParsedProgram | undefined,
  node: Node | undefined,
): string | undefined {
  const source = node && repeatable(text, program, node);
  return source === undefined || ID_TOKEN.test(source) ? undefined : source;
}

/** The same for a template literal that contains a repeatable expression, as a user's id may: `github|${id}`. */
export function repeatableTemplate(text: string, program: ParsedProgram | undefined, node: Node): string | undefined {
  if (node.type !== T.TemplateLiteral || node.expressions.length === 0 || !isVerbatim(program)) return undefined;
  const isRepeated = node.expressions.every((each) => repeatable(text, program, each) !== undefined);
  const source = text.slice(...node.range);
  return isRepeated && source.length <= MAX_LENGTH && !/[\r\n]/.test(source) ? source : undefined;
}

/** Returns the operand with the value: `token` in `token || ''` and `isLinking && token`. */
export function operandOf(node: Node): Node {
  if (node.type !== T.LogicalExpression) return node;
  return operandOf(unwrap(node.operator === '&&' ? node.right : node.left));
}

function isOperator({ type }: Node): boolean {
  return type === T.BinaryExpression || type === T.ConditionalExpression || type === T.AwaitExpression;
}

/** Whether a node is a literal, whose text may be a token. */
function isSecret(node: Node): boolean {
  return node.type === T.Literal || node.type === T.TemplateLiteral || (node.type === T.Identifier && isNothing(node));
}

function isNothing({ name }: TSESTree.Identifier): boolean {
  return name === 'undefined' || name === 'NaN';
}

/** Whether the document contains a program's code exactly as it was parsed. */
function isVerbatim(program: ParsedProgram | undefined): boolean {
  return (
    program !== undefined && !program.region.synthetic && !program.region.foreign && program.region.map.length === 1
  );
}

/** Returns a text as a string literal. */
export function quoted(text: string, quote: string): string {
  return quote + text + quote;
}

/** Returns a setting's literal text, if it is a host name or an id. */
export function plainText(node: Node): string | undefined {
  const inner = unwrap(node);
  return isString(inner) && /^[\w.:/-]+$/.test(inner.value) ? inner.value : undefined;
}
