import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';

type Node = TSESTree.Node;

/** A field's value: literal text and expressions, in order. */
type Value = readonly (string | Node)[];

/** Matches the start of a field: `&user_id=` in a query, `"user_id": "` in JSON. */
const START = /(?:^|[?&])(\w+)=|"(\w+)"\s*:\s*"/;

/**
 * Returns the fields of `'access_token=' + token + '&user_id=' + encodeURIComponent(id)`, or of JSON that is built from
 * strings; undefined where an expression is not part of a field's value.
 */
export function fieldsInText(start: Node): ReadonlyMap<string, Value> | undefined {
  const fields = new Map<string, (string | Node)[]>();
  let open: { readonly value: (string | Node)[]; readonly end: '&' | '"' } | undefined;
  let before = '';
  for (const piece of piecesOf(start)) {
    if (typeof piece !== 'string') {
      if (open === undefined) return undefined;
      open.value.push(decoded(piece));
      before = '';
      continue;
    }
    let rest = before + piece;
    while (rest !== '') {
      if (open) {
        const end = rest.indexOf(open.end);
        const text = end < 0 ? rest : rest.slice(0, end);
        if (text !== '') open.value.push(open.end === '&' ? unescaped(text) : text);
        rest = end < 0 ? '' : rest.slice(open.end === '&' ? end : end + 1);
        if (end >= 0) open = undefined;
        continue;
      }
      const found = START.exec(rest);
      const name = found?.[1] ?? found?.[2];
      if (!found || name === undefined) break;
      open = { value: [], end: found[1] === undefined ? '"' : '&' };
      fields.set(name, open.value);
      rest = rest.slice(found.index + found[0].length);
    }
    before = rest;
  }
  return fields;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
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
