import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import type { Budget } from './budget.js';
import { MERGE_FUNCTIONS } from './known-functions.js';
import { propertySetBy } from './path-calls.js';
import { PathMemo } from './path-memo.js';
import type { Binding } from './scopes.js';
import type { PropertySite, ValueReader } from './value-reader.js';

type Node = TSESTree.Node;

/** Returns the sites of the property at `path` that a call such as `set(object, 'a.b', value)` sets in the object. */
export function sitesOfSet(
  values: ValueReader,
  call: TSESTree.CallExpression,
  path: readonly string[],
): readonly PropertySite[] {
  const set = propertySetBy(call);
  if (set?.value === undefined || set.path.length > path.length) return [];
  if (set.path.some((name, index) => name !== path[index])) return [];
  const rest = path.slice(set.path.length);
  return rest.length > 0 ? values.properties(set.value, rest) : [{ key: set.key, value: set.value }];
}

/** Finds properties that code adds to an object through the variable that holds it. */
export class Mutations {
  readonly #values: ValueReader;
  readonly #known: PathMemo<Binding>;
  readonly #budget: Budget;

  constructor(values: ValueReader, budget: Budget) {
    this.#values = values;
    this.#budget = budget;
    this.#known = new PathMemo(budget);
  }

  /** Finds `x.a.b = value`, `Object.assign(x.a, {b})`, and the same through an alias or a helper that receives `x`. */
  of(binding: Binding, path: readonly string[]): readonly PropertySite[] {
    return this.#known.get(binding, path, () => this.#mutationsOf(binding, path));
  }

  /** Drops the sites that `delete x.a.b` certainly removes before the object is used. */
  without(
    sites: readonly PropertySite[],
    binding: Binding,
    path: readonly string[],
    use: Node,
  ): readonly PropertySite[] {
    if (sites.length === 0) return sites;
    let from = -1;
    for (const { node, path: taken } of this.#values.memberUses(binding)) {
      const { parent } = node;
      if (parent?.type !== T.UnaryExpression || parent.operator !== 'delete') continue;
      if (taken.length !== path.length || taken.some((name, index) => name !== path[index])) continue;
      const statement = parent.parent;
      const isSure = statement.type === T.ExpressionStatement && contains(statement.parent, use);
      const isBefore = node.range[1] <= use.range[0] && enclosingFunction(node) === enclosingFunction(use);
      if (isSure && isBefore) from = Math.max(from, node.range[1]);
    }
    return from < 0 ? sites : sites.filter(({ key }) => key.range[0] > from);
  }

  #mutationsOf(binding: Binding, path: readonly string[]): PropertySite[] {
    const sites: PropertySite[] = [];
    const uses = this.#values.memberUses(binding);
    if (!this.#budget.affords(uses.length)) return sites;
    for (const { node, path: taken } of uses) {
      sites.push(...this.#setByMethod(node, taken, path));
      if (taken.length > path.length || taken.some((name, index) => name !== path[index])) continue;
      const rest = path.slice(taken.length);
      const { parent } = node;
      if (parent?.type === T.AssignmentExpression && parent.left === node && taken.length > 0) {
        if (rest.length > 0) sites.push(...this.#values.properties(parent.right, rest));
        else sites.push({ key: (node as TSESTree.MemberExpression).property, value: parent.right });
      } else if (rest.length === 0) continue;
      else if (parent?.type === T.CallExpression && parent.arguments[0] === node) {
        const name = calledName(parent);
        if (name !== undefined && MERGE_FUNCTIONS.test(name)) {
          const later = parent.arguments.slice(1);
          sites.push(...later.flatMap((argument) => this.#values.properties(argument, rest)));
        } else if (propertySetBy(parent)?.object === node) {
          sites.push(...sitesOfSet(this.#values, parent, rest));
        } else sites.push(...this.#mutationsByHelper(parent, 0, rest));
      } else if (parent?.type === T.CallExpression && parent.arguments.includes(node as TSESTree.Expression)) {
        sites.push(...this.#mutationsByHelper(parent, parent.arguments.indexOf(node as TSESTree.Expression), rest));
      } else if (parent?.type === T.VariableDeclarator && parent.init === node && taken.length > 0) {
        const alias = parent.id.type === T.Identifier ? this.#values.bindingOf(parent.id) : undefined;
        if (alias && alias !== binding) sites.push(...this.of(alias, rest));
      }
    }
    return sites;
  }

  /** Finds `x.a.set('b.c', value)`. */
  #setByMethod(method: Node, taken: readonly string[], path: readonly string[]): readonly PropertySite[] {
    const { parent } = method;
    if (parent?.type !== T.CallExpression || parent.callee !== method || taken.length > path.length) return [];
    if (taken.slice(0, -1).some((name, index) => name !== path[index])) return [];
    return sitesOfSet(this.#values, parent, path.slice(taken.length - 1));
  }

  #mutationsByHelper(call: TSESTree.CallExpression, index: number, path: readonly string[]): PropertySite[] {
    return this.#values.calledFunctions(call).flatMap((called) => {
      const parameter = called.params[index];
      const binding = parameter?.type === T.Identifier ? this.#values.bindingOf(parameter) : undefined;
      return binding ? this.of(binding, path) : [];
    });
  }
}
