import { DefinitionType } from '@typescript-eslint/scope-manager';
import { T } from './node-types.js';
import type { TSESTree } from '@typescript-eslint/types';
import { contains, isClass, isFunction, isString, outermost, ownerOfThis, unwrap } from './ast.js';
import type { FunctionNode } from './ast.js';
import { calledName, Calls } from './calls.js';
import type { Call } from './calls.js';
import { statesOf } from './components.js';
import { requiredModule } from './exports.js';
import { awaitedBy, boxedValues, COPY_FUNCTIONS, knownResults, MERGE_FUNCTIONS, pairsOf } from './known-functions.js';
import type { ParsedProgram } from './parse.js';
import { PathMemo } from './path-memo.js';
import { returnsOf } from './returns.js';
import type { Binding, Scopes } from './scopes.js';
import { Variables } from './variables.js';
import type { MemberUse } from './variables.js';
import type { Write } from './writes.js';

type Node = TSESTree.Node;

/** One place where a property of an object is given a value. */
export interface PropertySite {
  /** The key as written: a name, a string, the expression in brackets. */
  readonly key: Node;
  readonly value: Node | undefined;
}

/** Deeper options than any SDK has. */
const MAX_PATH = 8;

/**
 * The properties that are looked for in objects of other documents: of these it matters that they are there. Reading
 * another file for each property that some rule asks for would take longer than the document itself.
 */
const FOLLOWED = new Set(['access_token', 'accessToken', 'user_id']);

/** A property by the object that holds it. */
export interface Taken {
  readonly source: Node;
  readonly path: readonly string[];
}

/** An expression of another document of the project. */
export interface Elsewhere {
  readonly values: Values;
  readonly node: Node;
}

/** What other documents know of this one's imports. */
export interface ImportedValues {
  /** The expressions of other documents that `node` stands for. */
  readonly resolve: (node: Node) => readonly Elsewhere[];
  /** The same of `object.name`, where `object` is a module. */
  readonly member: (object: Node, name: string) => readonly Elsewhere[];
}

/**
 * Follows values within a document, without regard to the order of execution except where a later plain assignment
 * clearly replaces an earlier one.
 */
export class Values {
  readonly #scopes: Scopes;
  readonly #calls: Calls;
  /** `this.name` by name, with whose `this` it is. */
  readonly #thisMembers = new Map<string, { member: TSESTree.MemberExpression; owner: Node | undefined }[]>();
  readonly #variables: Variables;
  readonly #known = new Map<Node, readonly Node[]>();
  readonly #sites = new PathMemo<Node>();
  readonly #mutated = new PathMemo<Binding>();
  readonly #imported: ImportedValues;
  /** JSX elements by the names of their components. */
  readonly #components = new Map<string, TSESTree.JSXOpeningElement[]>();

  constructor(programs: readonly ParsedProgram[], scopes: Scopes, imported: ImportedValues) {
    this.#scopes = scopes;
    this.#imported = imported;
    this.#calls = new Calls(programs, scopes, (node) => this.nameOf(node));
    this.#variables = new Variables(scopes, (node) => this.nameOf(node));
    for (const { nodes } of programs) {
      for (const node of nodes) {
        if (node.type === T.JSXOpeningElement && node.name.type === T.JSXIdentifier) {
          this.#components.set(node.name.name, [...(this.#components.get(node.name.name) ?? []), node]);
        }
        if (node.type !== T.MemberExpression || node.object.type !== T.ThisExpression) continue;
        const name = node.computed ? undefined : this.nameOf(node);
        if (name === undefined) continue;
        const members = this.#thisMembers.get(name) ?? [];
        members.push({ member: node, owner: ownerOfThis(node.object) });
        this.#thisMembers.set(name, members);
      }
    }
  }

  bindingOf(node: Node): Binding | undefined {
    return this.#scopes.bindingOf(node);
  }

  /**
   * The expressions that may produce the value of `node`: variables, properties, conditions and calls of the document's
   * own functions are followed until something else is met (an object, a literal, `new`, a foreign call, a parameter…).
   * Never empty.
   */
  origins(start: Node): readonly Node[] {
    const node = unwrap(start);
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    // A value that comes back to itself has no other origin than itself.
    this.#known.set(node, [node]);
    const found = [...new Set(this.#originsOf(node))];
    this.#known.set(node, found);
    return found;
  }

  /**
   * Every place where the property at `path` of the object that `node` evaluates to is given a value.
   * What another document gives a value has its place here where the object is mentioned, and no value.
   */
  properties(start: Node, path: readonly string[]): readonly PropertySite[] {
    const node = unwrap(start);
    if (path.length === 0 || path.length > MAX_PATH) return [];
    return this.#sites.get(node, path, () => this.#propertiesOf(node, path));
  }

  /** The name of a member or key, where it can be told: `a.b`, `a['b']`, `{b}`, `{[B]: …}` with a constant B. */
  nameOf(
    node: TSESTree.MemberExpression | TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.MethodDefinition,
  ) {
    const key = node.type === T.MemberExpression ? node.property : node.key;
    if (!node.computed) {
      if (key.type === T.Identifier) return key.name;
      if (key.type === T.PrivateIdentifier) return `#${key.name}`;
      return isString(key) ? key.value : undefined;
    }
    return this.constantString(key);
  }

  /** The one string that `node` always is, if that can be told. */
  constantString(node: Node, steps = 4): string | undefined {
    if (isString(node)) return node.value;
    if (node.type === T.TemplateLiteral && node.expressions.length === 0) {
      return node.quasis[0]?.value.cooked ?? undefined;
    }
    const [only, ...others] = this.origins(node);
    if (only === undefined || only === node || others.length > 0 || steps === 0) return undefined;
    return this.constantString(only, steps - 1);
  }

  /** Calls of a method by its name, whatever the receiver. */
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
        return follow(this.#valuesOfIdentifier(node));
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
        const called = this.#calledFunctions(node);
        return follow(called.length > 0 ? called.flatMap((inner) => returnsOf(inner)) : knownResults(node));
      }
      default:
        return [node];
    }
  }

  #calledFunctions(node: TSESTree.CallExpression): FunctionNode[] {
    const callee = unwrap(node.callee);
    if (isFunction(callee)) return [callee];
    if (callee.type === T.Identifier || callee.type === T.MemberExpression) {
      return this.origins(callee).filter(isFunction);
    }
    return [];
  }

  /** What may be in a variable where it is mentioned. */
  #valuesOfIdentifier(node: TSESTree.Identifier): Node[] {
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

  /** What the calls in the document pass for a parameter, and its default. */
  #parameterValues(node: FunctionNode, name: Node): Node[] {
    const parameter = this.#parameterAt(node, name);
    if (parameter === undefined) return [];
    const { target, passed } = parameter;
    return target === name ? passed : passed.flatMap((argument) => this.#destructured(target, name, argument));
  }

  /** The parameter that declares a name, without its default, and what is passed for it, with its default. */
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

  /** What functions get without being called by the document: the value of a promise, the attributes of a component. */
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

  /** Where a pattern that declares a variable takes it from: the object, and the way to it in there. */
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

  /** The values that the name inside a pattern takes from `source`, and its default there. */
  #destructured(pattern: Node, name: Node, source: Node): Node[] {
    const way = this.#way(pattern, name);
    if (way === undefined || way.path.length === 0) return way?.defaults ?? [];
    return [...this.properties(source, way.path).flatMap((site) => site.value ?? []), ...way.defaults];
  }

  /** The way through a pattern to a name, and the defaults on it; undefined where it is not a way by names. */
  #way(pattern: Node, name: Node): { readonly path: string[]; readonly defaults: Node[] } | undefined {
    const path: string[] = [];
    const defaults: Node[] = [];
    let current: Node = pattern;
    while (current !== name) {
      if (current.type === T.AssignmentPattern) {
        defaults.push(current.right);
        current = current.left;
      } else if (current.type === T.ObjectPattern) {
        const property: TSESTree.Property | undefined = current.properties.find(
          (candidate): candidate is TSESTree.Property =>
            candidate.type === T.Property && contains(candidate.value, name),
        );
        const key = property && this.nameOf(property);
        if (property === undefined || key === undefined) return undefined;
        path.push(key);
        current = property.value;
      } else if (current.type === T.ArrayPattern) {
        const index = current.elements.findIndex((element) => element && contains(element, name));
        const element: Node | null | undefined = current.elements[index];
        if (!element || element.type === T.RestElement) return undefined;
        path.push(String(index));
        current = element;
      } else return undefined;
    }
    return { path, defaults };
  }

  #propertiesOf(node: Node, path: readonly string[]): readonly PropertySite[] {
    const inside = (inner: Node, rest: readonly string[]): readonly PropertySite[] => this.properties(inner, rest);
    switch (node.type) {
      case T.ObjectExpression:
        return node.properties.flatMap((property) =>
          property.type === T.SpreadElement
            ? inside(property.argument, path)
            : this.#site(this.nameOf(property), property, path),
        );
      case T.ArrayExpression: {
        const element = node.elements[Number(path[0])];
        return element ? this.#valueSite(element, element, path.slice(1)) : [];
      }
      case T.TSEnumDeclaration:
        return node.body.members.flatMap(({ id, initializer }) => {
          const name = id.type === T.Identifier ? id.name : this.constantString(id);
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
            ? this.#site(this.nameOf(member), member, path)
            : [],
        );
      case T.Identifier: {
        const binding = this.bindingOf(node);
        if (binding === undefined) return [];
        const values = this.#valuesOfIdentifier(node);
        const own = [
          ...values.flatMap((value) =>
            // A module in a variable: what it gives is pointed at where the variable is used.
            requiredModule(unwrap(value)) === undefined ? inside(value, path) : this.#elsewhere(value, path, node),
          ),
          ...this.#mutations(binding, path),
        ];
        return own.length > 0 || values.length > 0 ? own : this.#elsewhere(node, path);
      }
      case T.MemberExpression: {
        const global = this.globalMember(node);
        if (global !== undefined) return this.origins(node).flatMap((value) => inside(value, path));
        const name = this.nameOf(node);
        return name === undefined ? [] : inside(node.object, [name, ...path]);
      }
      case T.ThisExpression:
        return this.#thisProperties(ownerOfThis(node), path);
      case T.NewExpression:
        return this.origins(node.callee).flatMap((made) => this.instanceProperties(made, path));
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
          // JSON.parse(JSON.stringify(x)): the copy that needs no library.
          const inner = node.arguments[0];
          return inner?.type === T.CallExpression && calledName(inner) === 'stringify' && inner.arguments[0]
            ? inside(inner.arguments[0], path)
            : [];
        }
        const called = this.#calledFunctions(node);
        if (called.length === 0) return this.#ofForeignCall(node, path);
        return called.flatMap((inner) => returnsOf(inner)).flatMap((value) => inside(value, path));
      }
      case T.ImportExpression:
        return this.#elsewhere(node, path);
      default:
        return [];
    }
  }

  /** The properties of what a well-known function returns, or one of another document. */
  #ofForeignCall(node: TSESTree.CallExpression, path: readonly string[]): readonly PropertySite[] {
    const [name = '', ...rest] = path;
    const pairs = pairsOf(node);
    if (pairs) return this.#inPairs(pairs, name, rest);
    const boxed = boxedValues(node, name);
    if (boxed.length > 0) return boxed.flatMap((value) => this.#valueSite(value, value, rest));
    const results = knownResults(node);
    return results.length > 0 ? results.flatMap((value) => this.properties(value, path)) : this.#elsewhere(node, path);
  }

  /** The value of a key in `[['key', value], …]`. */
  #inPairs(list: Node, name: string, rest: readonly string[]): readonly PropertySite[] {
    return this.origins(list).flatMap((origin) =>
      (origin.type === T.ArrayExpression ? origin.elements : []).flatMap((element) => {
        const pair = element && unwrap(element);
        const [key, value] = pair?.type === T.ArrayExpression ? pair.elements : [];
        return key && value && this.constantString(key) === name ? this.#valueSite(key, value, rest) : [];
      }),
    );
  }

  #attribute({ name, value }: TSESTree.JSXAttribute, path: readonly string[]): readonly PropertySite[] {
    if (name.name !== path[0] || value === null) return [];
    return this.#valueSite(name, value.type === T.JSXExpressionContainer ? value.expression : value, path.slice(1));
  }

  /** A site, or the sites along `rest` in its value. */
  #valueSite(key: Node, value: Node, rest: readonly string[]): readonly PropertySite[] {
    return rest.length > 0 ? this.properties(value, rest) : [{ key, value }];
  }

  /** The property of an object that another document makes: its place is where it is mentioned in this one. */
  #elsewhere(node: Node, path: readonly string[], place = node): PropertySite[] {
    if (!FOLLOWED.has(path.at(-1) ?? '')) return [];
    const [name = '', ...rest] = path;
    const isGiven =
      this.#imported.resolve(node).some((remote) => remote.values.properties(remote.node, path).length > 0) ||
      this.#imported
        .member(node, name)
        .some((remote) => rest.length === 0 || remote.values.properties(remote.node, rest).length > 0);
    return isGiven ? [{ key: place, value: undefined }] : [];
  }

  /** The site of a property that matches the head of `path`, or the sites inside its value. */
  #site(
    name: string | undefined,
    property: TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.MethodDefinition,
    path: readonly string[],
  ): PropertySite[] {
    if (name === undefined || name !== path[0]) return [];
    const value = property.value ?? undefined;
    const getter = property.type !== T.PropertyDefinition && property.kind === 'get' && value && isFunction(value);
    const values = getter ? returnsOf(value) : value ? [value] : [];
    if (path.length > 1) return values.flatMap((inner) => this.properties(inner, path.slice(1)));
    return [{ key: property.key, value: values[0] }];
  }

  /** `x.a.b = value`, `Object.assign(x.a, {b})`, and the same through an alias or a helper that takes `x`. */
  #mutations(binding: Binding, path: readonly string[]): readonly PropertySite[] {
    return this.#mutated.get(binding, path, () => this.#mutationsOf(binding, path));
  }

  #mutationsOf(binding: Binding, path: readonly string[]): PropertySite[] {
    const sites: PropertySite[] = [];
    for (const { node, path: taken } of this.memberUses(binding)) {
      if (taken.length > path.length || taken.some((name, index) => name !== path[index])) continue;
      const rest = path.slice(taken.length);
      const { parent } = node;
      if (parent?.type === T.AssignmentExpression && parent.left === node && taken.length > 0) {
        if (rest.length > 0) sites.push(...this.properties(parent.right, rest));
        else sites.push({ key: (node as TSESTree.MemberExpression).property, value: parent.right });
      } else if (rest.length === 0) continue;
      else if (parent?.type === T.CallExpression && parent.arguments[0] === node) {
        const name = calledName(parent);
        if (name !== undefined && MERGE_FUNCTIONS.test(name)) {
          const later = parent.arguments.slice(1);
          sites.push(...later.flatMap((argument) => this.properties(argument, rest)));
        } else sites.push(...this.#mutationsByHelper(parent, 0, rest));
      } else if (parent?.type === T.CallExpression && parent.arguments.includes(node as TSESTree.Expression)) {
        sites.push(...this.#mutationsByHelper(parent, parent.arguments.indexOf(node as TSESTree.Expression), rest));
      } else if (parent?.type === T.VariableDeclarator && parent.init === node && taken.length > 0) {
        const alias = parent.id.type === T.Identifier ? this.bindingOf(parent.id) : undefined;
        if (alias && alias !== binding) sites.push(...this.#mutations(alias, rest));
      }
    }
    return sites;
  }

  #mutationsByHelper(call: TSESTree.CallExpression, index: number, path: readonly string[]): PropertySite[] {
    return this.#calledFunctions(call).flatMap((called) => {
      const parameter = called.params[index];
      const binding = parameter?.type === T.Identifier ? this.bindingOf(parameter) : undefined;
      return binding ? this.#mutations(binding, path) : [];
    });
  }

  /** The same as `properties`, of the objects that `new` makes of a class of the document. */
  instanceProperties(made: Node, path: readonly string[]): readonly PropertySite[] {
    return isClass(made) ? this.#thisProperties(made, path) : [];
  }

  /** Properties of the object that `this` is: a class's fields and getters, and what is assigned to `this.…` in it. */
  #thisProperties(owner: Node | undefined, path: readonly string[]): PropertySite[] {
    const sites: PropertySite[] = [];
    if (owner && isClass(owner)) {
      for (const member of owner.body.body) {
        if (member.type === T.PropertyDefinition || member.type === T.MethodDefinition) {
          sites.push(...this.#site(this.nameOf(member), member, path));
        }
      }
    } else if (owner?.type === T.ObjectExpression) {
      for (const property of owner.properties) {
        if (property.type === T.Property) sites.push(...this.#site(this.nameOf(property), property, path));
      }
    }
    for (const state of owner ? statesOf(owner) : []) sites.push(...this.properties(state, path));
    const component = path[0] === 'props' && owner && isClass(owner) ? owner.id?.name : undefined;
    for (const element of component === undefined ? [] : (this.#components.get(component) ?? [])) {
      sites.push(...this.properties(element, path.slice(1)));
    }
    for (const { member, owner: theirs } of this.#thisMembers.get(path[0] ?? '') ?? []) {
      // Without classes, methods find each other through a prototype: there the name has to do.
      if (theirs !== owner && owner !== undefined && isClass(owner)) continue;
      sites.push(...this.#assignedThrough(member, path));
    }
    return sites;
  }

  /** The sites of `this.a.b = value` for the chain that starts at `first`, if it leads along `path`. */
  #assignedThrough(first: TSESTree.MemberExpression, path: readonly string[]): readonly PropertySite[] {
    let member = first;
    for (let depth = 1; depth <= path.length; depth++) {
      if (this.nameOf(member) !== path[depth - 1]) return [];
      const node = outermost(member);
      const { parent } = node;
      if (parent?.type === T.AssignmentExpression && parent.left === node) {
        const rest = path.slice(depth);
        return rest.length > 0 ? this.properties(parent.right, rest) : [{ key: member.property, value: parent.right }];
      }
      if (parent?.type !== T.MemberExpression || parent.object !== node) return [];
      member = parent;
    }
    return [];
  }
}

/** The name of the variable that a function is the value of. */
function nameOfVariable(node: Node): TSESTree.Identifier | undefined {
  const { parent } = node;
  // `const Button = memo(({ lock }) => …)`
  const holder = parent?.type === T.CallExpression ? parent.parent : parent;
  return holder?.type === T.VariableDeclarator && holder.id.type === T.Identifier ? holder.id : undefined;
}
