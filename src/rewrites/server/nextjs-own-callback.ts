import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { propertyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { catchAllPath } from './nextjs-paths.js';
import { loginParameter } from './server-token.js';
import type { ServerToken } from './server-token.js';

/**
 * Returns the base URL of a login's own `redirect_uri` as an expression, where that is the address of the SDK's callback.
 * Refuses any other address: what handles the login there may do more.
 */
export function* ownBaseUrl(request: RewriteRequest, option: ServerToken): Attempt<string | undefined> {
  const name = 'redirect_uri';
  const own = loginParameter(option, name);
  if (own === undefined) return undefined;
  const path = `${catchAllPath(request) ?? '/api/auth'}/callback`;
  const base = own === propertyOf(option.objects[0], name) ? baseOf(request, unwrap(own.value), path) : undefined;
  return base ?? (yield* refuse('reason.login-sets', { name }));
}

/** Returns what precedes a path in a URL, if it is valid at any place: a literal, or a variable of the environment. */
function baseOf(request: RewriteRequest, value: ReturnType<typeof unwrap>, path: string): string | undefined {
  const constant = request.document.values.constantString(value);
  if (constant !== undefined) {
    const base = constant.endsWith(path) ? constant.slice(0, -path.length) : '';
    return /^https?:\/\/[^\s'"\\]+$/.test(base) ? `'${base}'` : undefined;
  }
  const [first, last] =
    value.type === T.BinaryExpression && isString(value.right)
      ? [value.left, value.right.value]
      : value.type === T.TemplateLiteral && value.expressions.length === 1 && value.quasis[0]?.value.cooked === ''
        ? [value.expressions[0], value.quasis[1]?.value.cooked]
        : [];
  const base = first && sourceOf(request, first);
  return base !== undefined && last === path && /^process\.env\.\w+$/.test(base) ? base : undefined;
}
