import type { TSESTree } from '@typescript-eslint/types';
import { applyEdits } from '../../core/edits.js';
import { contains, isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Carried } from './payload.js';
import { movedUrl } from './url-move.js';
import type { MovedUrl } from './url-move.js';

type Node = TSESTree.Node;

/** The place of `/unlink` in the code: a string literal, or a piece of a template literal. */
export interface UrlPlace {
  readonly literal: TSESTree.StringLiteral | TSESTree.TemplateElement;
  /** The path's offset in the document (UTF-16 code units). */
  readonly start: number;
  /** The node where the new path's expressions are evaluated. */
  readonly at: Node;
  /** How the URL moves to the request, if the code defines it where the path's expressions are not in scope. */
  readonly moved?: MovedUrl;
}

/** Returns the place of a request's URL; refuses where the code builds it in an unknown way or reuses it. */
export function* urlPlace(request: RewriteRequest, url: Node): Attempt<UrlPlace> {
  const { finding, program, text } = request;
  const literal = program.nodes.find(
    (node): node is TSESTree.StringLiteral | TSESTree.TemplateElement =>
      (isString(node) || node.type === T.TemplateElement) &&
      node.range[0] <= finding.start &&
      finding.end <= node.range[1],
  );
  if (literal === undefined) return yield* refuse('reason.url-in-pieces');
  const tail = text.slice(finding.end, literal.range[1]);
  const isLast = literal.type === T.TemplateElement ? literal.tail && /^\/?`$/.test(tail) : /^\/?['"]$/.test(tail);
  if (!isLast) return yield* refuse('reason.url-continues');
  const path = /(?:\/?login)?\/?unlink$/.exec(text.slice(literal.range[0] + 1, finding.end));
  if (path === null) return yield* refuse('reason.path-in-pieces');
  const place = { literal, start: finding.end - path[0].length, at: literal };
  if (contains(url, literal)) return place;
  const moved = yield* movedUrl(request, url, literal);
  return moved === undefined ? place : { ...place, at: url, moved };
}

/** Returns the call that returns the identity's path. */
export function* pathCall(token: string, userId: Carried): Attempt<string> {
  if (isString(userId.node) && userId.node.value.indexOf('|') < 1) {
    return yield* refuse('reason.user-id-without-provider', { userId: userId.node.value });
  }
  return `auth0IdentityPath(${token}, ${userId.source})`;
}

/** Returns edits that replace `/unlink` with the identity's path. @param path an expression */
export function* urlEdits(request: RewriteRequest, place: UrlPlace, path: string): Attempt<Edit[]> {
  const { text } = request;
  // Clients with a base URL expect a path without a leading slash.
  const call = text[place.start] === '/' ? path : `${path}.slice(1)`;
  const edits = yield* literalEdits(request, place, call);
  const { moved } = place;
  if (moved === undefined) return edits;
  const [start, end] = moved.from.range;
  const own = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const source = applyEdits(text.slice(start, end), own);
  const isOperand = moved.from.type === T.BinaryExpression && moved.to.parent?.type === T.BinaryExpression;
  return [
    { start: moved.to.range[0], end: moved.to.range[1], text: isOperand ? `(${source})` : source },
    ...moved.removed,
  ];
}

/** Returns edits that replace the path in its literal with an expression. */
function* literalEdits(
  { text, style }: RewriteRequest,
  { literal, start: pathStart }: UrlPlace,
  call: string,
): Attempt<Edit[]> {
  const [start, end] = literal.range;
  if (literal.type === T.TemplateElement) return [{ start: pathStart, end: end - 1, text: `\${${call}}` }];
  if (literal.parent.type === T.MemberExpression && literal.parent.object === literal) {
    return yield* refuse('reason.url-method-called');
  }
  if (pathStart === start + 1) return [{ start, end, text: call }];
  const isWhole = literal.parent.type !== T.BinaryExpression;
  if (isWhole && style.modern && !/[`\\]|\$\{/.test(text.slice(start, end))) {
    return [
      { start, end: start + 1, text: '`' },
      { start: pathStart, end, text: `\${${call}}\`` },
    ];
  }
  return [{ start: pathStart, end, text: `${text[start] ?? "'"} + ${call}` }];
}
