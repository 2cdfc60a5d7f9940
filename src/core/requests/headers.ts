import type { TSESTree } from '@typescript-eslint/types';
import { contains, isFunction, outermost, unwrap } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import type { Call } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import type { Values } from '../values/values.js';

type Node = TSESTree.Node;

/** A header, as the expressions of its name and value. */
export type Header = readonly [name: Node, value: Node];

/** Methods that take a header's name and value, in `Headers`, `HttpHeaders` and superagent. */
const SETTERS = new Set(['set', 'append', 'header', 'setHeader']);

/** Returns the headers that calls set, in addition to those in an object literal. */
export function headersSetFor(values: Values, request: Call, payloads: readonly Node[]): Header[] {
  return [
    ...chained(request),
    ...payloads.flatMap((payload) => [
      ...values.properties(payload, ['headers']).flatMap(({ value }) => (value ? ofObject(values, value) : [])),
      ...values.properties(payload, ['beforeSend']).flatMap(({ value }) => (value ? inFunction(values, value) : [])),
    ]),
  ];
}

/** Reads `request.post(url).set(name, value)`. */
function chained(request: Call): Header[] {
  const found: Header[] = [];
  let current = outermost(request);
  for (;;) {
    const { parent } = current;
    if (parent?.type !== T.MemberExpression || parent.object !== current) return found;
    const call = outermost(parent).parent;
    if (call?.type !== T.CallExpression || call.callee !== outermost(parent)) return found;
    found.push(...headerOf(call));
    current = outermost(call);
  }
}

function headerOf(call: Call): Header[] {
  const [name, value] = call.arguments;
  return name && value && SETTERS.has(calledName(call) ?? '') ? [[name, value]] : [];
}

/** Reads the headers set on a `Headers` or `HttpHeaders` object, in a chain of calls or through its variable. */
function ofObject(values: Values, headers: Node): Header[] {
  const variable = values.bindingOf(unwrap(headers));
  const later = (variable ? values.memberUses(variable) : []).flatMap(({ node, path }) => {
    const { parent } = node;
    return path.length === 1 && parent?.type === T.CallExpression && parent.callee === node ? headerOf(parent) : [];
  });
  const chains = values.origins(headers).flatMap((origin) => {
    const found: Header[] = [];
    for (let current = unwrap(origin); current.type === T.CallExpression;) {
      found.push(...headerOf(current));
      const callee = unwrap(current.callee);
      if (callee.type !== T.MemberExpression) break;
      current = unwrap(callee.object);
    }
    return found;
  });
  return [...later, ...chains];
}

/** Reads jQuery's `beforeSend: function (xhr) { xhr.setRequestHeader(name, value); }`. */
function inFunction(values: Values, node: Node): Header[] {
  const functions = values.origins(node).filter(isFunction);
  return values
    .memberCalls('setRequestHeader')
    .filter((call) => functions.some((inner) => contains(inner, call)))
    .flatMap(({ arguments: [name, value] }): Header[] => (name && value ? [[name, value]] : []));
}
