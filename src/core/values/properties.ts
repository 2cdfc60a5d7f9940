import type { TSESTree } from '@typescript-eslint/types';
import { isClass, isFunction, ownerOfThis, unwrap } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import type { ParsedProgram } from '../syntax/parse.js';
import { returnsOf } from '../syntax/returns.js';
import type { Budget } from './budget.js';
import { requiredModule } from './exports.js';
import { boxedValues, COPY_FUNCTIONS, knownResults, MERGE_FUNCTIONS, pairsOf } from './known-functions.js';
import { Mutations, sitesOfSet } from './mutations.js';
import { propertyReadBy } from './path-calls.js';
import type { Binding } from './scopes.js';
import { ThisMembers } from './this-members.js';
import type { ImportedValues, PropertySite, ValueReader } from './value-reader.js';

type Node = TSESTree.Node;

/** Finds the sites of an object's properties, however the object is written or built. */
export class Properties {
  readonly #values: ValueReader;
  readonly #imported: ImportedValues;
  readonly #mutations: Mutations;
  readonly #members: ThisMembers;
  readonly #followed: ReadonlySet<string>;
  /**
   * The variables that the current question is about, with the length of the path in each. A function that calls itself
   * with a part of its parameter would otherwise ask for ever longer paths.
   */
  readonly #asked = new Map<Binding, number>();

  /**
   * @param components JSX elements by component name
   * @param followed the properties to find in objects of other documents and after a `delete`; doing so for every
   * property would dominate the running time
   */
  constructor(
    programs: readonly ParsedProgram[],
    values: ValueReader,
    imported: ImportedValues,
    components: ReadonlyMap<string, readonly TSESTree.JSXOpeningElement[]>,
    followed: ReadonlySet<string>,
    budget: Budget,
  ) {
    this.#values = values;
    this.#imported = imported;
    this.#followed = followed;
    this.#mutations = new Mutations(values, budget);
    this.#members = new ThisMembers(
      programs,
      values,
      components,
      (member, path) => this.#site(values.nameOf(member), member, path),
      budget,
    );
  }

  /** Returns the sites of the property at `path` in the object that `node` evaluates to. */
  of(node: Node, path: readonly string[]): readonly PropertySite[] {
    const inside = (inner: Node, rest: readonly string[]): readonly PropertySite[] =>
      this.#values.properties(inner, rest);
    switch (node.type) {
      case T.ObjectExpression:
        return node.properties.flatMap((property) =>
          property.type === T.SpreadElement
            ? inside(property.argument, path)
            : this.#site(this.#values.nameOf(property), property, path),
        );
      case T.ArrayExpression: {
        const element = node.elements[Number(path[0])];
        return element ? this.#valueSite(element, element, path.slice(1)) : [];
      }
      case T.TSEnumDeclaration:
        return node.body.members.flatMap(({ id, initializer }) => {
          const name = id.type === T.Identifier ? id.name : this.#values.constantString(id);
          return name === path[0] && initializer ? this.#valueSite(id, initializer, path.slice(1)) : [];
        });
      case T.JSXOpeningElement:
        return node.attributes.flatMap((attribute) =>
          attribute.type === T.JSXSpreadAttribute ? inside(attribute.argument, path) : this.#attribute(attribute, path),
        );
      case T.ClassDeclaration:
      case T.ClassExpression:
        return node.body.body.flatMap((member) =>
          (member.type === T.PropertyDefinition || member.type === T.MethodDefinition) && member.static
            ? this.#site(this.#values.nameOf(member), member, path)
            : [],
        );
      case T.Identifier: {
        const binding = this.#values.bindingOf(node);
        if (binding === undefined) return [];
        const outer = this.#asked.get(binding);
        if (outer !== undefined && path.length > outer + 1) return [];
        if (outer === undefined) this.#asked.set(binding, path.length);
        const sites = this.#ofVariable(node, binding, path);
        if (outer === undefined) this.#asked.delete(binding);
        return sites;
      }
      case T.MemberExpression: {
        const global = this.#values.globalMember(node);
        if (global !== undefined) return this.#values.origins(node).flatMap((value) => inside(value, path));
        const name = this.#values.nameOf(node);
        return name === undefined ? [] : inside(node.object, [name, ...path]);
      }
      case T.ThisExpression:
        return this.#members.of(ownerOfThis(node), path);
      case T.NewExpression:
        return this.#values.origins(node.callee).flatMap((made) => this.ofInstances(made, path));
      case T.ConditionalExpression:
        return [...inside(node.consequent, path), ...inside(node.alternate, path)];
      case T.LogicalExpression:
        return [...inside(node.left, path), ...inside(node.right, path)];
      case T.SequenceExpression:
        return node.expressions.slice(-1).flatMap((last) => inside(last, path));
      case T.AssignmentExpression:
        return [...inside(node.right, path), ...inside(node.left, path)];
      case T.CallExpression: {
        const name = calledName(node);
        if (name !== undefined && MERGE_FUNCTIONS.test(name)) {
          return node.arguments.flatMap((a) => inside(a.type === T.SpreadElement ? a.argument : a, path));
        }
        if (name !== undefined && COPY_FUNCTIONS.test(name)) {
          return node.arguments.slice(0, 1).flatMap((argument) => inside(argument, path));
        }
        if (name === 'parse') {
          // `JSON.parse(JSON.stringify(x))` is a copy.
          const inner = node.arguments[0];
          return inner?.type === T.CallExpression && calledName(inner) === 'stringify' && inner.arguments[0]
            ? inside(inner.arguments[0], path)
            : [];
        }
        const called = this.#values.calledFunctions(node);
        if (called.length === 0) return this.#ofForeignCall(node, path);
        return called.flatMap((inner) => returnsOf(inner)).flatMap((value) => inside(value, path));
      }
      case T.ImportExpression:
        return this.#elsewhere(node, path);
      default:
        return [];
    }
  }

  #ofVariable(node: TSESTree.Identifier, binding: Binding, path: readonly string[]): readonly PropertySite[] {
    const values = this.#values.valuesOf(node);
    const own = [
      ...values.flatMap((value) =>
        // For a module in a variable, the site is the use of the variable.
        requiredModule(unwrap(value)) === undefined
          ? this.#values.properties(value, path)
          : this.#elsewhere(value, path, node),
      ),
      ...this.#mutations.of(binding, path),
    ];
    if (own.length === 0 && values.length === 0) return this.#elsewhere(node, path);
    return this.#followed.has(path.at(-1) ?? '') ? this.#mutations.without(own, binding, path, node) : own;
  }

  /** Returns property sites in the result of a well-known function, or of a function in another document. */
  #ofForeignCall(node: TSESTree.CallExpression, path: readonly string[]): readonly PropertySite[] {
    const [name = '', ...rest] = path;
    const pairs = pairsOf(node);
    if (pairs) return this.#inPairs(pairs, name, rest);
    const boxed = boxedValues(node, name);
    if (boxed.length > 0) return boxed.flatMap((value) => this.#valueSite(value, value, rest));
    // lodash's `set` returns the object.
    const set = sitesOfSet(this.#values, node, path);
    if (set.length > 0) return set;
    const read = propertyReadBy(node);
    const own = read ? this.#values.properties(read.object, [...read.path, ...path]) : [];
    if (own.length > 0) return own;
    const results = knownResults(node);
    return results.length > 0
      ? results.flatMap((value) => this.#values.properties(value, path))
      : this.#elsewhere(node, path);
  }

  /** Returns the sites of a key in `[['key', value], …]`. */
  #inPairs(list: Node, name: string, rest: readonly string[]): readonly PropertySite[] {
    return this.#values.origins(list).flatMap((origin) =>
      (origin.type === T.ArrayExpression ? origin.elements : []).flatMap((element) => {
        const pair = element && unwrap(element);
        const [key, value] = pair?.type === T.ArrayExpression ? pair.elements : [];
        return key && value && this.#values.constantString(key) === name ? this.#valueSite(key, value, rest) : [];
      }),
    );
  }

  #attribute({ name, value }: TSESTree.JSXAttribute, path: readonly string[]): readonly PropertySite[] {
    if (name.name !== path[0] || value === null) return [];
    return this.#valueSite(name, value.type === T.JSXExpressionContainer ? value.expression : value, path.slice(1));
  }

  /** Returns the value's own site, or the sites at `rest` within it. */
  #valueSite(key: Node, value: Node, rest: readonly string[]): readonly PropertySite[] {
    return rest.length > 0 ? this.#values.properties(value, rest) : [{ key, value }];
  }

  /**
   * Finds a property of an object that another document creates. The site is the mention of the object in this
   * document.
   */
  #elsewhere(node: Node, path: readonly string[], place = node): PropertySite[] {
    if (!this.#followed.has(path.at(-1) ?? '')) return [];
    const [name = '', ...rest] = path;
    const isGiven =
      this.#imported
        .resolve(node)
        .some(({ document, node: remote }) => document.values.properties(remote, path).length > 0) ||
      this.#imported
        .member(node, name)
        .some(({ document, node: remote }) => rest.length === 0 || document.values.properties(remote, rest).length > 0);
    return isGiven ? [{ key: place, value: undefined }] : [];
  }

  /**
   * Returns the site of a property whose name is the first of `path`, or the sites at the rest of the path within its
   * value.
   */
  #site(
    name: string | undefined,
    property: TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.MethodDefinition,
    path: readonly string[],
  ): PropertySite[] {
    if (name === undefined || name !== path[0]) return [];
    const value = property.value ?? undefined;
    const getter = property.type !== T.PropertyDefinition && property.kind === 'get' && value && isFunction(value);
    const values = getter ? returnsOf(value) : value ? [value] : [];
    if (path.length > 1) return values.flatMap((inner) => this.#values.properties(inner, path.slice(1)));
    return [{ key: property.key, value: values[0] }];
  }

  /** Returns the sites in instances of a class of the document. */
  ofInstances(made: Node, path: readonly string[]): readonly PropertySite[] {
    return isClass(made) ? this.#members.of(made, path) : [];
  }
}
