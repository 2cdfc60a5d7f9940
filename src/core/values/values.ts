import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { contains, isFunction, isString, unwrap } from '../syntax/ast.js';
import type { FunctionNode } from '../syntax/ast.js';
import type { Call } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import type { ParsedProgram } from '../syntax/parse.js';
import { wayTo } from '../syntax/patterns.js';
import { returnsOf } from '../syntax/returns.js';
import type { Budget } from './budget.js';
import { Calls } from './calls.js';
import { Keys } from './keys.js';
import { awaitedBy, knownResults } from './known-functions.js';
import { PathMemo } from './path-memo.js';
import { Properties } from './properties.js';
import type { Binding, Scopes } from './scopes.js';
import type { ImportedValues, Named, PropertySite, ValueReader } from './value-reader.js';
import { Variables } from './variables.js';
import type { MemberUse } from './variables.js';
import type { Write } from './writes.js';

type Node = TSESTree.Node;

/** No SDK nests its options this deep. */
const MAX_PATH = 8;

/** A property, as its object and the path to it. */
export interface Taken {
  readonly source: Node;
  readonly path: readonly string[];
}

/**
 * Follows values within a document.
 * Ignores the order of execution, except where a later plain assignment clearly replaces an earlier one.
 */
export class Values implements ValueReader {
  readonly #scopes: Scopes;
  readonly #calls: Calls;
  readonly #variables: Variables;
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

  valuesOf(node: TSESTree.Identifier): Node[] {
    const binding = this.bindingOf(node);
    if (binding === undefined) return [];
    const values = this.writesTo(binding, node).flatMap((write) => (write.operator === '+=' ? [] : [write.value]));
    for (const definition of binding.definitions) {
      switch (definition.type) {
        case DefinitionType.FunctionName:
        case DefinitionType.ClassName:
        case DefinitionType.TSEnumName:
          values.push(definition.node);
          break;
        case DefinitionType.Variable:
          if (definition.node.id !== definition.name && definition.node.init) {
            values.push(...this.#destructured(definition.node.id, definition.name, definition.node.init));
          }
          break;
        case DefinitionType.Parameter:
          values.push(...this.#parameterValues(definition.node as FunctionNode, definition.name));
          break;
        default:
          break;
      }
    }
    return values;
  }

  /** Returns the arguments that the document's calls pass for a parameter, and its default. */
  #parameterValues(node: FunctionNode, name: Node): Node[] {
    const parameter = this.#parameterAt(node, name);
    if (parameter === undefined) return [];
    const { target, passed } = parameter;
    return target === name ? passed : passed.flatMap((argument) => this.#destructured(target, name, argument));
  }

  /**
   * Returns the parameter that declares a name, without its default, and the arguments passed for it, including the
   * default.
   */
  #parameterAt(node: FunctionNode, name: Node): { readonly target: Node; readonly passed: Node[] } | undefined {
    if (!('params' in node)) return undefined;
    const index = node.params.findIndex((parameter) => contains(parameter, name));
    const parameter = node.params[index];
    if (parameter === undefined || parameter.type === T.RestElement) return undefined;
    const pattern = parameter.type === T.TSParameterProperty ? parameter.parameter : parameter;
    const passed = [...this.#calls.argumentsAt(node, index), ...(index === 0 ? this.#handedTo(node) : [])];
    if (pattern.type !== T.AssignmentPattern) return { target: pattern, passed };
    return { target: pattern.left, passed: [...passed, pattern.right] };
  }

  /** Returns what a library passes to a function: the value of a promise, or the attributes of a component. */
  #handedTo(node: FunctionNode): Node[] {
    const mentions: Node[] = [node];
    const named = node.type === T.FunctionDeclaration ? node.id : nameOfVariable(node);
    if (named) {
      mentions.push(...(this.bindingOf(named)?.references ?? []).map(({ identifier }) => identifier as Node));
    }
    return [
      ...mentions.flatMap((mention) => awaitedBy(mention) ?? []),
      ...(named ? (this.#components.get(named.name) ?? []) : []),
    ];
  }

  /** Returns the objects that a pattern takes a variable from, with the path to it. */
  takenFrom({ definitions }: Binding): readonly Taken[] {
    return definitions.flatMap((definition): Taken[] => {
      if (definition.type === DefinitionType.Variable) {
        const { id, init } = definition.node;
        const way = id === definition.name ? undefined : this.#way(id, definition.name);
        return way && init ? [{ source: init, path: way.path }] : [];
      }
      if (definition.type !== DefinitionType.Parameter) return [];
      const parameter = this.#parameterAt(definition.node as FunctionNode, definition.name);
      const way = parameter && this.#way(parameter.target, definition.name);
      if (way === undefined || way.path.length === 0) return [];
      return parameter?.passed.map((source) => ({ source, path: way.path })) ?? [];
    });
  }

  #way(pattern: Node, name: Node): ReturnType<typeof wayTo> {
    return wayTo(pattern, name, (property) => this.nameOf(property));
  }

  /** Returns the values that a name in a pattern takes from `source`, and its default. */
  #destructured(pattern: Node, name: Node, source: Node): Node[] {
    const way = this.#way(pattern, name);
    if (way === undefined || way.path.length === 0) return way?.defaults ?? [];
    return [...this.properties(source, way.path).flatMap((site) => site.value ?? []), ...way.defaults];
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

/** Returns the variable that holds a function. */
function nameOfVariable(node: Node): TSESTree.Identifier | undefined {
  const { parent } = node;
  // The function may be wrapped: `const Button = memo(({ client }) => …)`.
  const holder = parent?.type === T.CallExpression ? parent.parent : parent;
  return holder?.type === T.VariableDeclarator && holder.id.type === T.Identifier ? holder.id : undefined;
}
