import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../syntax/ast.js';
import type { Binding } from './scopes.js';
import type { MemberUse } from './variables.js';

type Node = TSESTree.Node;

/** One place where a property of an object is given a value. */
export interface PropertySite {
  /** The key as written: a name, a string, the expression in brackets. */
  readonly key: Node;
  readonly value: Node | undefined;
}

/** A node that has a name which may be computed. */
export type Named =
  TSESTree.MemberExpression | TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.MethodDefinition;

/** What the parts of `Values` ask each other, through `Values`. */
export interface ValueReader {
  /** The binding that an identifier declares or mentions; undefined for property names and labels. */
  bindingOf(node: Node): Binding | undefined;

  /**
   * The expressions that may produce the value of `node`: variables, properties, conditions and calls of the document's
   * own functions are followed until something else is met (an object, a literal, `new`, a foreign call, a parameter…).
   * Never empty.
   */
  origins(start: Node): readonly Node[];

  /** The values that a variable may have where it is mentioned. */
  valuesOf(node: TSESTree.Identifier): readonly Node[];

  /**
   * Every place where the property at `path` of the object that `node` evaluates to is given a value.
   * If another document gives it a value, the place is where the object is mentioned here, and the value is undefined.
   */
  properties(start: Node, path: readonly string[]): readonly PropertySite[];

  /** The name of a member or key, where it is constant: `a.b`, `a['b']`, `{b}`, `{[B]: …}` with a constant B. */
  nameOf(node: Named): string | undefined;

  /** The only string that `node` can evaluate to; undefined where there are several, or it is unknown. */
  constantString(node: Node): string | undefined;

  /** Member expressions of a binding at any depth, with the names on the way: `x.a.b` gives `['a', 'b']`. */
  memberUses(binding: Binding): readonly MemberUse[];

  /** The global that `window.name` means; undefined for any other member. */
  globalMember(node: TSESTree.MemberExpression): string | undefined;

  /** The functions of the document that a call may run. */
  calledFunctions(node: TSESTree.CallExpression): readonly FunctionNode[];
}

/** An expression of another document of the project. */
export interface Elsewhere {
  readonly document: { readonly values: ValueReader };
  readonly node: Node;
}

/** What other documents know about this one's imports. */
export interface ImportedValues {
  /** The expressions of other documents that `node` stands for. */
  readonly resolve: (node: Node) => readonly Elsewhere[];
  /** The same for `object.name`, where `object` is a module. */
  readonly member: (object: Node, name: string) => readonly Elsewhere[];
}
