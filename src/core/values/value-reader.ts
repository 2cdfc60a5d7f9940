import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../syntax/ast.js';
import type { Binding } from './scopes.js';
import type { MemberUse } from './variables.js';

type Node = TSESTree.Node;

/** One place that sets a property of an object. */
export interface PropertySite {
  /** The key in the source: a name, a string, or the expression in brackets. */
  readonly key: Node;
  readonly value: Node | undefined;
}

/** A node with a name, which may be computed. */
export type Named =
  TSESTree.MemberExpression | TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.MethodDefinition;

/** The queries that the parts of `Values` make to each other, through `Values`. */
export interface ValueReader {
  /** Returns the binding that an identifier declares or refers to; undefined for property names and labels. */
  bindingOf(node: Node): Binding | undefined;

  /**
   * Returns the expressions that may produce the value of `node`; never empty.
   * Follows variables, properties, conditions and calls of the document's own functions. Stops at everything else: an
   * object, a literal, `new`, a call of another function, a parameter…
   */
  origins(start: Node): readonly Node[];

  /** Returns the values that a variable may have at this mention. */
  valuesOf(node: TSESTree.Identifier): readonly Node[];

  /**
   * Returns every site of the property at `path` in the object that `node` evaluates to.
   * If another document sets it, the site is the mention of the object here, and its value is undefined.
   */
  properties(start: Node, path: readonly string[]): readonly PropertySite[];

  /** Returns the name of a member or key if it is constant: `a.b`, `a['b']`, `{b}`, `{[B]: …}` with a constant B. */
  nameOf(node: Named): string | undefined;

  /** Returns the only string that `node` can evaluate to; undefined if there are several or it is unknown. */
  constantString(node: Node): string | undefined;

  /** Returns a binding's member expressions at any depth, with their names: `['a', 'b']` for `x.a.b`. */
  memberUses(binding: Binding): readonly MemberUse[];

  /** Returns the global that `window.name` refers to; undefined for any other member. */
  globalMember(node: TSESTree.MemberExpression): string | undefined;

  /** Returns the document's functions that a call may run. */
  calledFunctions(node: TSESTree.CallExpression): readonly FunctionNode[];
}

/** An expression in another document of the project. */
export interface Elsewhere {
  readonly document: { readonly values: ValueReader };
  readonly node: Node;
}

/** Resolves this document's imports in other documents. */
export interface ImportedValues {
  /** Returns the expressions in other documents that `node` refers to. */
  readonly resolve: (node: Node) => readonly Elsewhere[];
  /** Resolves `object.name`, where `object` is a module. */
  readonly member: (object: Node, name: string) => readonly Elsewhere[];
}
