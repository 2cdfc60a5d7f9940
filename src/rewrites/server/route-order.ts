import type { TSESTree } from '@typescript-eslint/types';
import { isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** The registration of a route: `router.get('/link', …)`. */
interface Registration {
  readonly call: TSESTree.CallExpression;
  readonly owner: Node;
  readonly path: Node | undefined;
}

/**
 * Returns the statement that a new GET route has to precede: the first route of the same router that could answer its
 * path, such as `/:name`, or else `statement`.
 * @param known the file's registrations of routes, in order
 * @returns undefined if the new route would then precede middleware that it may need
 */
export function placeBefore(
  request: RewriteRequest,
  statement: TSESTree.ExpressionStatement,
  owner: Node,
  path: string,
  known: readonly Registration[],
): TSESTree.ExpressionStatement | undefined {
  const isOurs = (other: Node): boolean => sourceOf(request, other) === sourceOf(request, owner);
  for (const { call, owner: theirs, path: pattern } of known) {
    const { parent } = call;
    if (call.range[0] >= statement.range[0]) break;
    if (!isOurs(theirs) || parent.type !== T.ExpressionStatement || parent.parent !== statement.parent) continue;
    if (!answersGet(call) || !pattern || !mayMatch(pattern, path)) continue;
    const isApart = request.program.nodes.some(
      (node) => isMiddleware(node, isOurs) && parent.range[1] < node.range[0] && node.range[1] < statement.range[0],
    );
    if (!isApart) return parent;
    // What a regular expression matches is not known well enough to refuse.
    if (!isRegularExpression(pattern)) return undefined;
  }
  return statement;
}

function answersGet({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === T.MemberExpression &&
    callee.property.type === T.Identifier &&
    /^(?:get|all)$/.test(callee.property.name)
  );
}

function isMiddleware(node: Node, isOurs: (owner: Node) => boolean): boolean {
  if (node.type !== T.CallExpression || node.callee.type !== T.MemberExpression) return false;
  const { property, object } = node.callee;
  return property.type === T.Identifier && property.name === 'use' && isOurs(object);
}

/** Whether Express may match a path with a pattern. A regular expression may match anything. */
function mayMatch(pattern: Node, path: string): boolean {
  if (pattern.type === T.ArrayExpression) return pattern.elements.some((each) => each && mayMatch(each, path));
  if (isRegularExpression(pattern)) return true;
  if (!isString(pattern)) return false;
  const parts = segmentsOf(pattern.value);
  const segments = segmentsOf(path);
  for (const [index, part] of parts.entries()) {
    // `*`, `*rest`, `(.*)` and optional groups match any number of segments.
    if (/[*({+?]/.test(part)) return true;
    const segment = segments[index];
    if (segment === undefined || !(part.includes(':') || part.toLowerCase() === segment.toLowerCase())) return false;
  }
  return parts.length === segments.length;
}

function isRegularExpression(pattern: Node): boolean {
  return pattern.type === T.Literal && 'regex' in pattern;
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}
