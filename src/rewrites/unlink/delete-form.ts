import type { TSESTree } from '@typescript-eslint/types';
import type { HttpRequest } from '../../core/requests/http.js';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { appendProperty, keyOf, propertyOf, removeProperties } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { HttpClient } from './clients.js';

type Node = TSESTree.Node;

/** A call to turn into a DELETE. */
export interface UnlinkCall {
  readonly request: RewriteRequest;
  readonly made: HttpRequest;
  readonly client: HttpClient;
}

/** A call's request body, and the edits that turn the call into a DELETE with an `Authorization` header. */
export interface DeleteForm {
  readonly payload: Node;
  /** @param bearer the expression for the header's value */
  readonly edits: (bearer: string) => Attempt<Edit[]>;
}

/** Headers that describe a request body. */
export const BODY_HEADER = /^content-(type|length)$/i;

export const NO_OPTIONS = 'reason.request-options-not-inline';

/** Returns the first object literal among a call's arguments that has one of the properties. */
export function optionsWith({ request, made }: UnlinkCall, ...keys: string[]): TSESTree.ObjectExpression | undefined {
  for (const argument of made.node.arguments) {
    const object = literalOf(request, argument);
    if (object && propertyOf(object, ...keys)) return object;
  }
  return undefined;
}

/** Returns the object literal, or the one in a variable that nothing else reads. */
function literalOf({ document }: RewriteRequest, start: Node): TSESTree.ObjectExpression | undefined {
  const node = unwrap(start);
  if (node.type === T.ObjectExpression) return node;
  if (node.type !== T.Identifier) return undefined;
  const binding = document.values.bindingOf(node);
  const [origin, ...others] = document.values.origins(node);
  if (origin?.type !== T.ObjectExpression || others.length > 0 || !binding) return undefined;
  const reads = binding.references.filter((use) => use.isRead());
  return reads.length === 1 ? origin : undefined;
}

/** Returns edits to the existing headers, or a `headers` property to add. */
export function* headerEdits(
  request: RewriteRequest,
  options: TSESTree.ObjectExpression,
  bearer: string,
): Attempt<{ edits: Edit[]; property?: string }> {
  const { text } = request;
  const existing = propertyOf(options, 'headers');
  const authorization = `Authorization: ${bearer}`;
  if (existing === undefined) return { edits: [], property: `headers: { ${authorization} }` };
  const headers = unwrap(existing.value);
  if (headers.type !== T.ObjectExpression) return yield* refuse('reason.headers-not-inline');
  if (propertyOf(headers, 'authorization')) return yield* refuse('reason.authorization-exists');
  const needless = headers.properties.filter(
    (property): property is TSESTree.Property =>
      property.type === T.Property && BODY_HEADER.test(keyOf(property) ?? ''),
  );
  const [replaced, ...removed] = needless;
  if (replaced === undefined) return { edits: yield* appendProperty(text, headers, authorization) };
  return {
    edits: [
      { start: replaced.range[0], end: replaced.range[1], text: authorization },
      ...(yield* removeProperties(text, headers, removed)),
    ],
  };
}

/** Renames `post` to another method of the same client. */
export function* renameVerb({ node }: HttpRequest, name: string): Attempt<Edit> {
  const callee = unwrap(node.callee);
  if (callee.type !== T.MemberExpression || callee.computed) return yield* refuse('reason.method-call-not-plain');
  return { start: callee.property.range[0], end: callee.property.range[1], text: name };
}

/** Replaces `'POST'` with `'DELETE'`, in the same case and quotes. */
export function* methodEdit(text: string, value: Node): Attempt<Edit> {
  const node = unwrap(value);
  if (!isString(node)) return yield* refuse('reason.method-not-literal');
  const raw = text.slice(...node.range);
  const word = node.value === node.value.toLowerCase() ? 'delete' : 'DELETE';
  return { start: node.range[0], end: node.range[1], text: raw.slice(0, 1) + word + raw.slice(-1) };
}
