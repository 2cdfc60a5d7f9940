import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { moduleOf } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { NO_OPTIONS } from './delete-form.js';
import type { Bearer, UnlinkCall } from './delete-form.js';
import { newHeaders } from './token-header.js';

type Node = TSESTree.Node;

/** Methods of `HttpHeaders` that return changed headers. */
const CHANGES = /^(?:append|delete|set)$/;

/**
 * Returns the edits that replace options of several requests, a variable or a class field, with a copy that also has
 * the token.
 */
export function* copyOfOptions(unlink: UnlinkCall, options: TSESTree.Expression, bearer: Bearer): Attempt<Edit[]> {
  const { document, text, style } = unlink.request;
  const origins = document.values.origins(options);
  const isKnown = options.type === T.Identifier || (isMemberOfThis(options) && isField(origins));
  const isPlain = origins.every((origin) => origin.type === T.ObjectExpression);
  if (!isPlain || !isKnown || !style.modern) return yield* refuse(NO_OPTIONS);
  const { value, edits } = yield* headersOfCopy(unlink, options, bearer);
  const [start, end] = options.range;
  return [{ start, end, text: `{ ...${text.slice(start, end)}, headers: ${value} }` }, ...edits];
}

function* headersOfCopy(
  unlink: UnlinkCall,
  options: Node,
  bearer: Bearer,
): Attempt<{ value: string; edits: readonly Edit[] }> {
  const { document, text, style } = unlink.request;
  const source = `${text.slice(...options.range)}.headers`;
  const values = document.values.properties(options, ['headers']).map(({ value }) => value);
  if (values.length === 0) return yield* newHeaders(unlink, bearer);
  const origins = values.flatMap((value) => (value ? document.values.origins(value) : []));
  if (unlink.client.name === 'angular' && !origins.every(({ type }) => type === T.ObjectExpression)) {
    const isHttpHeaders = values.length === origins.length && origins.every((origin) => isOfAngular(document, origin));
    if (!isHttpHeaders || !hasKnownType(text, document.values.origins(options))) return yield* refuse(NO_OPTIONS);
    // `set` returns a copy.
    return { value: `${source}.set(${style.quote}Authorization${style.quote}, ${bearer.text})`, edits: [] };
  }
  // A spread does not copy the headers of `new Headers()`.
  if (origins.some(({ type }) => type === T.NewExpression)) return yield* refuse('reason.headers-not-inline');
  return { value: `{ ...${source}, Authorization: ${bearer.text} }`, edits: [] };
}

function isMemberOfThis(node: Node): boolean {
  return node.type === T.MemberExpression && !node.computed && unwrap(node.object).type === T.ThisExpression;
}

/** Whether a value is the initial one of a class field, and its only one. */
function isField([origin, ...others]: readonly Node[]): boolean {
  if (others.length > 0 || origin?.parent?.type !== T.PropertyDefinition) return false;
  return origin.parent.value === origin;
}

/** Whether TypeScript knows that `headers` of an object literal is an instance of `HttpHeaders`. */
function hasKnownType(text: string, [object, ...others]: readonly Node[]): boolean {
  if (object?.type !== T.ObjectExpression || others.length > 0) return false;
  if (object.properties.some(({ type }) => type === T.SpreadElement)) return false;
  const { parent } = object;
  const isField = parent.type === T.PropertyDefinition;
  if (!isField && parent.type !== T.VariableDeclarator) return false;
  const annotation = isField ? parent.typeAnnotation : parent.id.typeAnnotation;
  return annotation === undefined || /\bheaders\s*:\s*HttpHeaders\s*[;,}]/.test(text.slice(...annotation.range));
}

/** Whether a node is `new HttpHeaders()` of Angular, also with a chain of calls after it. */
function isOfAngular(document: Document, start: Node): boolean {
  const node = unwrap(start);
  if (node.type === T.NewExpression)
    return calledName(node) === 'HttpHeaders' && moduleOf(document, node.callee) === '@angular/common/http';
  if (node.type !== T.CallExpression || !CHANGES.test(calledName(node) ?? '')) return false;
  const callee = unwrap(node.callee);
  return callee.type === T.MemberExpression && isOfAngular(document, callee.object);
}
