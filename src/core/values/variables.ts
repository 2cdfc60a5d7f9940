import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, outermost, ownerOfThis } from '../syntax/ast.js';
import { T } from '../syntax/node-types.js';
import type { Budget } from './budget.js';
import type { Binding, Scopes } from './scopes.js';
import { reaching, writeOf } from './writes.js';
import type { Write } from './writes.js';

type Node = TSESTree.Node;

/** A variable or one of its members, with the names on the path to it. */
export interface MemberUse {
  readonly node: Node;
  readonly path: readonly string[];
}

const WINDOW_NAMES = new Set(['window', 'self', 'globalThis', 'global', 'root', 'top']);

/** Finds the writes to a document's variables and the uses of their members. */
export class Variables {
  readonly #scopes: Scopes;
  readonly #nameOf: (node: TSESTree.MemberExpression) => string | undefined;
  readonly #budget: Budget;
  readonly #writes = new Map<Binding, readonly Write[]>();
  readonly #uses = new Map<Binding, readonly MemberUse[]>();
  #windowWrites: ReadonlyMap<string, readonly TSESTree.AssignmentExpression[]> | undefined;

  constructor(scopes: Scopes, nameOf: (node: TSESTree.MemberExpression) => string | undefined, budget: Budget) {
    this.#budget = budget;
    this.#scopes = scopes;
    this.#nameOf = nameOf;
  }

  /** Returns a binding's member expressions at any depth, with their names: `['a', 'b']` for `x.a.b`. */
  memberUses(binding: Binding): readonly MemberUse[] {
    let uses = this.#uses.get(binding);
    if (uses === undefined) this.#uses.set(binding, (uses = this.#collectUses(binding)));
    return uses;
  }

  #collectUses(binding: Binding): MemberUse[] {
    const uses: MemberUse[] = [];
    for (const reference of binding.references) {
      let node: Node = outermost(reference.identifier);
      let path: readonly string[] = [];
      uses.push({ node, path });
      for (let { parent } = node; parent?.type === T.MemberExpression && parent.object === node; { parent } = node) {
        const name = this.#nameOf(parent);
        if (name === undefined) break;
        path = [...path, name];
        node = outermost(parent);
        uses.push({ node, path });
      }
    }
    return uses;
  }

  /** Returns the values assigned to a variable, except those that a later assignment replaces before `use`. */
  writesTo(binding: Binding, use: Node): readonly Write[] {
    let writes = this.#writes.get(binding);
    if (writes === undefined) this.#writes.set(binding, (writes = this.#collectWrites(binding)));
    return this.#budget.affords(writes.length) ? reaching(writes, use) : [];
  }

  #collectWrites(binding: Binding): Write[] {
    const writes: Write[] = [];
    for (const { identifier, writeExpr } of binding.references) {
      const { parent } = identifier;
      if (!writeExpr || parent.type !== T.AssignmentExpression || parent.left !== identifier) continue;
      writes.push(writeOf(parent, parent.right, parent.operator));
    }
    for (const node of this.windowAssignments(binding.name)) writes.push(writeOf(node, node.right, node.operator));
    for (const definition of binding.definitions) {
      if (definition.type !== DefinitionType.Variable || definition.node.id !== definition.name) continue;
      if (definition.node.init) writes.push(writeOf(definition.node, definition.node.init, '='));
    }
    return writes;
  }

  /** Returns the assignments `window.name = …` to a global. */
  windowAssignments(name: string): readonly TSESTree.AssignmentExpression[] {
    this.#windowWrites ??= this.#collectWindowWrites();
    return this.#windowWrites.get(name) ?? [];
  }

  #collectWindowWrites(): Map<string, TSESTree.AssignmentExpression[]> {
    const found = new Map<string, TSESTree.AssignmentExpression[]>();
    for (const windowName of WINDOW_NAMES) {
      for (const reference of this.#scopes.globalNamed(windowName)?.references ?? []) {
        const member = reference.identifier.parent;
        if (member.type !== T.MemberExpression || member.object !== reference.identifier) continue;
        const { parent } = member;
        const name = member.computed ? undefined : this.#nameOf(member);
        if (name === undefined || parent.type !== T.AssignmentExpression || parent.left !== member) continue;
        const writes = found.get(name) ?? [];
        writes.push(parent);
        found.set(name, writes);
      }
    }
    return found;
  }

  /** Returns the global that `window.name` refers to; undefined for any other member. */
  globalMember(node: TSESTree.MemberExpression): string | undefined {
    return this.isWindow(node.object) ? this.#nameOf(node) : undefined;
  }

  /** Whether an expression is the window, by its own name or as the parameter in `(function (w) {…})(window)`. */
  isWindow(node: Node, steps = 2): boolean {
    if (node.type === T.LogicalExpression) return this.isWindow(node.left, steps) || this.isWindow(node.right, steps);
    if (node.type === T.ConditionalExpression) return this.isWindow(node.consequent, steps);
    if (node.type === T.ThisExpression) return steps === 1 && ownerOfThis(node) === undefined;
    if (node.type !== T.Identifier) return false;
    const definitions = this.#scopes.bindingOf(node)?.definitions ?? [];
    if (definitions.length === 0) return WINDOW_NAMES.has(node.name);
    const [only] = definitions;
    if (definitions.length > 1 || steps === 0 || only?.type !== DefinitionType.Parameter) return false;
    if (!isFunction(only.node)) return false;
    const { parent } = only.node as Node;
    const passed =
      parent?.type === T.CallExpression && parent.callee === only.node
        ? parent.arguments[only.node.params.findIndex((parameter) => parameter === only.name)]
        : undefined;
    return passed !== undefined && this.isWindow(passed, steps - 1);
  }
}
