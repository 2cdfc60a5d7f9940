import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { contains, enclosingFunction, isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { ParsedProgram } from '../../core/syntax/parse.js';
import type { Edit, Range } from '../../core/types.js';
import type { Binding } from '../../core/values/scopes.js';
import { editedSource, indentAt, isCallFree, isInScope, removeLine } from '../code.js';
import { isGlobal } from '../declarations.js';
import { commentsInside } from '../keep-comments.js';
import { keyOf } from '../objects.js';
import { outcomeOf } from '../refusal.js';
import type { Style } from '../style.js';
import { mergeOf } from './merged-objects.js';
import { writeAdditions } from './written-options.js';
import type { Addition } from './written-options.js';

type Node = TSESTree.Node;

/** The code that builds the options. */
export interface Building {
  readonly document: Document;
  readonly text: string;
  readonly fileName: string;
  readonly program: ParsedProgram;
  readonly style: Style;
}

/** A statement after the declaration that adds to the options, under a condition if there is one. */
interface Step {
  readonly statement: Node;
  readonly test: Node | undefined;
  readonly assignments: readonly Assignment[];
}

interface Assignment {
  readonly names: readonly string[];
  readonly value: Node;
}

/**
 * Returns the edits that put options which are built in steps into one object literal: the one that their variable
 * starts with. `const o = {}; o.auth = {}; if (t) o.auth.params = { access_token: t };` becomes
 * `const o = { auth: { ...(t && { params: { access_token: t } }) } };`.
 * @param token where a name of the token is, in an assignment
 * @param isInline whether the literal takes the place of the variable, if nothing but its steps is before the call
 * @returns undefined where other code may read the options in between, or evaluating a value earlier may differ
 */
export function gatheredOptions(building: Building, token: Range, isInline = false): readonly Edit[] | undefined {
  const { document, text, program } = building;
  const root = rootAt(program.nodes, token);
  const binding = root && document.values.bindingOf(root);
  const literal = binding && literalOf(binding);
  const found = literal && stepsOf(building, binding, literal);
  if (!found) return undefined;
  const { steps, use, declaration } = found;
  const isOfToken = ({ statement }: Step): boolean => contains(statement, root);
  const additions: Addition[] = [];
  for (const step of steps) {
    const target = step.assignments.map(({ names }) => names.slice(0, -1).join('.'));
    // Their order would count if they were in different objects.
    if (step.test && new Set(target).size > 1) return undefined;
    if (step.test && !isOfToken(step) && !building.style.modern) return undefined;
    const given = step.assignments.map(({ value }) => value);
    const values = isOfToken(step)
      ? step.test
        ? []
        : given.flatMap((value) => besideToken(value, token))
      : [...given, ...(step.test ? [step.test] : [])];
    if (!isInline && !values.every((each) => isEarly(document, each, literal))) return undefined;
    additions.push(...additionsOf(building, step));
  }
  const edits = outcomeOf(writeAdditions(building, literal, additions));
  if ('refused' in edits) return undefined;
  const gone = steps.map((step) => removed(building, step));
  if (!isInline) return [...edits, ...gone];
  if (!isRun(declaration, steps, use) || isGlobal(building, declaration)) return undefined;
  const [start, end] = use.range;
  return [removeLine(text, declaration), ...gone, { start, end, text: editedSource(building, literal, edits) }];
}

/** Whether a declaration, the steps after it and the statement with the only use follow each other. */
function isRun(declaration: Node, steps: readonly Step[], use: Node): boolean {
  const block = declaration.parent;
  if (block?.type !== T.BlockStatement && block?.type !== T.Program) return false;
  const list: readonly Node[] = block.body;
  const index = list.indexOf(declaration);
  const user = list[index + steps.length + 1];
  const isSteps = steps.every(({ statement }, step) => list[index + step + 1] === statement);
  return isSteps && !!user && contains(user, use) && enclosingFunction(use) === enclosingFunction(declaration);
}

/** Returns the values in an assigned value that are evaluated with the token, but are not the token's. */
function besideToken(value: Node, token: Range): Node[] {
  const object = unwrap(value);
  if (object.type !== T.ObjectExpression) return [];
  return object.properties.flatMap((property): Node[] => {
    const [start, end] = property.range;
    if (token.start < start || end < token.end) return [property];
    return property.type === T.Property ? besideToken(property.value, token) : [property];
  });
}

/** Removes a statement; its comments stay. */
function removed({ text, program, style }: Building, { statement, assignments }: Step): Edit {
  const comments = commentsInside(program.region, statement).filter(
    ({ start, end }) => !assignments.some(({ value: { range } }) => range[0] <= start && end <= range[1]),
  );
  if (comments.length === 0) return removeLine(text, statement);
  const [start, end] = statement.range;
  const lines = comments.map((comment) => text.slice(comment.start, comment.end).trimEnd());
  return { start, end, text: lines.join(style.eol + indentAt(text, start)) };
}

/** Whether a value may be evaluated where the literal is. */
function isEarly(document: Document, value: Node, literal: Node): boolean {
  return isCallFree(value) && isInScope(document, value, literal);
}

function additionsOf({ text }: Building, { test, assignments }: Step): Addition[] {
  if (test === undefined) return assignments.map(({ names, value }) => ({ names, value }));
  const [first] = assignments;
  if (first === undefined) return [];
  const properties = assignments.map(({ names, value }) => `${names.at(-1) ?? ''}: ${text.slice(...value.range)}`);
  const isSimple = /^[\w.$]+$/.test(text.slice(...test.range)) || test.type === T.CallExpression;
  const condition = isSimple ? text.slice(...test.range) : `(${text.slice(...test.range)})`;
  return [{ names: first.names.slice(0, -1), spread: `...(${condition} && { ${properties.join(', ')} })` }];
}

/** Returns the variable to whose object code assigns or copies the property that a range is the name of. */
function rootAt(nodes: readonly Node[], { start, end }: Range): TSESTree.Identifier | undefined {
  const key = nodes.findLast(({ range }) => range[0] === start && range[1] === end);
  let current: Node | undefined = key?.parent;
  while (current?.type === T.Property || current?.type === T.ObjectExpression) {
    const { parent }: Node = current;
    if (parent.type === T.AssignmentExpression && parent.right === current) return rootOf(parent.left);
    const copy = mergeOf(parent);
    if (copy) return rootOf(copy.target);
    current = parent;
  }
  if (current?.type !== T.MemberExpression || current.parent.type !== T.AssignmentExpression) return undefined;
  return current.parent.left === current ? rootOf(current) : undefined;
}

function rootOf(node: Node): TSESTree.Identifier | undefined {
  if (node.type === T.MemberExpression) return rootOf(unwrap(node.object));
  return node.type === T.Identifier ? node : undefined;
}

/** Returns the object literal that a variable starts with, if only this document can reach it. */
function literalOf({ definitions }: Binding): TSESTree.ObjectExpression | undefined {
  const [definition, ...others] = definitions;
  if (definition?.type !== DefinitionType.Variable || others.length > 0) return undefined;
  const { id, init, parent: declaration } = definition.node;
  if (id.type !== T.Identifier || declaration.declarations.length > 1) return undefined;
  if (declaration.parent.type !== T.BlockStatement && declaration.parent.type !== T.Program) return undefined;
  const literal = init && unwrap(init);
  return literal?.type === T.ObjectExpression ? literal : undefined;
}

interface Found {
  readonly declaration: Node;
  /** In order. */
  readonly steps: readonly Step[];
  readonly use: Node;
}

/** Returns what adds to the options; undefined if anything else happens to them before their only use. */
function stepsOf(building: Building, binding: Binding, literal: TSESTree.ObjectExpression): Found | undefined {
  const declaration = blockItemAround(literal);
  const block = declaration?.parent;
  const steps = new Map<Node, Step>();
  let use: Node | undefined;
  for (const reference of binding.references) {
    const { identifier, init } = reference;
    if (init === true) continue;
    const assigned = assignedBy(identifier);
    if (assigned === undefined) {
      if (use !== undefined || !reference.isRead() || reference.isWrite()) return undefined;
      use = identifier;
      continue;
    }
    const statement = blockItemAround(assigned, block);
    if (statement === undefined) return undefined;
    const step = steps.get(statement) ?? stepAt(building, statement, binding);
    if (step === undefined) return undefined;
    steps.set(statement, step);
  }
  const found = [...steps.values()];
  const last = Math.max(...found.map(({ statement }) => statement.range[1]));
  if (use === undefined || declaration === undefined || use.range[0] < last) return undefined;
  if (!block || !contains(block, use)) return undefined;
  const isAfter = found.every(({ statement }) => statement.range[0] > declaration.range[1]);
  return isAfter ? { declaration, steps: found, use } : undefined;
}

/** Returns the statement of a block that a node is in; of the nearest block if none is given. */
function blockItemAround(node: Node, block?: Node): Node | undefined {
  for (let current = node; current.parent !== undefined; current = current.parent) {
    const { type } = current.parent;
    const isBlock = type === T.BlockStatement || type === T.Program;
    if (block === undefined ? isBlock : current.parent === block) return current;
    if (block !== undefined && enclosingFunction(current) !== enclosingFunction(node)) return undefined;
  }
  return undefined;
}

/**
 * Returns the assignment that sets a property of what a name stands for, `a.b.c = d` for `a`, or the call that copies
 * properties to it: `Object.assign(a, { b: c })`.
 */
function assignedBy(name: Node): Node | undefined {
  const copy = name.parent && mergeOf(name.parent);
  if (copy?.target === name && copy.call.parent.type === T.ExpressionStatement) return copy.call;
  let current = name;
  while (current.parent?.type === T.MemberExpression && current.parent.object === current) current = current.parent;
  const { parent } = current;
  return current !== name && parent?.type === T.AssignmentExpression && parent.left === current ? parent : undefined;
}

/** Reads a statement that only assigns to the options, or does so under a condition. */
function stepAt({ document }: Building, statement: Node, binding: Binding): Step | undefined {
  const isBranch = statement.type === T.IfStatement;
  if (isBranch && statement.alternate !== null) return undefined;
  const inner = isBranch ? statement.consequent : statement;
  const list = inner.type === T.BlockStatement ? inner.body : [inner];
  const assignments = list.map((each) => assignmentIn(document, each, binding) ?? copiedIn(each));
  if (!assignments.every((each) => each !== undefined)) return undefined;
  return { statement, test: isBranch ? statement.test : undefined, assignments: assignments.flat() };
}

/** Returns what a statement copies to an object from a literal; only replaced properties, so no deep copies. */
function copiedIn(statement: Node): Assignment[] | undefined {
  const copy = statement.type === T.ExpressionStatement ? mergeOf(statement.expression) : undefined;
  const [source, ...others] = copy?.sources ?? [];
  if (source?.type !== T.ObjectExpression || others.length > 0 || copy?.isDeep === true) return undefined;
  const assignments = source.properties.map((property): Assignment | undefined => {
    const name = property.type === T.Property && !property.method ? keyOf(property) : undefined;
    return property.type === T.Property && name !== undefined && NAME.test(name)
      ? { names: [name], value: property.value }
      : undefined;
  });
  return assignments.every((each) => each !== undefined) ? assignments : undefined;
}

const NAME = /^[a-z_$][\w$]*$/i;

function assignmentIn(document: Document, statement: Node, binding: Binding): Assignment | undefined {
  if (statement.type !== T.ExpressionStatement || statement.expression.type !== T.AssignmentExpression)
    return undefined;
  const { left, right, operator } = statement.expression;
  const root = rootOf(left);
  const names = namesOf(left);
  if (operator !== '=' || names === undefined || !root || document.values.bindingOf(root) !== binding) return undefined;
  return { names, value: right };
}

/** Returns the names after the first one of `a.b['c']`. */
function namesOf(node: Node): string[] | undefined {
  const member = unwrap(node);
  if (member.type !== T.MemberExpression) return [];
  const { object, property, computed } = member;
  const name = !computed && property.type === T.Identifier ? property.name : isString(property) ? property.value : '';
  const before = namesOf(object);
  return before && NAME.test(name) ? [...before, name] : undefined;
}
