import type { TSESTree } from '@typescript-eslint/types';
import { outermost } from '../syntax/ast.js';
import { T } from '../syntax/node-types.js';
import type { ParsedProgram } from '../syntax/parse.js';
import { propertySetBy } from './path-calls.js';

type Node = TSESTree.Node;

/** Names that frameworks give to a value without a key in the code: `useRef(x).current`, `this.props`. */
const IMPLICIT = ['current', 'value', 'props'];

const INDEX = /^\d+$/;

/**
 * The names under which a document may set a property. Most questions are about names that it never sets, and need no
 * answer from the values.
 */
export class Keys {
  readonly #names = new Set<string>(IMPLICIT);

  constructor(programs: readonly ParsedProgram[]) {
    for (const { nodes } of programs) for (const node of nodes) this.#add(node);
  }

  /** Whether the document may set a property of this name. */
  has(name: string): boolean {
    return this.#names.has(name) || INDEX.test(name);
  }

  #add(node: Node): void {
    switch (node.type) {
      case T.Identifier:
      case T.JSXIdentifier:
        if (isKey(node)) this.#names.add(node.name);
        break;
      case T.PrivateIdentifier:
        this.#names.add(`#${node.name}`);
        break;
      case T.Literal:
        // A string may be a key in brackets, directly or through a constant.
        if (typeof node.value === 'string') this.#names.add(node.value);
        break;
      case T.CallExpression:
        // A single string may have several names.
        for (const name of propertySetBy(node)?.path ?? []) this.#names.add(name);
        break;
      case T.TemplateElement:
        if (node.value.cooked !== null) this.#names.add(node.value.cooked);
        break;
      default:
        break;
    }
  }
}

/** Whether an identifier is the key of a property that its parent sets, or leads to an object that other code may change. */
function isKey(node: TSESTree.Identifier | TSESTree.JSXIdentifier): boolean {
  const { parent } = node;
  switch (parent.type) {
    case T.Property:
    case T.PropertyDefinition:
    case T.MethodDefinition:
      return parent.key === node;
    case T.TSEnumMember:
      return parent.id === node;
    case T.JSXAttribute:
      return parent.name === node;
    case T.TSParameterProperty:
      return true;
    case T.MemberExpression:
      return parent.property === node && isChanged(parent);
    default:
      return false;
  }
}

/** Whether a member is assigned, passed on, or on the way to another member. */
function isChanged(member: TSESTree.MemberExpression): boolean {
  const node = outermost(member);
  const { parent } = node;
  switch (parent?.type) {
    case T.AssignmentExpression:
      return parent.left === node;
    case T.CallExpression:
    case T.NewExpression:
      return parent.callee !== node;
    case T.MemberExpression:
      return parent.object === node;
    case T.VariableDeclarator:
      return true;
    default:
      return false;
  }
}
