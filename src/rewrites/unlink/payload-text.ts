import type { TSESTree } from '@typescript-eslint/types';
import { HOLE } from '../../core/hosts/hole.js';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';

type Node = TSESTree.Node;

/** Matches the text before a value: `&user_id=` in a query, `"user_id": "` in JSON. */
const BEFORE = /(?:^|[?&])(\w+)=$|"(\w+)"\s*:\s*"$/;

/**
 * Returns the fields of `'access_token=' + token + '&user_id=' + encodeURIComponent(id)`, or of JSON that is built from
 * strings; undefined where a value is only part of an expression.
 */
export function fieldsInText(start: Node): ReadonlyMap<string, Node> | undefined {
  const values = new Map<string, Node>();
  let before = '';
  for (const piece of piecesOf(start)) {
    if (typeof piece === 'string') {
      if (before.endsWith(HOLE) && piece !== '' && !/^[&"]/.test(piece)) return undefined;
      before += piece;
      continue;
    }
    const found = BEFORE.exec(before);
    const name = found?.[1] ?? found?.[2];
    if (name === undefined) return undefined;
    values.set(name, decoded(piece));
    before += HOLE;
  }
  return values;
}

/** Yields the operands of a concatenation or the pieces of a template: text as strings, expressions as nodes. */
function* piecesOf(start: Node): Iterable<string | Node> {
  const node = unwrap(start);
  if (node.type === T.BinaryExpression && node.operator === '+') {
    yield* piecesOf(node.left);
    yield* piecesOf(node.right);
  } else if (node.type === T.TemplateLiteral) {
    for (const [index, quasi] of node.quasis.entries()) {
      yield quasi.value.cooked ?? '';
      const expression = node.expressions[index];
      if (expression) yield expression;
    }
  } else if (node.type === T.CallExpression && /^(join|concat)$/.test(calledName(node) ?? '')) {
    yield* piecesOfCall(node);
  } else if (isString(node)) yield node.value;
  else yield node;
}

/** `[a, b].join('&')` and `a.concat(b)`. */
function* piecesOfCall(node: TSESTree.CallExpression): Iterable<string | Node> {
  const callee = unwrap(node.callee);
  const object = callee.type === T.MemberExpression ? unwrap(callee.object) : undefined;
  const [separator] = node.arguments;
  if (calledName(node) === 'concat' && object) {
    for (const part of [object, ...node.arguments]) yield* piecesOf(part);
  } else if (object?.type === T.ArrayExpression && separator && isString(separator)) {
    for (const [index, element] of object.elements.entries()) {
      if (index > 0) yield separator.value;
      if (element) yield* piecesOf(element);
    }
  } else yield node;
}

/** Returns the argument of `encodeURIComponent(…)`, or the expression itself. */
function decoded(node: Node): Node {
  const inner = unwrap(node);
  if (inner.type !== T.CallExpression || !/^(encodeURIComponent|encodeURI|escape)$/.test(calledName(inner) ?? ''))
    return inner;
  return inner.arguments[0] ? unwrap(inner.arguments[0]) : inner;
}
