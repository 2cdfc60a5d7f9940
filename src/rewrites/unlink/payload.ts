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

/** A value that the body carried, as an expression for another place. */
export interface Carried {
  readonly source: string;
  /** The expression as written, where it is one in the document. */
  readonly node: Node;
}

export interface Body {
  readonly token: Carried;
  readonly userId: Carried;
  /** The variable that held the body and that nothing else reads, if so: its declaration goes as well. */
  readonly variable: TSESTree.VariableDeclarator | undefined;
}

const ENCODERS = /^(stringify|param|toQueryString|URLSearchParams|encode|\$httpParamSerializer(JQLike)?|toJson)$/;

/** @returns undefined where the body is not understood: built in steps, or made elsewhere */
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

/** `'access_token=' + token + '&user_id=' + encodeURIComponent(id)`. */
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

/** The operands of a concatenation, or the pieces of a template, in order: text as a string, anything else as its node. */
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

/** What stands inside `encodeURIComponent(…)`. */
function decoded(node: Node): Node {
  const inner = unwrap(node);
  if (inner.type !== T.CallExpression || !/^(encodeURIComponent|encodeURI|escape)$/.test(calledName(inner) ?? ''))
    return inner;
  return inner.arguments[0] ? unwrap(inner.arguments[0]) : inner;
}

/** A variable that holds the body: an object keeps its values, so that they can be read off it. */
function fromVariable(request: RewriteRequest, node: TSESTree.Identifier, at: Node, depth: number): Body | undefined {
  const { document } = request;
  const binding = document.values.bindingOf(node);
  const [definition, ...others] = binding?.definitions ?? [];
  const declarator = definition?.node;
  if (!binding || others.length > 0 || declarator?.type !== T.VariableDeclarator || !declarator.init) return undefined;
  if (declarator.id.type !== T.Identifier || binding.references.some((use) => use.isWrite() && !use.init))
    return undefined;
  // The header with the body's length goes with the body.
  const reads = binding.references.filter((use) => use.isRead() && !isLengthOf(use.identifier));
  const isOnlyUse = reads.length === 1 && declarator.parent.declarations.length === 1;
  const init = unwrap(declarator.init);
  const found = fromExpression(request, init, at, isOnlyUse ? declarator : undefined, depth + 1);
  if (init.type !== T.ObjectExpression) return found?.variable === undefined && !isOnlyUse ? undefined : found;
  if (found?.variable && isRepeatable(found.token.node) && isRepeatable(found.userId.node)) return found;
  // Its values are not to be worked out twice, but can be read.
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
