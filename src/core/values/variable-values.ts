import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { contains } from '../syntax/ast.js';
import type { FunctionNode } from '../syntax/ast.js';
import { T } from '../syntax/node-types.js';
import { wayTo } from '../syntax/patterns.js';
import type { Calls } from './function-calls.js';
import { awaitedBy } from './known-functions.js';
import type { Binding } from './scopes.js';
import type { ValueReader } from './value-reader.js';
import type { Variables } from './variables.js';

type Node = TSESTree.Node;

/** A property, as its object and the path to it. */
export interface Taken {
  readonly source: Node;
  readonly path: readonly string[];
}

/** Finds the values of variables: what code assigns to them, passes for them, or takes out of an object. */
export class VariableValues {
  readonly #values: ValueReader;
  readonly #calls: Calls;
  readonly #variables: Variables;
  /** JSX elements by component name. */
  readonly #components: ReadonlyMap<string, readonly TSESTree.JSXOpeningElement[]>;

  constructor(
    values: ValueReader,
    calls: Calls,
    variables: Variables,
    components: ReadonlyMap<string, readonly TSESTree.JSXOpeningElement[]>,
  ) {
    this.#values = values;
    this.#calls = calls;
    this.#variables = variables;
    this.#components = components;
  }

  /** Returns the values that a variable may have at this mention. */
  of(node: TSESTree.Identifier): Node[] {
    const binding = this.#values.bindingOf(node);
    if (binding === undefined) return [];
    const values = this.#variables
      .writesTo(binding, node)
      .flatMap((write) => (write.operator === '+=' ? [] : [write.value]));
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
      mentions.push(...(this.#values.bindingOf(named)?.references ?? []).map(({ identifier }) => identifier as Node));
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
    return wayTo(pattern, name, (property) => this.#values.nameOf(property));
  }

  /** Returns the values that a name in a pattern takes from `source`, and its default. */
  #destructured(pattern: Node, name: Node, source: Node): Node[] {
    const way = this.#way(pattern, name);
    if (way === undefined || way.path.length === 0) return way?.defaults ?? [];
    return [...this.#values.properties(source, way.path).flatMap((site) => site.value ?? []), ...way.defaults];
  }
}

/** Returns the variable that holds a function. */
function nameOfVariable(node: Node): TSESTree.Identifier | undefined {
  const { parent } = node;
  // The function may be wrapped: `const Button = memo(({ client }) => …)`.
  const holder = parent?.type === T.CallExpression ? parent.parent : parent;
  return holder?.type === T.VariableDeclarator && holder.id.type === T.Identifier ? holder.id : undefined;
}
