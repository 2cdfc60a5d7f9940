import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { isNothing } from '../code.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { ServerToken } from './server-token.js';

type Node = TSESTree.Node;

/** What may be written around a token that is absent for some visitors. */
export interface OptionalToken {
  /** Whether the code itself says that the token may be absent. */
  readonly mayBeAbsent: boolean;
  /** An expression that is true if there is a token. */
  readonly condition: string;
  /** The token where the condition holds. */
  readonly node: Node;
}

/** Returns when a token is there, as the code says: `user ? user.token : ''`, `token ?? undefined`, a spread. */
export function givenOf(request: RewriteRequest, { element, token }: ServerToken): OptionalToken {
  const inner = whenGiven(request, token.node);
  if (element.type === T.IfStatement) {
    return { ...inner, mayBeAbsent: true, condition: joined(request, element.test, inner.condition) };
  }
  if (element.type !== T.SpreadElement) return inner;
  const spread = unwrap(element.argument);
  const test =
    spread.type === T.ConditionalExpression
      ? spread.test
      : spread.type === T.LogicalExpression
        ? spread.left
        : undefined;
  const condition = test ? joined(request, test, inner.condition) : inner.condition;
  return { ...inner, mayBeAbsent: true, condition };
}

function whenGiven(request: RewriteRequest, start: Node): OptionalToken {
  const node = unwrap(start);
  const plain = { mayBeAbsent: false, condition: sourceOf(request, start), node: start };
  if (node.type === T.ConditionalExpression && isNothing(node.alternate)) {
    const condition = joined(request, node.test, sourceOf(request, node.consequent));
    return { mayBeAbsent: true, condition, node: node.consequent };
  }
  if (node.type === T.LogicalExpression && node.operator !== '&&' && isNothing(node.right)) {
    return { mayBeAbsent: true, condition: sourceOf(request, node.left), node: node.left };
  }
  const isOptional = node.type === T.LogicalExpression || node.type === T.ConditionalExpression;
  const origins = request.document.values.origins(start);
  const isVariable = node.type === T.Identifier && origins.some((origin) => isAbsence(request, origin));
  return { ...plain, mayBeAbsent: isOptional || isVariable || start.type === T.ChainExpression };
}

/** Whether a value that a variable may have is nothing, or depends on something. */
function isAbsence(request: RewriteRequest, origin: Node): boolean {
  return isNothing(origin) || /\?|&&|\|\|/.test(sourceOf(request, origin));
}

/** Returns a test and the token's own, once: `session?.token` and `user && user.token` test the token itself. */
function joined(request: RewriteRequest, test: Node, token: string): string {
  const isTested = conjunctsOf(test).some((part) => plain(sourceOf(request, part)) === plain(token));
  return isTested ? sourceOf(request, test) : `${grouped(request, test)} && ${token}`;
}

function conjunctsOf(start: Node): Node[] {
  const node = unwrap(start);
  if (node.type !== T.LogicalExpression || node.operator !== '&&') return [node];
  return [...conjunctsOf(node.left), ...conjunctsOf(node.right)];
}

/** Returns an expression as it is once nothing in it is absent. */
function plain(source: string): string {
  return source
    .replace(/^!!/, '')
    .replaceAll('?.', '.')
    .replaceAll(/!(?=\.|$)/g, '');
}

/** Returns a test that `&&` can follow. */
function grouped(request: RewriteRequest, test: Node): string {
  const source = sourceOf(request, test);
  const inner = unwrap(test);
  const isLoose =
    (inner.type === T.LogicalExpression && inner.operator !== '&&') ||
    inner.type === T.ConditionalExpression ||
    inner.type === T.AssignmentExpression;
  return isLoose ? `(${source})` : source;
}
