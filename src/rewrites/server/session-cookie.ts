import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { moduleOf } from '../code.js';
import { filesWith } from '../project-files.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/**
 * Whether a value is a cookie that the application's own server sets, and no page can read or write: `HttpOnly`. It is as
 * much the visitor's as a session is, which a cookie identifies, too.
 */
export function isOwnCookie(request: RewriteRequest, value: Node): boolean {
  const name = cookieIn(request, value);
  if (name === undefined) return false;
  const others = filesWith(request, /httponly/i).map(({ document }) => document);
  return [request.document, ...others].some((document) => setsCookie(document, name));
}

/** Returns the name of a cookie of Next.js: `req.cookies.name`, `cookies().get('name')?.value`. */
function cookieIn(request: RewriteRequest, value: Node): string | undefined {
  const node = unwrap(value);
  if (node.type === T.MemberExpression) {
    const key = node.computed
      ? request.document.values.constantString(node.property)
      : sourceOf(request, node.property);
    if (/^req(?:uest)?\??\.cookies$/.test(sourceOf(request, node.object))) return key;
    return key === 'value' ? cookieIn(request, node.object) : undefined;
  }
  const callee = node.type === T.CallExpression ? unwrap(node.callee) : undefined;
  const [argument, ...others] = node.type === T.CallExpression ? node.arguments : [];
  if (callee?.type !== T.MemberExpression || sourceOf(request, callee.property) !== 'get') return undefined;
  const isPlain = argument !== undefined && others.length === 0 && isCookieStore(request, callee.object);
  return isPlain ? request.document.values.constantString(argument) : undefined;
}

/** Whether an expression is `request.cookies`, or `cookies()` of Next.js. */
function isCookieStore(request: RewriteRequest, store: Node): boolean {
  if (/^req(?:uest)?\??\.cookies$/.test(sourceOf(request, store))) return true;
  return request.document.values.origins(store).some((origin) => {
    const made = unwrap(origin);
    return made.type === T.CallExpression && moduleOf(request.document, made.callee) === 'next/headers';
  });
}

/** Whether code sets a cookie of this name with `HttpOnly`. */
function setsCookie({ programs, values }: Document, name: string): boolean {
  const isHttpOnly = (options: Node): boolean =>
    values.properties(options, ['httpOnly']).some(({ value }) => value?.type === T.Literal && value.value === true);
  return programs.some(({ nodes }) =>
    nodes.some((node) => {
      if (node.type === T.TemplateLiteral || isString(node)) {
        const text = isString(node) ? node.value : node.quasis.map(({ value }) => value.raw).join('');
        return text.startsWith(`${name}=`) && /;\s*httponly\b/i.test(text);
      }
      if (node.type !== T.CallExpression || !/^(?:set|serialize|setCookie|cookie)$/.test(calledName(node) ?? ''))
        return false;
      const isNamed = node.arguments.some(
        (each) =>
          values.constantString(each) === name ||
          values.properties(each, ['name']).some(({ value }) => value && values.constantString(value) === name),
      );
      return isNamed && node.arguments.some(isHttpOnly);
    }),
  );
}
