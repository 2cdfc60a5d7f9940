import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, isFunction, isString, outermost, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Binding } from '../../core/values/scopes.js';
import type { Values } from '../../core/values/values.js';

type Node = TSESTree.Node;

/**
 * Something that carries a token from its source to its use: a variable, or the name of a property, storage key or
 * session field.
 * Names are compared without their objects: one function's `profile.token` may be another's `req.user.token`.
 */
export type Carrier = Binding | string;

/** The origin of a token at the place that uses it. */
export interface Arrival {
  readonly carriers: ReadonlySet<Carrier>;
  /** The expressions on the way back to the origin. */
  readonly nodes: ReadonlySet<Node>;
  /** Whether the token is a parameter, which callers in other files may pass. */
  readonly isOpen: boolean;
  /** Whether the token is a string literal: the placeholder in a documentation sample. */
  readonly isPlaceholder: boolean;
}

/** The destination of a token at the place that obtains it. */
export interface Departure {
  readonly carriers: ReadonlySet<Carrier>;
  /** Whether the code passes the token to a callback or returns it, so any file may receive it. */
  readonly isHandedOut: boolean;
}

/** Members with request data. Clients send it, so it is never something the application stored. */
const REQUEST_DATA = /^(?:query|params|body|headers)$/;

/** Functions whose result still contains the token they receive. */
const TRANSPARENT = /^(?:encodeURIComponent|encodeURI|String|stringify|parse|trim|toString|decode|encode)$/;

/** Callbacks and resolvers, which pass their arguments on to other code. */
const HAND_OUT = /^(?:resolve|fulfill|callback|cb|done|next|commit|dispatch|emit|\$emit|postMessage)$/;

const GETTER = /^(?:get|read|load)_?([A-Z]\w*)$/;
const SETTER = /^(?:set|save|store)_?([A-Z]\w*)$/;

/** Generic names of storage getters and setters: the key argument tells the values apart, not the name. */
const ANYTHING = /^(?:Item|Value|Data|Cookie|Property|Attribute|Object|State)$/;

const MAX_STEPS = 12;

/** Follows a token from its use back to its origin. */
export function arrivalOf(values: Values, token: Node): Arrival {
  const carriers = new Set<Carrier>();
  const nodes = new Set<Node>();
  let isOpen = false;
  const visit = (start: Node, steps: number): void => {
    for (const origin of [unwrap(start), ...values.origins(start)]) {
      if (nodes.has(origin) || steps === 0) continue;
      nodes.add(origin);
      switch (origin.type) {
        case T.TemplateLiteral:
          for (const expression of origin.expressions) visit(expression, steps - 1);
          break;
        case T.LogicalExpression:
        case T.BinaryExpression:
          visit(origin.left, steps - 1);
          visit(origin.right, steps - 1);
          break;
        case T.Identifier: {
          const binding = values.bindingOf(origin);
          if (binding === undefined) break;
          carriers.add(binding);
          for (const name of patternNames(values, binding)) carriers.add(name);
          isOpen ||= binding.definitions.some(({ type }) => type === DefinitionType.Parameter);
          break;
        }
        case T.MemberExpression: {
          const name = values.nameOf(origin);
          const owner = unwrap(origin.object);
          const holder = owner.type === T.MemberExpression ? values.nameOf(owner) : undefined;
          if (name !== undefined && !REQUEST_DATA.test(holder ?? '')) carriers.add(name);
          break;
        }
        case T.CallExpression: {
          const [first] = origin.arguments;
          const name = calledName(origin);
          const key = first && values.constantString(first);
          if (key !== undefined) carriers.add(key);
          const property = propertyOf(name ?? '', GETTER);
          if (property !== undefined) carriers.add(property);
          const store = key === undefined && property === undefined ? storeOf(origin) : undefined;
          if (store !== undefined) carriers.add(store);
          if (first && TRANSPARENT.test(name ?? '')) visit(first, steps - 1);
          break;
        }
        default:
          break;
      }
    }
  };
  visit(token, MAX_STEPS);
  const isPlaceholder = values.origins(token).every((origin) => isString(origin) && origin.value !== '');
  return { carriers, nodes, isOpen, isPlaceholder };
}

/** Follows a token from the expressions that first hold it to its destinations. */
export function departureOf(values: Values, start: readonly Node[]): Departure {
  const carriers = new Set<Carrier>();
  let isHandedOut = false;
  const variable = (id: Node): void => {
    const binding = id.type === T.Identifier ? values.bindingOf(id) : undefined;
    if (binding === undefined || carriers.has(binding)) return;
    carriers.add(binding);
    for (const { identifier } of binding.references) follow(identifier);
  };
  const target = (left: Node): void => {
    if (left.type === T.Identifier) variable(left);
    const name = left.type === T.MemberExpression ? values.nameOf(left) : undefined;
    if (name !== undefined) carriers.add(name);
  };
  const passed = (call: TSESTree.CallExpression, node: Node): void => {
    const name = calledName(call) ?? '';
    const index = call.arguments.indexOf(node as TSESTree.Expression);
    if (index < 0) return;
    const [first] = call.arguments;
    const key = index > 0 && first ? values.constantString(first) : undefined;
    if (key !== undefined) carriers.add(key);
    const property = propertyOf(name, SETTER);
    if (property !== undefined) carriers.add(property);
    const store = key === undefined && property === undefined ? storeOf(call) : undefined;
    if (store !== undefined) carriers.add(store);
    if (TRANSPARENT.test(name)) follow(call);
    isHandedOut ||= HAND_OUT.test(name);
    for (const called of values.origins(call.callee)) {
      const parameter = isFunction(called) ? called.params[index] : undefined;
      if (parameter) variable(parameter.type === T.AssignmentPattern ? parameter.left : parameter);
    }
  };
  const follow = (expression: Node): void => {
    const node = outermost(expression);
    const { parent } = node;
    switch (parent?.type) {
      case T.LogicalExpression:
      case T.ConditionalExpression:
        follow(parent);
        break;
      case T.AssignmentExpression:
        if (parent.right !== node) break;
        target(parent.left);
        follow(parent);
        break;
      case T.VariableDeclarator:
        if (parent.init === node) variable(parent.id);
        break;
      case T.Property: {
        const name = values.nameOf(parent);
        if (parent.value === node && name !== undefined) carriers.add(name);
        break;
      }
      case T.CallExpression:
        passed(parent, node);
        break;
      case T.ReturnStatement:
        isHandedOut = true;
        break;
      case T.ArrowFunctionExpression:
        isHandedOut ||= parent.body === node;
        break;
      default:
        break;
    }
  };
  for (const node of start) {
    if (node.type === T.Identifier && isDeclared(values, node)) variable(node);
    else follow(node);
  }
  return { carriers, isHandedOut };
}

/** Whether a token's source may provide the token that arrives somewhere. */
export function mayFeed({ carriers, isHandedOut }: Departure, arrival: Arrival): boolean {
  if (arrival.isPlaceholder || (isHandedOut && arrival.isOpen)) return true;
  return [...arrival.carriers].some((carrier) => carriers.has(carrier));
}

/** Returns the keys under which patterns take a variable out of objects, and the name of a `useState` variable. */
function patternNames(values: Values, { name, definitions }: Binding): string[] {
  return definitions.flatMap((definition) => {
    if (definition.type !== DefinitionType.Variable && definition.type !== DefinitionType.Parameter) return [];
    const { parent } = definition.name as Node;
    if (parent?.type === T.ArrayPattern) return [name];
    const property = parent?.type === T.AssignmentPattern ? parent.parent : parent;
    const key = property?.type === T.Property ? values.nameOf(property) : undefined;
    return key === undefined ? [] : [key];
  });
}

/**
 * Returns the object that a method is called on: `App.session.token()` may return what `App.session.start(token)`
 * received.
 */
function storeOf({ callee }: TSESTree.CallExpression): string | undefined {
  const method = unwrap(callee);
  const owner = method.type === T.MemberExpression ? dottedName(method.object) : undefined;
  return owner === undefined || owner === 'this' ? undefined : `${owner}.`;
}

function isDeclared(values: Values, identifier: TSESTree.Identifier): boolean {
  return values.bindingOf(identifier)?.definitions.some(({ name }) => name === identifier) ?? false;
}

/** Returns the property behind an accessor: `primaryToken` for `getPrimaryToken` and `setPrimaryToken`. */
function propertyOf(name: string, accessor: RegExp): string | undefined {
  const property = accessor.exec(name)?.[1];
  if (property === undefined || ANYTHING.test(property)) return undefined;
  return property.charAt(0).toLowerCase() + property.slice(1);
}
