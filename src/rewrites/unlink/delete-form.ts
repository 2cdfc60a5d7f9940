import type { TSESTree } from '@typescript-eslint/types';
import type { HttpRequest } from '../../core/requests/request.js';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { propertyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { HttpClient } from './client-table.js';
import type { Layout } from './layout.js';

type Node = TSESTree.Node;

/** A call to turn into a DELETE. */
export interface UnlinkCall {
  readonly request: RewriteRequest;
  readonly made: HttpRequest;
  readonly client: HttpClient;
  /** The function that sends the request, and its arguments. redux-saga's `call()` takes both. */
  readonly callee: Node;
  readonly args: readonly Node[];
  /** What the comment goes above; otherwise the statement. */
  readonly comment?: Node;
  /** Its DELETE form, if not that of the client's calls. */
  readonly form?: DeleteForm;
  /** Edits besides those of its form. */
  readonly edits?: readonly Edit[];
  /** Properties that the request's options need besides the header. */
  readonly beside?: readonly string[];
  /** Tasks for a person besides those of every request. */
  readonly todos?: readonly Message[];
}

/** The value of the `Authorization` header. */
export interface Bearer {
  /** An expression. */
  readonly text: string;
  /** The token in it, as a node of the document. */
  readonly node: Node;
}

/** A call's request body, and the edits that turn the call into a DELETE with an `Authorization` header. */
export interface DeleteForm {
  /** The expressions that together are the body. */
  readonly payloads: readonly Node[];
  /** Statements that only build the request, and go with its body. */
  readonly removed?: readonly Node[];
  readonly edits: (bearer: Bearer, layout: Layout) => Attempt<Edit[]>;
}

/**
 * Returns a call that skips hooks of its client, with a task to check that.
 * @param hooks their name in the client
 * @param more what makes the call skip them
 */
export function skipping(unlink: UnlinkCall, hooks: string, more: Pick<UnlinkCall, 'beside' | 'edits'>): UnlinkCall {
  return { ...unlink, ...more, todos: [message('todo.hooks-skipped', { hooks })] };
}

export const NO_OPTIONS = 'reason.request-options-not-inline';

/** Returns the first object literal among a call's arguments that has one of the properties. */
export function optionsWith({ request, args }: UnlinkCall, ...keys: string[]): TSESTree.ObjectExpression | undefined {
  for (const argument of args) {
    const object = literalOf(request, argument);
    if (object && propertyOf(object, ...keys)) return object;
  }
  return undefined;
}

/** Returns the object literal, or the one in a variable that nothing else reads. */
export function literalOf({ document }: RewriteRequest, start: Node): TSESTree.ObjectExpression | undefined {
  const node = unwrap(start);
  if (node.type === T.ObjectExpression) return node;
  const isRequest = node.type === T.NewExpression && node.callee.type === T.Identifier;
  if (isRequest && /^(RequestOptions|Request)$/.test((node.callee as TSESTree.Identifier).name)) {
    const last = node.arguments.at(-1);
    return last && literalOf({ document } as RewriteRequest, last);
  }
  if (node.type !== T.Identifier) return undefined;
  const binding = document.values.bindingOf(node);
  const [origin, ...others] = document.values.origins(node);
  if (origin === undefined || others.length > 0 || !binding) return undefined;
  const object = origin.type === T.NewExpression ? literalOf({ document } as RewriteRequest, origin) : origin;
  if (object?.type !== T.ObjectExpression) return undefined;
  const set = document.values.memberUses(binding).filter(({ node: member }) => isAssigned(member));
  const reads = binding.references.filter((use) => use.isRead());
  return reads.length - set.length === 1 ? object : undefined;
}

/** Whether a member is set by a statement: `options.body = body;`. */
export function isAssigned(member: Node): boolean {
  const { parent } = member;
  return (
    parent?.type === T.AssignmentExpression &&
    parent.left === member &&
    parent.operator === '=' &&
    parent.parent.type === T.ExpressionStatement
  );
}

/** Renames `post` to another method of the same client. */
export function* renameVerb({ callee }: Pick<UnlinkCall, 'callee'>, name: string): Attempt<Edit> {
  const member = unwrap(callee);
  if (member.type !== T.MemberExpression || member.computed) return yield* refuse('reason.method-call-not-plain');
  return { start: member.property.range[0], end: member.property.range[1], text: name };
}

/** Replaces `'POST'` with `'DELETE'`, in the same case and quotes. */
export function* methodEdit(text: string, value: Node): Attempt<Edit> {
  const node = unwrap(value);
  if (!isString(node)) return yield* refuse('reason.method-not-literal');
  const raw = text.slice(...node.range);
  const word = node.value === node.value.toLowerCase() ? 'delete' : 'DELETE';
  return { start: node.range[0], end: node.range[1], text: raw.slice(0, 1) + word + raw.slice(-1) };
}
