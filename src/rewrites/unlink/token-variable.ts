import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { anchorOf } from '../anchor.js';
import { indentAt, isCallFree, isInScope, isRepeatable, isTaken, statementOf } from '../code.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Carried } from './payload.js';

type Node = TSESTree.Node;

/** A variable for a token that must not be evaluated, or is too long to be written, twice. */
export interface TokenVariable {
  readonly name: string;
  /** The arrow function whose body, an expression, becomes a block that declares the variable. */
  readonly arrow: TSESTree.ArrowFunctionExpression | undefined;
}

/** A token's expression that is longer makes lines too long where it is written twice, in the URL and in the header. */
const LONG = 36;

/**
 * Returns a variable for a token; undefined if it can stay where it is used.
 * Refuses where neither is possible.
 * @param uses where the new code needs the token
 */
export function* tokenVariable(
  { program, document, text }: RewriteRequest,
  token: Carried,
  uses: readonly Node[],
): Attempt<TokenVariable | undefined> {
  if (isCallFree(token.node) && token.source.length <= LONG) return undefined;
  const users = [token.node, ...uses];
  const statements = users.map(statementOf);
  const first = earliest(statements);
  const isOneBlock = statements.every(({ parent }) => parent === first.parent);
  const owner = enclosingFunction(first);
  const isHere =
    isOneBlock && users.every((user) => enclosingFunction(user) === owner) && isInScope(document, token.node, first);
  const isElsewhere = !isHere || (isRepeatable(token.node) && statements.some((user) => user !== first));
  if (isElsewhere && isRepeatable(token.node)) return undefined;
  const arrow = isHere ? undefined : arrowAround(text, users);
  if (!isHere && !(arrow && isInScope(document, token.node, arrow.body))) {
    return yield* refuse('reason.token-bound-to-place');
  }
  const name = yield* understood(
    ['accessToken', 'primaryAccessToken', 'auth0AccessToken'].find((candidate) => !isTaken(program.nodes, candidate)),
    'reason.token-name-taken',
  );
  return { name, arrow };
}

/** Returns the arrow function whose body is an expression, without parentheses around it, with all of some nodes. */
function arrowAround(text: string, users: readonly Node[]): TSESTree.ArrowFunctionExpression | undefined {
  const [owner, ...others] = [...new Set(users.map(enclosingFunction))];
  const isIt =
    owner?.type === T.ArrowFunctionExpression &&
    owner.body.type !== T.BlockStatement &&
    /=>\s*$/.test(text.slice(owner.range[0], owner.body.range[0]));
  return isIt && others.length === 0 && users.every((user) => contains(owner.body, user)) ? owner : undefined;
}

/**
 * Returns the edits that declare the variable before the first statement that needs it.
 * @param edits that use it
 * @param statement of the request
 */
export function* declareToken(
  request: RewriteRequest,
  token: Carried,
  { name, arrow }: TokenVariable,
  edits: readonly Edit[],
  statement: Node,
): Attempt<readonly Edit[]> {
  const { program, text, style, document } = request;
  const declaration = `${style.modern ? 'const' : 'var'} ${name} = ${token.source}${style.semicolons ? ';' : ''}`;
  if (arrow) return asBlock(request, arrow, declaration);
  const uses = edits
    .filter((edit) => edit.text.includes(name))
    .flatMap((edit) => nodeAt(program.nodes, edit.start) ?? []);
  const statements = [token.node, ...uses].map(statementOf);
  const first = earliest([statement, ...statements]);
  if (statements.some(({ parent }) => parent !== first.parent) || !isInScope(document, token.node, first)) {
    return yield* refuse('reason.token-bound-to-place');
  }
  const start = anchorOf(text, first.range[0]);
  return [{ start, end: start, text: declaration + style.eol + indentAt(text, start) }];
}

/** Makes the body of an arrow function, an expression, a block. */
function asBlock(
  { text, style }: RewriteRequest,
  arrow: TSESTree.ArrowFunctionExpression,
  declaration: string,
): readonly Edit[] {
  const [bodyStart, bodyEnd] = arrow.body.range;
  // What is between the arrow and the body: a space, or the break of a line.
  const start = text.slice(0, bodyStart).trimEnd().length;
  const outer = style.eol + indentAt(text, arrow.range[0]);
  const inner = outer + style.indent;
  const close = style.semicolons ? ';' : '';
  return [
    { start, end: bodyStart, text: ` {${inner}${declaration}${inner}return ` },
    { start: bodyEnd, end: bodyEnd, text: `${close}${outer}}` },
  ];
}

export function earliest(nodes: readonly Node[]): Node {
  return nodes.reduce((one, other) => (other.range[0] < one.range[0] ? other : one));
}

/** Returns the innermost node at an offset (UTF-16 code units). */
export function nodeAt(nodes: readonly Node[], offset: number): Node | undefined {
  return nodes.findLast(({ range: [start, end] }) => start <= offset && offset < end);
}
