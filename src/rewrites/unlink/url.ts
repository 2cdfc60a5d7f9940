import type { TSESTree } from '@typescript-eslint/types';
import { contains, isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Carried } from './payload.js';

type Node = TSESTree.Node;

/** The place of `/unlink` in the code: a string literal, or a piece of a template literal. */
export interface UrlPlace {
  readonly literal: TSESTree.StringLiteral | TSESTree.TemplateElement;
  /** The path's offset in the document (UTF-16 code units). */
  readonly start: number;
  /** The node where the new path's expressions are evaluated. */
  readonly at: Node;
}

/** Returns the place of a request's URL; refuses where the code builds it in an unknown way or reuses it. */
export function* urlPlace({ finding, program, document, text }: RewriteRequest, url: Node): Attempt<UrlPlace> {
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
  const name = unwrap(url);
  const binding = name.type === T.Identifier ? document.values.bindingOf(name) : undefined;
  const [definition, ...others] = binding?.definitions ?? [];
  const declarator = definition?.node;
  if (!binding || others.length > 0 || declarator?.type !== T.VariableDeclarator || !contains(declarator, literal)) {
    return yield* refuse('reason.url-elsewhere');
  }
  if (binding.references.filter((use) => use.isRead()).length !== 1) {
    return yield* refuse('reason.url-reused');
  }
  return place;
}

/** Returns edits that replace `/unlink` with the identity's path. */
export function* urlEdits(
  { text, style }: RewriteRequest,
  { literal, start: pathStart }: UrlPlace,
  token: string,
  userId: Carried,
): Attempt<Edit[]> {
  if (isString(userId.node) && userId.node.value.indexOf('|') < 1) {
    return yield* refuse('reason.user-id-without-provider', { userId: userId.node.value });
  }
  const path = `auth0IdentityPath(${token}, ${userId.source})`;
  // Clients with a base URL expect a path without a leading slash.
  const call = text[pathStart] === '/' ? path : `${path}.slice(1)`;
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
