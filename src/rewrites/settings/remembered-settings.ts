import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Binding } from '../../core/values/scopes.js';
import { indentAt, isCallFree, isInScope, isNothing, isTaken, statementOf } from '../code.js';
import { restOfLine } from '../columns.js';
import { propertyOf } from '../objects.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Setting, SetUp } from './set-ups.js';

type Node = TSESTree.Node;

/** A variable of the program that keeps the settings of its client. */
export interface RememberedSettings {
  readonly values: Readonly<Record<Setting, string>>;
  /** Declares the variable and sets it; none if the code does so already. */
  readonly edits: readonly Edit[];
}

const NAME = 'auth0Settings';

/** The variable's properties. */
const PROPERTIES = { domain: 'domain', 'client id': 'clientId' } as const satisfies Record<Setting, string>;

/**
 * Returns settings that only the function that creates the client has, such as those of a file that it fetches: that
 * function keeps them in a variable. Undefined unless the program keeps one such client in a variable.
 * @param client the variable with the client, as the code names it
 */
export function rememberedSettings(
  request: RewriteRequest,
  client: Node | undefined,
  settings: SetUp['settings'] | undefined,
  at: Node,
): RememberedSettings | undefined {
  const { domain, 'client id': clientId } = settings ?? {};
  if (client === undefined || domain === undefined || clientId === undefined) return undefined;
  const variable = programVariable(request, client);
  const creation = variable && onlyCreation(variable);
  if (variable === undefined || creation === undefined || domain.path.length > 0 || clientId.path.length > 0)
    return undefined;
  const nodes = { domain: domain.node, 'client id': clientId.node };
  const statement = statementOf(creation);
  const isSimple = Object.values(nodes).every(
    (node) => contains(creation, node) && isCallFree(node) && isInScope(request.document, node, statement),
  );
  if (!isSimple || statement.parent?.type !== T.BlockStatement || contains(statement, at)) return undefined;
  const existing = existingName(request, statement, nodes);
  const name = existing ?? freeName(request);
  const values = { domain: `${name}.${PROPERTIES.domain}`, 'client id': `${name}.${PROPERTIES['client id']}` };
  return {
    values,
    edits: existing === undefined ? setting(request, name, variable.declaration, statement, nodes) : [],
  };
}

interface ProgramVariable {
  readonly declaration: TSESTree.VariableDeclaration;
  readonly references: Binding['references'];
}

/** Returns the variable outside of functions that an expression names. */
function programVariable({ document: { values } }: RewriteRequest, client: Node): ProgramVariable | undefined {
  const node = unwrap(client);
  const binding = node.type === T.Identifier ? values.bindingOf(node) : undefined;
  const [definition, ...others] = binding?.definitions ?? [];
  if (binding === undefined || definition?.type !== DefinitionType.Variable || others.length > 0) return undefined;
  const declaration = definition.parent;
  return enclosingFunction(declaration) === undefined ? { declaration, references: binding.references } : undefined;
}

/** Returns what a function assigns to a variable, if nothing else is assigned to it. */
function onlyCreation({ references }: ProgramVariable): Node | undefined {
  const [only, ...others] = references.flatMap(({ writeExpr }) =>
    writeExpr && !isNothing(writeExpr) ? [writeExpr] : [],
  );
  return only && others.length === 0 && enclosingFunction(only) ? only : undefined;
}

/** Returns the variable that the statement before the creation sets to these settings. */
function existingName(request: RewriteRequest, statement: Node, nodes: Readonly<Record<Setting, Node>>) {
  if (statement.parent?.type !== T.BlockStatement) return undefined;
  const { body } = statement.parent;
  const before = body[body.findIndex((each) => each === statement) - 1];
  if (before?.type !== T.ExpressionStatement || before.expression.type !== T.AssignmentExpression) return undefined;
  const { left, right } = before.expression;
  if (left.type !== T.Identifier || right.type !== T.ObjectExpression) return undefined;
  const isSame = (what: Setting) => {
    const property = propertyOf(right, PROPERTIES[what]);
    return property !== undefined && sourceOf(request, property.value) === sourceOf(request, nodes[what]);
  };
  return isSame('domain') && isSame('client id') ? left.name : undefined;
}

function freeName({ program: { nodes } }: RewriteRequest): string {
  let name = NAME;
  for (let count = 2; isTaken(nodes, name); count++) name = `${NAME}${count}`;
  return name;
}

/** Declares the variable next to the client's, and sets it before the statement that creates the client. */
function setting(
  { style, text }: RewriteRequest,
  name: string,
  declaration: TSESTree.VariableDeclaration,
  statement: Node,
  nodes: Readonly<Record<Setting, Node>>,
): Edit[] {
  const end = style.semicolons ? ';' : '';
  const [from, to] = declaration.range;
  // A comment at the end of the line is about the client.
  const [comment = ''] = /^[ \t]*\/\/.*/.exec(restOfLine(text, to)) ?? [];
  const [start] = statement.range;
  const type = style.typescript ? ': { domain: string; clientId: string }' : '';
  const kind = declaration.kind === 'var' ? 'var' : 'let';
  const properties = (['domain', 'client id'] as const).map(
    (what) => `${PROPERTIES[what]}: ${sourceOf({ text }, nodes[what])}`,
  );
  return [
    {
      start: to + comment.length,
      end: to + comment.length,
      text: `${style.eol}${indentAt(text, from)}${kind} ${name}${type}${end}`,
    },
    { start, end: start, text: `${name} = { ${properties.join(', ')} }${end}${style.eol}${indentAt(text, start)}` },
  ];
}
