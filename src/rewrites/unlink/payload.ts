import type { TSESTree } from '@typescript-eslint/types';
import { HOLE } from '../../core/hosts/hole.js';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { isInScope, isRepeatable } from '../code.js';
import { keyOf } from '../objects.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** A value from the request body, as an expression that is valid elsewhere. */
export interface Carried {
  readonly source: string;
  /** The expression in the document: the value, or the variable that holds the body. */
  readonly node: Node;
}

export interface Body {
  readonly token: Carried;
  readonly userId: Carried;
  /** The variable that held the body, if nothing else reads it: its declaration goes too. */
  readonly variable: TSESTree.VariableDeclarator | undefined;
}

const ENCODERS = /^(stringify|param|toQueryString|URLSearchParams|encode|\$httpParamSerializer(JQLike)?|toJson)$/;

/**
 * Returns the values of a request body; undefined if the code builds the body in steps or elsewhere.
 * @param at where the values' expressions must be valid
 */
export function bodyOf(request: RewriteRequest, payload: Node, at: Node): Body | undefined {
  return fromExpression(request, unwrap(payload), at, undefined, 0);
}

function fromExpression(
  request: RewriteRequest,
  node: Node,
  at: Node,
  variable: TSESTree.VariableDeclarator | undefined,
  depth: number,
): Body | undefined {
  if (depth > 4) return undefined;
  switch (node.type) {
    case T.ObjectExpression:
      return fromObject(request, node, at, variable);
    case T.CallExpression:
    case T.NewExpression: {
      const [argument] = node.arguments;
      const inner = argument ? unwrap(argument) : undefined;
      if (!ENCODERS.test(calledName(node) ?? '') || inner === undefined || inner.type === T.SpreadElement)
        return undefined;
      return fromExpression(request, inner, at, variable, depth + 1);
    }
    case T.BinaryExpression:
    case T.TemplateLiteral:
      return fromQuery(request, node, at, variable);
    case T.Identifier:
      return fromVariable(request, node, at, depth);
    default:
      return undefined;
  }
}

function fromObject(
  request: RewriteRequest,
  object: TSESTree.ObjectExpression,
  at: Node,
  variable: TSESTree.VariableDeclarator | undefined,
): Body | undefined {
  if (object.properties.some(({ type }) => type === T.SpreadElement)) return undefined;
  const [token, userId] = ['access_token', 'user_id'].map((name) => {
    const property = object.properties.find(
      (candidate): candidate is TSESTree.Property =>
        candidate.type === T.Property && request.document.values.nameOf(candidate) === name,
    );
    if (property === undefined || property.method) return undefined;
    return isInScope(request.document, property.value, at) ? property.value : undefined;
  });
  return token && userId ? { token: carried(request, token), userId: carried(request, userId), variable } : undefined;
}

/** Reads `'access_token=' + token + '&user_id=' + encodeURIComponent(id)`. */
function fromQuery(
  request: RewriteRequest,
  node: Node,
  at: Node,
  variable: TSESTree.VariableDeclarator | undefined,
): Body | undefined {
  const values = new Map<string, Node>();
  let before = '';
  for (const piece of piecesOf(node)) {
    if (typeof piece === 'string') {
      if (before.endsWith(HOLE) && piece !== '' && !piece.startsWith('&')) return undefined;
      before += piece;
      continue;
    }
    const name = /(?:^|[?&])(\w+)=$/.exec(before)?.[1];
    if (name === undefined) return undefined;
    values.set(name, decoded(piece));
    before += HOLE;
  }
  const [token, userId] = ['access_token', 'user_id'].map((name) => {
    const value = values.get(name);
    return value && isInScope(request.document, value, at) ? value : undefined;
  });
  if (!token || !userId) return undefined;
  return { token: carried(request, token), userId: carried(request, userId), variable };
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
  } else if (isString(node)) yield node.value;
  else yield node;
}

/** Returns the argument of `encodeURIComponent(…)`, or the expression itself. */
function decoded(node: Node): Node {
  const inner = unwrap(node);
  if (inner.type !== T.CallExpression || !/^(encodeURIComponent|encodeURI|escape)$/.test(calledName(inner) ?? ''))
    return inner;
  return inner.arguments[0] ? unwrap(inner.arguments[0]) : inner;
}

/** Reads the body from a variable; if it holds an object, the new code can read the object's properties. */
function fromVariable(request: RewriteRequest, node: TSESTree.Identifier, at: Node, depth: number): Body | undefined {
  const { document } = request;
  const binding = document.values.bindingOf(node);
  const [definition, ...others] = binding?.definitions ?? [];
  const declarator = definition?.node;
  if (!binding || others.length > 0 || declarator?.type !== T.VariableDeclarator || !declarator.init) return undefined;
  if (declarator.id.type !== T.Identifier || binding.references.some((use) => use.isWrite() && !use.init))
    return undefined;
  // The rewrite also removes the Content-Length header, so its reads do not count.
  const reads = binding.references.filter((use) => use.isRead() && !isLengthOf(use.identifier));
  const isOnlyUse = reads.length === 1 && declarator.parent.declarations.length === 1;
  const init = unwrap(declarator.init);
  const found = fromExpression(request, init, at, isOnlyUse ? declarator : undefined, depth + 1);
  if (init.type !== T.ObjectExpression) return found?.variable === undefined && !isOnlyUse ? undefined : found;
  if (found?.variable && isRepeatable(found.token.node) && isRepeatable(found.userId.node)) return found;
  // The values must not be evaluated twice, but the new code can read them from the variable.
  if (!isInScope(document, node, at)) return undefined;
  const has = (name: string): boolean => document.values.properties(init, [name]).length > 0;
  if (!has('access_token') || !has('user_id')) return undefined;
  return {
    token: { source: `${node.name}.access_token`, node },
    userId: { source: `${node.name}.user_id`, node },
    variable: undefined,
  };
}

function isLengthOf(node: Node): boolean {
  for (let { parent } = node; parent !== undefined; { parent } = parent) {
    if (parent.type === T.Property) return /^content-length$/i.test(keyOf(parent) ?? '');
  }
  return false;
}

function carried(request: RewriteRequest, node: Node): Carried {
  return { source: sourceOf(request, node), node };
}
