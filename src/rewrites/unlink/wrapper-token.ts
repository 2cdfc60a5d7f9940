import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { descendants } from '../code.js';
import { propertyOf } from '../objects.js';
import { literalOf, methodEdit } from './delete-form.js';
import type { DeleteForm, UnlinkCall } from './delete-form.js';
import { payloadOf } from './wrapper-bypass.js';
import { settled, worksWithoutBody } from './wrapper-flow.js';
import type { Source, Wrapper } from './wrapper-flow.js';

type Node = TSESTree.Node;

/**
 * Returns the DELETE form of `callApi('POST', url, body)` where the function's own `Authorization` header holds the same
 * token as the body, so the call needs no header. Only in the same file: there the names mean the same.
 * @param method where the request's method comes from
 * @param options the request's options in the function
 */
export function throughOwnToken(
  unlink: UnlinkCall,
  wrapper: Wrapper,
  method: Source,
  options: Node | undefined,
): DeleteForm | undefined {
  const { request, args, made } = unlink;
  if (wrapper.document !== request.document || typeof method !== 'object' || method.path.length > 0) return undefined;
  const word = args[method.index];
  const payload = payloadOf(unlink, wrapper);
  const body = payload && literalOf(request, payload);
  const token = body && propertyOf(body, 'access_token')?.value;
  const sent = tokenSentBy(wrapper, options);
  if (!word || !isString(word) || !token || !sent || !isSame(wrapper, token, sent)) return undefined;
  const position = args.indexOf(payload);
  if (!worksWithoutBody(wrapper, ({ index }) => index === position)) return undefined;
  const before = args[position - 1];
  const isLast = position === args.length - 1 && before !== undefined && payload.range[1] < made.node.range[1];
  return {
    payloads: [payload],
    *edits() {
      return [
        yield* methodEdit(request.text, word),
        isLast
          ? { start: before.range[1], end: payload.range[1], text: '' }
          : { start: payload.range[0], end: payload.range[1], text: 'undefined' },
      ];
    },
  };
}

/** Returns the token in `headers: { Authorization: `Bearer ${token}` }`. */
function tokenSentBy(wrapper: Wrapper, options: Node | undefined): Node | undefined {
  const object = options && settled(wrapper, options);
  const value = object?.type === T.ObjectExpression ? propertyOf(object, 'headers')?.value : undefined;
  const headers = value && settled(wrapper, value);
  if (headers?.type !== T.ObjectExpression) return undefined;
  const bearer = propertyOf(headers, 'Authorization', 'authorization')?.value;
  if (bearer?.type === T.TemplateLiteral && bearer.expressions.length === 1) {
    const [before, after] = bearer.quasis.map(({ value: { raw } }) => raw);
    return before === 'Bearer ' && after === '' ? bearer.expressions[0] : undefined;
  }
  const isSum = bearer?.type === T.BinaryExpression && bearer.operator === '+';
  return isSum && isString(bearer.left) && bearer.left.value === 'Bearer ' ? bearer.right : undefined;
}

/** Whether two expressions are written the same, with names of the same variables. */
function isSame(wrapper: Wrapper, one: Node, other: Node): boolean {
  const { document } = wrapper;
  const [left, right] = [one, other].map((node) => unwrap(settled(wrapper, node)));
  if (!left || !right || document.text.slice(...left.range) !== document.text.slice(...right.range)) return false;
  const names = namesIn(document, left);
  const others = namesIn(document, right);
  return ![left, right].some(hasThis) && names.every((binding, index) => binding === others[index]);
}

function namesIn({ values }: Document, start: Node) {
  return [...descendants(start)].flatMap((node) => (node.type === T.Identifier ? [values.bindingOf(node)] : []));
}

function hasThis(start: Node): boolean {
  return [...descendants(start)].some(({ type }) => type === T.ThisExpression);
}
