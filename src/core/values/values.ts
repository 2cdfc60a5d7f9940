import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, isString, unwrap } from '../syntax/ast.js';
import type { FunctionNode } from '../syntax/ast.js';
import type { Call } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import type { ParsedProgram } from '../syntax/parse.js';
import { returnsOf } from '../syntax/returns.js';
import type { Budget } from './budget.js';
import { Calls } from './function-calls.js';
import { Keys } from './keys.js';
import { knownResults } from './known-functions.js';
import { PathMemo } from './path-memo.js';
import { Properties } from './properties.js';
import type { Binding, Scopes } from './scopes.js';
import type { ImportedValues, Named, PropertySite, ValueReader } from './value-reader.js';
import { VariableValues } from './variable-values.js';
import type { Taken } from './variable-values.js';
import { Variables } from './variables.js';
import type { MemberUse } from './variables.js';
import type { Write } from './writes.js';

type Node = TSESTree.Node;

/** No SDK nests its options this deep. */
const MAX_PATH = 8;

/**
 * Follows values within a document.
 * Ignores the order of execution, except where a later plain assignment clearly replaces an earlier one.
 */
export class Values implements ValueReader {
  readonly #scopes: Scopes;
  readonly #calls: Calls;
  readonly #variables: Variables;
  readonly #variableValues: VariableValues;
  readonly #known = new Map<Node, readonly Node[]>();
  readonly #sites: PathMemo<Node>;
  readonly #keys: Keys;
  readonly #followed: ReadonlySet<string>;
  /** Whether values may come from other documents. */
  readonly #importing: boolean;
  readonly #budget: Budget;
  readonly #objects: Properties;
  /** JSX elements by component name. */
  readonly #components = new Map<string, TSESTree.JSXOpeningElement[]>();

  /**
   * @param followed the properties to follow into other documents and past a `delete`
   * @param budget the work that following values may cost
   */
  constructor(
    programs: readonly ParsedProgram[],
    scopes: Scopes,
    imported: ImportedValues,
    followed: ReadonlySet<string>,
    budget: Budget,
  ) {
    this.#scopes = scopes;
    this.#budget = budget;
    this.#sites = new PathMemo(budget);
    this.#keys = new Keys(programs);
    this.#followed = followed;
    this.#importing = programs.some(({ nodes }) => nodes.some(isImport));
    this.#calls = new Calls(programs, scopes, (node) => this.nameOf(node), budget);
    this.#variables = new Variables(scopes, (node) => this.nameOf(node), budget);
    for (const { nodes } of programs) {
      for (const node of nodes) {
        if (node.type === T.JSXOpeningElement && node.name.type === T.JSXIdentifier) {
          const elements = this.#components.get(node.name.name) ?? [];
          elements.push(node);
          this.#components.set(node.name.name, elements);
        }
      }
    }
    this.#variableValues = new VariableValues(this, this.#calls, this.#variables, this.#components);
    this.#objects = new Properties(programs, this, imported, this.#components, followed, budget);
  }

  bindingOf(node: Node): Binding | undefined {
    return this.#scopes.bindingOf(node);
  }

  origins(start: Node): readonly Node[] {
    const node = unwrap(start);
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const itself = [node];
    if (!this.#budget.enter()) return itself;
    // A value that depends on itself is its own only origin.
    this.#known.set(node, itself);
    const origins = this.#originsOf(node);
    this.#budget.leave();
    this.#budget.spend(origins.length);
    const found = origins.length > 1 ? [...new Set(origins)] : origins;
    this.#known.set(node, found);
    return found;
  }

  properties(start: Node, path: readonly string[]): readonly PropertySite[] {
    const node = unwrap(start);
    if (path.length === 0 || path.length > MAX_PATH || !this.#mayBeSet(path)) return [];
    return this.#sites.get(node, path, () => this.#objects.of(node, path));
  }

  /**
   * Whether the document may set a property at a path. Another document may only set the ones that are followed there.
   */
  #mayBeSet(path: readonly string[]): boolean {
    if (path.length > 2 && path.some((name) => count(path, name) > 2)) return false;
    const last = path.at(-1) ?? '';
    return path.every((name) => this.#keys.has(name)) || (this.#followed.has(last) && this.#importing);
  }

  /** Returns the sites in instances of a class of the document. */
  instanceProperties(made: Node, path: readonly string[]): readonly PropertySite[] {
    return this.#objects.ofInstances(made, path);
  }

  nameOf(node: Named): string | undefined {
    const key = node.type === T.MemberExpression ? node.property : node.key;
    if (!node.computed) {
      if (key.type === T.Identifier) return key.name;
      if (key.type === T.PrivateIdentifier) return `#${key.name}`;
      return isString(key) ? key.value : undefined;
    }
    return this.constantString(key);
  }

  constantString(node: Node, steps = 4): string | undefined {
    if (isString(node)) return node.value;
    if (node.type === T.TemplateLiteral && node.expressions.length === 0) {
      return node.quasis[0]?.value.cooked ?? undefined;
    }
    const [only, ...others] = this.origins(node);
    if (only === undefined || only === node || others.length > 0 || steps === 0) return undefined;
    return this.constantString(only, steps - 1);
  }

  /** Returns the calls of methods with a name, whatever the receiver. */
  memberCalls(name: string): readonly Call[] {
    return this.#calls.ofMember(name);
  }

  memberUses(binding: Binding): readonly MemberUse[] {
    return this.#variables.memberUses(binding);
  }

  writesTo(binding: Binding, use: Node): readonly Write[] {
    return this.#variables.writesTo(binding, use);
  }

  globalMember(node: TSESTree.MemberExpression): string | undefined {
    return this.#variables.globalMember(node);
  }

  isWindow(node: Node): boolean {
    return this.#variables.isWindow(node);
  }

  valuesOf(node: TSESTree.Identifier): readonly Node[] {
    return this.#variableValues.of(node);
  }

  /** Returns the objects that a pattern takes a variable from, with the path to it. */
  takenFrom(binding: Binding): readonly Taken[] {
    return this.#variableValues.takenFrom(binding);
  }

  #originsOf(node: Node): readonly Node[] {
    const follow = (nodes: readonly Node[]): readonly Node[] => {
      const results = nodes.flatMap((inner) => this.origins(inner));
      return results.length > 0 ? results : [node];
    };
    switch (node.type) {
      case T.Identifier:
        return follow(this.valuesOf(node));
      case T.MemberExpression: {
        const global = this.globalMember(node);
        if (global !== undefined) {
          const binding = this.#scopes.globalNamed(global);
          const writes = binding
            ? this.writesTo(binding, node).map((write) => write.value)
            : this.#variables.windowAssignments(global).map((write) => write.right);
          return follow(writes);
        }
        const name = this.nameOf(node);
        if (name === undefined) return [node];
        return follow(this.properties(node.object, [name]).flatMap((site) => site.value ?? []));
      }
      case T.ConditionalExpression:
        return follow([node.consequent, node.alternate]);
      case T.LogicalExpression:
        return follow(node.operator === '&&' ? [node.right] : [node.left, node.right]);
      case T.SequenceExpression:
        return follow(node.expressions.slice(-1));
      case T.AssignmentExpression:
        return node.operator === '=' || node.operator === '||=' || node.operator === '??='
          ? follow([node.right])
          : [node];
      case T.CallExpression: {
        const called = this.calledFunctions(node);
        return follow(called.length > 0 ? called.flatMap((inner) => returnsOf(inner)) : knownResults(node));
      }
      default:
        return [node];
    }
  }

  calledFunctions(node: TSESTree.CallExpression): FunctionNode[] {
    const callee = unwrap(node.callee);
    if (isFunction(callee)) return [callee];
    if (callee.type === T.Identifier || callee.type === T.MemberExpression) {
      return this.origins(callee).filter(isFunction);
    }
    return [];
  }
}

/** Whether a node loads another module. */
function isImport(node: Node): boolean {
  return (
    node.type === T.ImportDeclaration ||
    node.type === T.ImportExpression ||
    node.type === T.TSImportEqualsDeclaration ||
    (node.type === T.Identifier && node.name === 'require')
  );
}

function count(path: readonly string[], name: string): number {
  return path.filter((other) => other === name).length;
}
