import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Binding } from '../../core/values/scopes.js';
import { isCallFree, removeLine, statementOf } from '../code.js';
import { removeDeclaration } from '../declarations.js';
import { keyOf, removeProperties } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** A parameter that code gives to a `URL` or `URLSearchParams`. */
export interface GivenParameter {
  readonly name: string;
  readonly value: Node;
  /** The property, or the statement that sets it. */
  readonly element: TSESTree.Property | TSESTree.Statement;
}

/** A `URL` or `URLSearchParams` whose parameters are all known. */
export interface QueryObject {
  readonly construction: TSESTree.NewExpression;
  readonly parameters: readonly GivenParameter[];
  /** Its declaration, if it is in a variable. */
  readonly declaration: TSESTree.VariableDeclaration | undefined;
  /** The uses that read it. */
  readonly reads: readonly Node[];
}

/**
 * Returns what `node` is, with all its parameters.
 * Refuses where other code may add parameters or change them.
 * @param kind the class
 */
export function* queryObject(
  { document }: RewriteRequest,
  node: Node,
  kind: 'URL' | 'URLSearchParams',
): Attempt<QueryObject> {
  const inner = unwrap(node);
  if (inner.type === T.NewExpression && calledName(inner) === kind) {
    return { construction: inner, parameters: yield* constructed(inner, kind), declaration: undefined, reads: [] };
  }
  const binding = inner.type === T.Identifier ? document.values.bindingOf(inner) : undefined;
  const [definition, ...others] = binding?.definitions ?? [];
  const declarator = definition?.node;
  if (
    !binding ||
    others.length > 0 ||
    declarator?.type !== T.VariableDeclarator ||
    declarator.id.type !== T.Identifier
  ) {
    return yield* refuse('reason.parameter-set-unknown');
  }
  const construction = declarator.init && unwrap(declarator.init);
  const { parent: declaration } = declarator;
  const isOwn = construction?.type === T.NewExpression && calledName(construction) === kind;
  if (!isOwn || declaration.declarations.length > 1 || declaration.parent.type === T.ExportNamedDeclaration) {
    return yield* refuse('reason.parameter-set-unknown');
  }
  const parameters = [...(yield* constructed(construction, kind))];
  const reads: Node[] = [];
  for (const use of usesOf(binding)) {
    const given = setIn(use, kind);
    const search = kind === 'URL' ? searchSetOf(use) : undefined;
    // It would drop earlier parameters.
    if (search && parameters.length > 0) return yield* refuse('reason.parameter-set-unknown');
    if (search) parameters.push(...(yield* searchedFor(search.right)));
    else if (given) parameters.push(given);
    else if (isRead(use)) reads.push(use);
    else return yield* refuse('reason.parameter-set-unknown');
  }
  return { construction, parameters, declaration, reads };
}

function* constructed(construction: TSESTree.NewExpression, kind: string): Attempt<readonly GivenParameter[]> {
  const [argument] = construction.arguments;
  if (kind === 'URL' || argument === undefined) return [];
  const object = unwrap(argument);
  if (object.type !== T.ObjectExpression) return yield* refuse('reason.parameter-set-unknown');
  const parameters: GivenParameter[] = [];
  for (const element of object.properties) {
    const name = element.type === T.Property ? keyOf(element) : undefined;
    if (element.type !== T.Property || name === undefined) return yield* refuse('reason.options-spread');
    parameters.push({ name, value: element.value, element });
  }
  return parameters;
}

/** Returns the parameters of the query in `url.search = new URLSearchParams({ … }).toString()`. */
function* searchedFor(query: Node): Attempt<readonly GivenParameter[]> {
  const inner = stringified(query);
  const isKnown = inner.type === T.NewExpression && calledName(inner) === 'URLSearchParams';
  return isKnown ? yield* constructed(inner, 'URLSearchParams') : yield* refuse('reason.parameter-set-unknown');
}

function usesOf({ references }: Binding): Node[] {
  return references.filter((use) => use.init !== true).map(({ identifier }) => identifier);
}

/** Returns the parameter of `params.set('name', value)` and `url.searchParams.set('name', value)`. */
function setIn(use: Node, kind: string): GivenParameter | undefined {
  const params = kind === 'URL' ? memberOf(use, 'searchParams') : use;
  const call = params && additionTo(params);
  const [key, value] = call?.arguments ?? [];
  if (!call || !key || !isString(key) || !value) return undefined;
  return { name: key.value, value, element: guardOf(call.parent) };
}

/** Returns `if (token) { … }` around a statement, if that has nothing else in it. */
function guardOf(statement: TSESTree.ExpressionStatement): TSESTree.Statement {
  const { parent } = statement;
  const isOnly = parent.type === T.BlockStatement && parent.body.length === 1;
  const inner = isOnly ? parent : statement;
  const { parent: outer } = inner;
  const isGuard = outer.type === T.IfStatement && outer.consequent === inner && !outer.alternate;
  return isGuard && isCallFree(outer.test) ? outer : statement;
}

/** An expression that is a statement. */
type CallStatement = TSESTree.CallExpression & { readonly parent: TSESTree.ExpressionStatement };

/** Returns `params.set(…)` or `params.append(…)` if it is a statement. */
export function additionTo(params: Node): CallStatement | undefined {
  const method = memberOf(params, 'set') ?? memberOf(params, 'append');
  const call = method?.parent;
  const isIt = call?.type === T.CallExpression && call.callee === method && call.parent.type === T.ExpressionStatement;
  return isIt ? (call as CallStatement) : undefined;
}

/** An assignment that is a statement. */
type AssignmentStatement = TSESTree.AssignmentExpression & { readonly parent: TSESTree.ExpressionStatement };

/** Returns `url.search = …` if it is a statement: it replaces all parameters of the URL. */
export function searchSetOf(url: Node): AssignmentStatement | undefined {
  const member = memberOf(url, 'search');
  const assignment = member?.parent;
  const isIt =
    assignment?.type === T.AssignmentExpression &&
    assignment.left === member &&
    assignment.operator === '=' &&
    assignment.parent.type === T.ExpressionStatement;
  return isIt ? (assignment as AssignmentStatement) : undefined;
}

/** Returns `node.name`, the member expression around a node. */
export function memberOf(node: Node, name: string): TSESTree.MemberExpression | undefined {
  const { parent } = node;
  const isMember = parent?.type === T.MemberExpression && parent.object === node && !parent.computed;
  return isMember && parent.property.type === T.Identifier && parent.property.name === name ? parent : undefined;
}

/** Whether a use of a `URL` or `URLSearchParams` leaves its parameters as they are. */
function isRead(use: Node): boolean {
  const { parent } = use;
  if (parent?.type === T.MemberExpression && parent.object === use) {
    const name = parent.property.type === T.Identifier && !parent.computed ? parent.property.name : '';
    const isAssigned = parent.parent.type === T.AssignmentExpression && parent.parent.left === parent;
    return /^(?:toString|href|size)$/.test(name) && !isAssigned;
  }
  return !(parent?.type === T.AssignmentExpression && parent.left === use);
}

/** Returns the edits that remove parameters; the whole variable goes if nothing is left of a query. */
export function* withoutParameters(
  request: RewriteRequest,
  { construction, parameters, declaration }: QueryObject,
  removed: readonly GivenParameter[],
): Attempt<Edit[]> {
  const { text } = request;
  const isEmpty = removed.length === parameters.length && calledName(construction) === 'URLSearchParams';
  const statements = removed.flatMap(({ element }) => (element.type === T.Property ? [] : [element]));
  for (const statement of statements) {
    const { parent } = statement;
    if (parent.type !== T.BlockStatement && parent.type !== T.Program) {
      return yield* refuse('reason.parameter-set-unknown');
    }
  }
  const edits: Edit[] = statements.map((statement) => removeLine(text, statement));
  if (isEmpty && declaration) return [...edits, ...removeDeclaration(request, declaration)];
  const own = removed.flatMap(({ element }) => (element.type === T.Property ? element : []));
  const object = own[0]?.parent;
  if (object?.type !== T.ObjectExpression) return edits;
  const isSearch = calledName(construction) === 'URL' && own.length === object.properties.length;
  // Nothing is left of the query.
  if (isSearch) return [...edits, removeLine(text, statementOf(object))];
  return [...edits, ...(yield* removeProperties(text, object, own))];
}

/** Returns what a conversion to a string converts: `url` of `url.toString()`, `url.href` and `String(url)`. */
export function stringified(start: Node): Node {
  const node = unwrap(start);
  if (node.type === T.MemberExpression && !node.computed && node.property.type === T.Identifier) {
    return node.property.name === 'href' ? stringified(node.object) : node;
  }
  if (node.type !== T.CallExpression) return node;
  const callee = unwrap(node.callee);
  if (callee.type === T.MemberExpression && calledName(node) === 'toString' && node.arguments.length === 0) {
    return stringified(callee.object);
  }
  const [argument] = node.arguments;
  return callee.type === T.Identifier && callee.name === 'String' && argument ? stringified(argument) : node;
}
