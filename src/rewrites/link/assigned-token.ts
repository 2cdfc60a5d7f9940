import type { TSESTree } from '@typescript-eslint/types';
import { contains, rootOf, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { SdkNodes } from '../../rules/forms.js';
import { indentAt, removeLine } from '../code.js';
import { nodeOfFinding } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Choice } from './token-place.js';

type Node = TSESTree.Node;

/** Where a token is assigned. */
export interface AssignedPlace {
  readonly statement: TSESTree.ExpressionStatement;
  /** The source of the object that gets the token: `options.authParams` in `options.authParams.access_token = token`. */
  readonly target: string;
  /** The variable at its root. */
  readonly variable: TSESTree.Identifier;
  /** Whether the token is a property of the variable itself. */
  readonly isDirect: boolean;
  /** The object literal that the variable starts with, if the token is all that is added to it. */
  readonly literal: TSESTree.ObjectExpression | undefined;
  /** Whether the assignment depends on a condition. */
  readonly isConditional: boolean;
  readonly removal: readonly Edit[];
}

interface Found extends AssignedPlace {
  readonly argument: Node;
  readonly value: Node;
  readonly choice: Pick<Choice, 'test' | 'negated'> | undefined;
}

/** An assignment of a token, and the token. */
export interface TokenAssignment {
  readonly assignment: TSESTree.AssignmentExpression;
  readonly token: Node;
  /** Whether an object is assigned that holds nothing but the token: `options.authParams = { access_token: token }`. */
  readonly isObject: boolean;
}

/** Returns the assignment that a finding points at. */
export function assignmentAt(request: RewriteRequest<SdkNodes>): TokenAssignment | undefined {
  const owner = nodeOfFinding(request)?.parent;
  const { parent } = owner ?? {};
  if (owner?.type === T.MemberExpression && parent?.type === T.AssignmentExpression && parent.left === owner)
    return { assignment: parent, token: parent.right, isObject: false };
  if (owner?.type !== T.Property || parent?.type !== T.ObjectExpression || parent.properties.length > 1)
    return undefined;
  const assignment = parent.parent;
  return assignment.type === T.AssignmentExpression && assignment.right === parent && assignment.operator === '='
    ? { assignment, token: owner.value, isObject: true }
    : undefined;
}

/** Returns where the token is assigned, and the argument that it gets into; undefined if other code reads the options. */
export function placeOfAssignment(
  { document, text }: RewriteRequest,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  { assignment, token, isObject }: TokenAssignment,
): Found | undefined {
  const { left, parent: statement } = assignment;
  if (left.type !== T.MemberExpression || statement.type !== T.ExpressionStatement) return undefined;
  const root = rootOf(left);
  const binding = document.values.bindingOf(root);
  if (binding === undefined || root.type !== T.Identifier) return undefined;
  const uses = binding.references.filter(({ identifier, init }) => init !== true && !isTarget(identifier));
  const [use] = uses;
  const argument = call.arguments.find((candidate) => use && contains(candidate, use.identifier));
  // Only the call may read the options.
  if (!argument || uses.length !== 1 || use?.isRead() !== true) return undefined;
  const path = text.slice(...left.range);
  const more = binding.references.map(({ identifier }) => targetOf(identifier)).filter((each) => each && each !== left);
  // Without the object, its other properties have no place.
  if (isObject && more.some((each) => each && text.slice(...each.range).startsWith(path))) return undefined;
  const branch = branchAround(statement, call);
  return {
    statement,
    argument,
    value: token,
    target: text.slice(...left.object.range),
    variable: root,
    isDirect: unwrap(left.object) === root,
    literal:
      binding.references.filter(({ identifier }) => isTarget(identifier)).length === 1 ? literalOf(binding) : undefined,
    choice: branch?.choice,
    isConditional: branch !== undefined,
    removal: [removeLine(text, branch?.statement ?? statement)],
  };
}

function literalOf({ definitions }: { readonly definitions: readonly { readonly node: Node }[] }) {
  const declarator = definitions.length === 1 ? definitions[0]?.node : undefined;
  const init = declarator?.type === T.VariableDeclarator && declarator.init ? unwrap(declarator.init) : undefined;
  return init?.type === T.ObjectExpression ? init : undefined;
}

/**
 * Returns the edit that assigns other properties instead of the token.
 * @param properties as in an object literal: `prompt: 'login'`
 * @param condition when they are assigned; undefined if always
 */
export function assignInstead(
  { text, style }: RewriteRequest,
  { statement, target }: AssignedPlace,
  properties: readonly string[],
  condition?: string,
): Edit {
  const [start, end] = statement.range;
  const indent = indentAt(text, start);
  const close = style.semicolons ? ';' : '';
  const assigned = properties.map((property) => `${target}.${property.replace(': ', ' = ')}${close}`);
  const lines =
    condition === undefined ? assigned : [`if (${condition}) {`, ...assigned.map((line) => style.indent + line), '}'];
  if (statement.parent.type !== T.IfStatement) return { start, end, text: lines.join(style.eol + indent) };
  // `if (token) options.access_token = token;` needs braces for more than one statement.
  const outer = style.eol + indentAt(text, statement.parent.range[0]);
  const code = [...lines.map((line) => outer + style.indent + line), outer].join('');
  return { start: text.slice(0, start).trimEnd().length, end, text: ` {${code}}` };
}

/** Returns the `if` around an assignment that is not around the call, and what it decides by. */
function branchAround(
  assigned: TSESTree.ExpressionStatement,
  call: Node,
): { readonly statement: Node; readonly choice: Pick<Choice, 'test' | 'negated'> } | undefined {
  const isAlone = assigned.parent.type === T.BlockStatement && assigned.parent.body.length === 1;
  const inner: Node = isAlone ? assigned.parent : assigned;
  const { parent } = inner;
  if (parent?.type !== T.IfStatement || contains(parent, call)) return undefined;
  const choice = { test: parent.test, negated: parent.alternate === inner };
  return { statement: parent.alternate === null ? parent : assigned, choice };
}

function isTarget(name: Node): boolean {
  return targetOf(name) !== undefined;
}

/** Returns what an assignment sets, if a name is its root: `options.a.b` for `options` in `options.a.b = c`. */
function targetOf(name: Node): Node | undefined {
  let current = name;
  while (current.parent?.type === T.MemberExpression && current.parent.object === current) current = current.parent;
  const { parent } = current;
  const isSet = current !== name && parent?.type === T.AssignmentExpression && parent.left === current;
  return isSet ? current : undefined;
}
