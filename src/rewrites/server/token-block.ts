import type { TSESTree } from '@typescript-eslint/types';
import { contains } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { statementOf } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** A block in front of a login that makes it link: `if (test) { options.connection = name; options.access_token = token; }`. */
export interface TokenBlock {
  /** The `if` statement of the block. */
  readonly owner: TSESTree.IfStatement;
  /** The statements that set options; the last adds the token. */
  readonly statements: readonly TSESTree.ExpressionStatement[];
  /** What the others set, by name. */
  readonly values: ReadonlyMap<string, Node>;
}

/**
 * Returns the block whose last statement adds the token, where nothing but the login follows it.
 * Refuses where other code changes or reads the options.
 * @param member what the last statement assigns to
 */
export function* tokenBlock(
  { document }: RewriteRequest,
  member: TSESTree.MemberExpression,
  call: TSESTree.CallExpression,
): Attempt<TokenBlock> {
  const last = statementOf(member);
  const block = last.parent;
  const owner = block?.parent;
  const login = statementOf(call);
  const isPlain =
    block?.type === T.BlockStatement &&
    owner?.type === T.IfStatement &&
    owner.consequent === block &&
    !owner.alternate &&
    block.body.at(-1) === last &&
    owner.parent.type === T.BlockStatement &&
    owner.parent.body[owner.parent.body.indexOf(owner) + 1] === login;
  if (!isPlain || member.object.type !== T.Identifier) return yield* refuse('reason.login-for-everyone');
  const options = document.values.bindingOf(member.object);
  const statements: TSESTree.ExpressionStatement[] = [];
  const values = new Map<string, Node>();
  for (const { init, identifier } of options?.references ?? []) {
    if (init === true || contains(login, identifier)) continue;
    const set = settingOf(identifier);
    if (set?.statement.parent !== block) return yield* refuse('reason.login-for-everyone');
    statements.push(set.statement);
    if (set.statement !== last) values.set(set.name, set.value);
  }
  return { owner, statements, values };
}

/** Returns the statement `options.name = value;` of the options' name in it. */
function settingOf({ parent }: Node) {
  const assignment = parent?.parent;
  const statement = assignment?.parent;
  const isSetting =
    parent?.type === T.MemberExpression &&
    !parent.computed &&
    parent.property.type === T.Identifier &&
    assignment?.type === T.AssignmentExpression &&
    assignment.operator === '=' &&
    assignment.left === parent &&
    statement?.type === T.ExpressionStatement;
  if (!isSetting) return undefined;
  return { statement, name: (parent.property as TSESTree.Identifier).name, value: assignment.right };
}
