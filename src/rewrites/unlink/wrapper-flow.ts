import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { contains, dottedName, isFunction, isString, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { keyOf } from '../objects.js';
import type { HttpClient } from './client-table.js';
import { httpClientOf } from './clients.js';

type Node = TSESTree.Node;

/** A function of the project that sends requests for its callers. */
export interface Wrapper {
  readonly document: Document;
  readonly called: FunctionNode;
  /** The only request in it. */
  readonly sender: TSESTree.CallExpression;
  readonly client: HttpClient;
}

/** A value that comes from a parameter, or from a property of it. */
export interface FromParameter {
  readonly index: number;
  readonly path: readonly string[];
}

/** Where an option of the request in a wrapper comes from; `other` if callers can't decide it. */
export type Source = FromParameter | 'other' | 'absent';

/** Returns the project's function that is called; undefined unless it sends exactly one request. */
export function wrapperOf(document: Document, callee: Node): Wrapper | undefined {
  const [only, ...others] = calledBy(document, callee);
  if (only === undefined || others.length > 0) return undefined;
  return wrapperIn(only.document, only.called);
}

/** Returns a function as a wrapper; undefined unless it sends exactly one request. */
export function wrapperIn(document: Document, called: FunctionNode): Wrapper | undefined {
  const senders = document.programs
    .flatMap(({ nodes }) => nodes)
    .filter((node): node is TSESTree.CallExpression => node.type === T.CallExpression && contains(called, node))
    .flatMap((sender) => {
      const client = httpClientOf(document, sender.callee);
      return client && isSender(document, sender, client) ? [{ document, called, sender, client }] : [];
    });
  return senders.length === 1 ? senders[0] : undefined;
}

function isSender(document: Document, node: TSESTree.CallExpression, { name }: HttpClient): boolean {
  return document.http.requestAt(node) !== undefined && /^(?:fetch|axios|angular)$/.test(name);
}

/** Returns the functions that an expression may be, here or in an imported file. */
export function calledBy(document: Document, start: Node): { document: Document; called: FunctionNode }[] {
  const callee = unwrap(start);
  const here = document.values.origins(callee).filter(isFunction);
  if (here.length > 0) return here.map((called) => ({ document, called }));
  const injected = methodOfService(document, callee);
  if (injected) return [injected];
  return document.imports.resolve(callee).flatMap(({ document: other, node }) =>
    other.values
      .origins(node)
      .filter(isFunction)
      .map((called) => ({ document: other, called })),
  );
}

/** Returns the method of a class that the constructor receives: `this.api.post` with `constructor(private api: Api)`. */
function methodOfService(document: Document, callee: Node): { document: Document; called: FunctionNode } | undefined {
  if (callee.type !== T.MemberExpression) return undefined;
  const name = document.values.nameOf(callee);
  const service = dottedName(callee.object)?.split('.').at(-1) ?? '';
  const type = new RegExp(
    `(?<![\\w$])${service.replaceAll('$', '\\$')}\\s*(?::|=\\s*inject\\()\\s*([A-Z]\\w*)\\s*[,);]`,
  ).exec(document.text)?.[1];
  if (type === undefined || service === '' || name === undefined) return undefined;
  const local = document.programs
    .flatMap(({ nodes }) => nodes)
    .find(
      (node): node is TSESTree.Identifier =>
        node.type === T.Identifier &&
        node.name === type &&
        node.parent.type === T.ImportSpecifier &&
        node === node.parent.local,
    );
  for (const { document: home, node } of local ? document.imports.resolve(local) : []) {
    const body = node.type === T.ClassDeclaration || node.type === T.ClassExpression ? node.body.body : [];
    for (const member of body) {
      if (member.type !== T.MethodDefinition || home.values.nameOf(member) !== name) continue;
      if (member.value.type === T.FunctionExpression) return { document: home, called: member.value };
    }
  }
  return undefined;
}

/** Returns the parameter that an expression reads, if callers fully decide its value. */
export function parameterOf({ document, called }: Wrapper, start: Node, depth = 0): FromParameter | undefined {
  const node = unwrap(start);
  if (depth > 4) return undefined;
  const again = (inner: Node): FromParameter | undefined =>
    parameterOf({ document, called } as Wrapper, inner, depth + 1);
  switch (node.type) {
    // A default applies only where a caller passes nothing.
    case T.LogicalExpression:
      return node.operator === '&&' ? undefined : again(node.left);
    case T.MemberExpression: {
      const from = again(node.object);
      const name = document.values.nameOf(node);
      return from && name !== undefined ? { ...from, path: [...from.path, name] } : undefined;
    }
    case T.Identifier:
      return ofIdentifier({ document, called } as Wrapper, node, again);
    default:
      return undefined;
  }
}

function ofIdentifier(
  { document, called }: Wrapper,
  node: TSESTree.Identifier,
  again: (inner: Node) => FromParameter | undefined,
): FromParameter | undefined {
  const binding = document.values.bindingOf(node);
  const [definition, ...others] = binding?.definitions ?? [];
  if (!binding || !definition || others.length > 0) return undefined;
  if (binding.references.some((use) => use.isWrite() && !use.init)) return undefined;
  for (const [index, parameter] of called.params.entries()) {
    const path = pathIn(parameter, definition.name);
    if (path) return { index, path };
  }
  const declarator = definition.node as Node;
  if (declarator.type !== T.VariableDeclarator || !declarator.init || !contains(called, declarator)) return undefined;
  const path = pathIn(declarator.id, definition.name);
  const from = again(declarator.init);
  return from && path ? { ...from, path: [...from.path, ...path] } : undefined;
}

/** Returns the path to a name in a pattern: `['b']` for `b` and `c` in `{ b }` and `{ b: c = 1 }`. */
function pathIn(pattern: Node, name: Node): string[] | undefined {
  switch (pattern.type) {
    case T.AssignmentPattern:
      return pathIn(pattern.left, name);
    case T.TSParameterProperty:
      return pathIn(pattern.parameter, name);
    case T.ObjectPattern:
      for (const property of pattern.properties) {
        if (property.type === T.RestElement) {
          if (property.argument === name) return [];
          continue;
        }
        const rest = pathIn(property.value, name);
        const key = keyOf(property);
        if (rest && key !== undefined) return [key, ...rest];
      }
      return undefined;
    default:
      return pattern === name ? [] : undefined;
  }
}

/** Returns the parts that make up an object: properties and spread objects, in order; undefined if not known. */
function partsOf({ document }: Wrapper, start: Node): readonly (TSESTree.Property | { spread: Node })[] | undefined {
  const node = unwrap(start);
  if (node.type === T.ObjectExpression) {
    return node.properties.map((property) =>
      property.type === T.SpreadElement ? { spread: property.argument } : property,
    );
  }
  if (node.type === T.CallExpression && /^(assign|extend|merge)$/.test(calledName(node) ?? '')) {
    return node.arguments.flatMap((argument) => {
      const inner = unwrap(argument);
      if (inner.type !== T.ObjectExpression) return [{ spread: argument as Node }];
      return partsOf({ document } as Wrapper, inner) ?? [];
    });
  }
  if (node.type === T.NewExpression && calledName(node) === 'Headers' && node.arguments[0]) {
    const [argument] = node.arguments;
    return partsOf({ document } as Wrapper, argument) ?? [{ spread: argument }];
  }
  return undefined;
}

/** Returns the value of a variable that is set once. */
export function settled(wrapper: Wrapper, start: Node): Node {
  const node = unwrap(start);
  if (node.type !== T.Identifier || parameterOf(wrapper, node)) return node;
  const binding = wrapper.document.values.bindingOf(node);
  const [definition, ...others] = binding?.definitions ?? [];
  const declarator = definition?.node as Node | undefined;
  if (others.length > 0 || declarator?.type !== T.VariableDeclarator || !declarator.init) return node;
  return binding?.references.some((use) => use.isWrite() && !use.init) === true ? node : unwrap(declarator.init);
}

/** Returns where an option of a wrapper's request comes from, if callers always pass it. */
export function sourceOfOption(wrapper: Wrapper, options: Node | undefined, key: string): Source {
  if (options === undefined) return 'absent';
  const node = settled(wrapper, options);
  const whole = parameterOf(wrapper, node);
  if (whole) return { ...whole, path: [...whole.path, key] };
  const parts = partsOf(wrapper, node);
  if (parts === undefined) return 'other';
  for (const part of parts.toReversed()) {
    if ('spread' in part) {
      if (isTakenBeforeRest(wrapper, part.spread, key)) continue;
      const from = parameterOf(wrapper, part.spread);
      if (from) return { ...from, path: [...from.path, key] };
      if (wrapper.document.values.origins(part.spread).every((origin) => origin.type === T.ObjectExpression)) {
        if (wrapper.document.values.properties(part.spread, [key]).length === 0) continue;
      }
      return 'other';
    }
    if (keyOf(part)?.toLowerCase() !== key) continue;
    return key === 'headers' ? sourceOfHeaders(wrapper, part.value) : (parameterOf(wrapper, part.value) ?? 'other');
  }
  return 'absent';
}

/** Whether `rest` of `{ headers, ...rest }` lacks a property because the pattern takes it out. */
function isTakenBeforeRest({ document }: Wrapper, rest: Node, key: string): boolean {
  const [definition] = document.values.bindingOf(unwrap(rest))?.definitions ?? [];
  const element: Node | undefined = definition?.name.parent;
  if (element?.type !== T.RestElement || element.parent.type !== T.ObjectPattern) return false;
  return element.parent.properties.some((property) => property.type === T.Property && keyOf(property) === key);
}

/** Returns the parameter whose headers win over the wrapper's own. */
function sourceOfHeaders(wrapper: Wrapper, value: Node): Source {
  const direct = parameterOf(wrapper, value);
  if (direct) return direct;
  const parts = partsOf(wrapper, settled(wrapper, value));
  for (const part of parts?.toReversed() ?? []) {
    if (!('spread' in part)) {
      if (keyOf(part) === undefined || /^authorization$/i.test(keyOf(part) ?? '')) return 'other';
      continue;
    }
    return parameterOf(wrapper, part.spread) ?? 'other';
  }
  return 'other';
}

/** Whether statements of a wrapper set the `Authorization` header, or other headers of unknown names. */
export function setsHeaders({ document, called }: Wrapper): boolean {
  return document.programs
    .flatMap(({ nodes }) => nodes)
    .some((node) => {
      if (!contains(called, node)) return false;
      if (node.type === T.AssignmentExpression) return isHeaderName(document, node.left);
      if (node.type !== T.CallExpression || !/^(set|append|setHeader|assign)$/.test(calledName(node) ?? ''))
        return false;
      const [name] = node.arguments;
      return (
        name !== undefined &&
        (isString(name) ? /^authorization$/i.test(name.value) : /header/i.test(textOf(document, node)))
      );
    });
}

function isHeaderName(document: Document, left: Node): boolean {
  if (left.type !== T.MemberExpression) return false;
  const name = document.values.nameOf(left);
  return name === undefined ? /header/i.test(textOf(document, left.object)) : /^(authorization|headers)$/i.test(name);
}

function textOf({ text }: Document, { range: [start, end] }: Node): string {
  return text.slice(start, end);
}

/** Whether a wrapper also works without a body: it only encodes the body, passes it on, or tests it. */
export function worksWithoutBody(wrapper: Wrapper, isBody: (from: FromParameter) => boolean): boolean {
  return wrapper.document.programs
    .flatMap(({ nodes }) => nodes)
    .filter((node) => contains(wrapper.called, node))
    .every((node) => {
      if (node.type !== T.Identifier && node.type !== T.MemberExpression) return true;
      const from = parameterOf(wrapper, node);
      return from === undefined || !isBody(from) || isTolerant(node);
    });
}

function isTolerant({ parent }: Node): boolean {
  if (parent?.type === T.CallExpression) return calledName(parent) === 'stringify';
  return parent?.type !== T.MemberExpression && parent?.type !== T.SpreadElement && parent?.type !== T.NewExpression;
}
