import type { TSESTree } from '@typescript-eslint/types';
import { contains, dottedName, ownerOfThis, rootOf, unwrap } from '../syntax/ast.js';
import type { FunctionNode } from '../syntax/ast.js';
import type { Call } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import type { ParsedProgram } from '../syntax/parse.js';
import type { Budget } from './budget.js';
import type { Binding, Scopes } from './scopes.js';
import type { Named } from './value-reader.js';

type Node = TSESTree.Node;

/** Finds the calls of a document's own functions. */
export class Calls {
  readonly #scopes: Scopes;
  readonly #nameOf: (node: Named) => string | undefined;
  readonly #byName = new Map<string, Call[]>();
  readonly #byFunction = new Map<FunctionNode, readonly Call[]>();
  readonly #budget: Budget;

  constructor(
    programs: readonly ParsedProgram[],
    scopes: Scopes,
    nameOf: (node: Named) => string | undefined,
    budget: Budget,
  ) {
    this.#budget = budget;
    this.#scopes = scopes;
    this.#nameOf = nameOf;
    for (const { nodes } of programs) {
      for (const node of nodes) {
        if (node.type === T.CallExpression || node.type === T.NewExpression) this.#index(node);
      }
    }
  }

  /** Returns the arguments at `index` in the calls that the document makes to a function. */
  argumentsAt(node: FunctionNode, index: number): Node[] {
    const found: Node[] = [];
    const calls = this.callsOf(node);
    if (!this.#budget.affords(calls.length)) return found;
    for (const call of calls) {
      const argument = call.arguments[index];
      if (argument && !call.arguments.slice(0, index + 1).some((a) => a.type === T.SpreadElement)) found.push(argument);
    }
    return found;
  }

  callsOf(node: FunctionNode): readonly Call[] {
    let calls = this.#byFunction.get(node);
    if (calls === undefined) this.#byFunction.set(node, (calls = this.#collectCalls(node)));
    return calls;
  }

  #collectCalls(node: FunctionNode): readonly Call[] {
    const { parent } = node as Node;
    // Immediately invoked function
    if (parent?.type === T.CallExpression && parent.callee === node) return [parent];
    if (parent?.type === T.MethodDefinition && this.#nameOf(parent) === 'constructor') {
      const { id } = parent.parent.parent;
      return id ? this.#callsOfName(id) : [];
    }
    if (node.type === T.FunctionDeclaration && node.id) return this.#callsOfName(node.id);
    if (parent?.type === T.VariableDeclarator && parent.id.type === T.Identifier) return this.#callsOfName(parent.id);
    if (parent?.type === T.Property || parent?.type === T.PropertyDefinition || parent?.type === T.MethodDefinition) {
      const name = this.#nameOf(parent);
      return name === undefined ? [] : this.#callsOfMember(name, node);
    }
    if (parent?.type === T.AssignmentExpression && parent.right === node) {
      if (parent.left.type === T.Identifier) return this.#callsOfName(parent.left);
      const name = parent.left.type === T.MemberExpression ? this.#nameOf(parent.left) : undefined;
      return name === undefined ? [] : this.#callsOfMember(name, node);
    }
    return [];
  }

  #index(node: Call): void {
    const callee = unwrap(node.callee);
    if (callee.type !== T.MemberExpression || callee.property.type !== T.Identifier || callee.computed) return;
    const calls = this.#byName.get(callee.property.name);
    if (calls) calls.push(node);
    else this.#byName.set(callee.property.name, [node]);
  }

  /** Returns the calls of methods with a name, whatever the receiver. */
  ofMember(name: string): readonly Call[] {
    return this.#byName.get(name) ?? [];
  }

  /**
   * Returns the calls of a member. One that calls another object's member of its own name, as in
   * `open(options) { this.client.open(options); }`, is not what further calls on that object call.
   */
  #callsOfMember(name: string, node: FunctionNode): readonly Call[] {
    const calls = this.ofMember(name);
    const others = calls.filter((call) => contains(node, call)).flatMap((call) => this.#receiverOf(call) ?? []);
    if (others.length === 0) return calls;
    return calls.filter((call) => {
      const receiver = this.#receiverOf(call);
      return !others.some((other) => other.name === receiver?.name && other.root === receiver.root);
    });
  }

  /** Returns the name of the object that a method is called on, unless it is `this`, and what that name starts at. */
  #receiverOf({ callee }: Call): { readonly name: string; readonly root: Binding | Node | undefined } | undefined {
    const method = unwrap(callee);
    const name = method.type === T.MemberExpression ? dottedName(method.object) : undefined;
    if (name === undefined || name === 'this') return undefined;
    const root = rootOf(method);
    return { name, root: root.type === T.ThisExpression ? ownerOfThis(root) : this.#scopes.bindingOf(root) };
  }

  #callsOfName(id: Node): Call[] {
    const calls: Call[] = [];
    for (const { identifier } of this.#scopes.bindingOf(id)?.references ?? []) {
      const { parent } = identifier;
      if ((parent.type === T.CallExpression || parent.type === T.NewExpression) && parent.callee === identifier) {
        calls.push(parent);
      }
    }
    return calls;
  }
}
