import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { returnsOf } from '../../core/syntax/returns.js';
import { isInScope, isRepeatable, stringLiteral } from '../code.js';
import { isGlobal } from '../declarations.js';
import { keyOf } from '../objects.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { stepsOf } from './payload-steps.js';
import { fieldsInText } from './payload-text.js';

type Node = TSESTree.Node;

/** A value from the request body, as an expression that is valid elsewhere. */
export interface Carried {
  readonly source: string;
  /** The expression in the document: the value, or the variable that holds the body. */
  readonly node: Node;
}

export interface Body {
  readonly token: Carried;
  readonly userId: Carried;
  /** Statements that only built the body. */
  readonly removed: readonly Node[];
}

/** The fields of a body that were found, and the statements that only set them. */
interface Fields {
  readonly values: ReadonlyMap<string, Carried>;
  readonly removed: readonly Node[];
}

const ENCODERS =
  /^(stringify|param|toQueryString|URLSearchParams|HttpParams|encode|json|\$httpParamSerializer(JQLike)?|toJson|toString)$/;
/** Expressions that need no parentheses as an operand. */
const SIMPLE = new Set<Node['type']>([T.Identifier, T.MemberExpression, T.CallExpression, T.TemplateLiteral]);

const NAMES = ['access_token', 'user_id'] as const;
const MAX_DEPTH = 5;

/**
 * Returns the values of a request body; undefined if they can't be found.
 * @param payloads the expressions that together are the body
 * @param at where the values' expressions must be valid
 */
export function bodyOf(request: RewriteRequest, payloads: readonly Node[], at: Node): Body | undefined {
  const reader = new BodyReader(request, at);
  const found = payloads.map((payload) => reader.read(payload, 0));
  const values = new Map(found.flatMap((fields) => [...(fields?.values ?? [])]));
  const [token, userId] = NAMES.map((name) => values.get(name));
  if (!token || !userId || found.includes(undefined)) return undefined;
  return { token, userId, removed: [...new Set(found.flatMap((fields) => fields?.removed ?? []))] };
}

class BodyReader {
  readonly #request: RewriteRequest;
  readonly #at: Node;

  constructor(request: RewriteRequest, at: Node) {
    this.#request = request;
    this.#at = at;
  }

  read(start: Node, depth: number): Fields | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const node = unwrap(start);
    switch (node.type) {
      case T.ObjectExpression:
        return this.#ofObject(node);
      case T.CallExpression:
      case T.NewExpression:
        return this.#ofCall(node, depth);
      case T.BinaryExpression:
      case T.TemplateLiteral:
        return this.#ofText(node);
      case T.Identifier:
        return this.#ofVariable(node, depth);
      case T.MemberExpression:
        return this.#membersOf(node);
      default:
        return undefined;
    }
  }

  #ofObject(object: TSESTree.ObjectExpression): Fields | undefined {
    const values = new Map<string, Carried>();
    for (const property of object.properties) {
      if (property.type === T.SpreadElement) {
        for (const [name, value] of this.#membersOf(unwrap(property.argument))?.values ?? []) values.set(name, value);
        continue;
      }
      const name = this.#request.document.values.nameOf(property);
      if (name === undefined || property.method) return undefined;
      if (isField(name)) values.set(name, this.#carried(property.value));
    }
    // A spread that can't be read may replace the fields before it.
    const spread = object.properties.findLastIndex(
      (property) => property.type === T.SpreadElement && this.#membersOf(unwrap(property.argument)) === undefined,
    );
    const isReplaced = object.properties
      .slice(0, Math.max(spread, 0))
      .some((property) => property.type === T.Property && isField(keyOf(property) ?? ''));
    return isReplaced ? undefined : this.#inScope(values);
  }

  /** An encoder's argument, the object that a function of the file returns, or `params.set(…).set(…)`. */
  #ofCall(node: TSESTree.CallExpression | TSESTree.NewExpression, depth: number): Fields | undefined {
    const name = calledName(node) ?? '';
    const callee = unwrap(node.callee);
    const [argument] = node.arguments;
    if (name === 'toString' && callee.type === T.MemberExpression) return this.read(callee.object, depth + 1);
    if (name === 'join' || name === 'concat') return this.#ofText(node);
    if (/^(set|append)$/.test(name) && callee.type === T.MemberExpression) return this.#ofSetter(node, callee, depth);
    if (ENCODERS.test(name)) {
      if (argument === undefined || argument.type === T.SpreadElement) return undefined;
      const object = unwrap(argument);
      const from =
        name === 'HttpParams' && object.type === T.ObjectExpression ? propertyNamed(object, 'fromObject') : object;
      return from && this.read(from, depth + 1);
    }
    return node.type === T.CallExpression ? this.#ofFunction(node) : undefined;
  }

  #ofSetter(
    node: TSESTree.CallExpression | TSESTree.NewExpression,
    callee: TSESTree.MemberExpression,
    depth: number,
  ): Fields | undefined {
    const [key, value] = node.arguments;
    const object = unwrap(callee.object);
    const isNew = object.type === T.NewExpression && object.arguments.length === 0;
    const before = isNew ? { values: new Map<string, Carried>(), removed: [] } : this.read(object, depth + 1);
    if (before === undefined || !key || !value || !isString(key)) return undefined;
    if (!isField(key.value)) return before;
    return this.#inScope(new Map([...before.values, [key.value, this.#carried(value)]]), before.removed);
  }

  /** Reads `bodyFor(token, id)` of a function `(token, id) => ({ access_token: token, user_id: id })`. */
  #ofFunction(call: TSESTree.CallExpression): Fields | undefined {
    const { document } = this.#request;
    const [called, ...others] = document.values.calledFunctions(call);
    if (called === undefined || others.length > 0 || !isFunction(called)) return undefined;
    const [returned, ...more] = returnsOf(called);
    if (returned === undefined || more.length > 0) return undefined;
    const inner = unwrap(returned);
    const isEncoder = inner.type === T.CallExpression && ENCODERS.test(calledName(inner) ?? '');
    const object = isEncoder && inner.arguments[0] ? unwrap(inner.arguments[0]) : inner;
    if (object.type !== T.ObjectExpression) return undefined;
    const values = new Map<string, Carried>();
    for (const property of object.properties) {
      if (property.type !== T.Property) return undefined;
      const name = document.values.nameOf(property);
      if (name === undefined || !isField(name)) continue;
      const value = this.#argumentFor(property.value, called, call) ?? property.value;
      values.set(name, this.#carried(value));
    }
    return this.#inScope(values);
  }

  /** Returns the argument that a parameter receives. */
  #argumentFor(value: Node, { params }: { params: readonly Node[] }, call: TSESTree.CallExpression): Node | undefined {
    const binding = value.type === T.Identifier ? this.#request.document.values.bindingOf(value) : undefined;
    const index = params.findIndex((param) => binding?.definitions.some(({ name }) => name === param));
    return index < 0 || binding?.references.some((use) => use.isWrite()) === true ? undefined : call.arguments[index];
  }

  #ofText(node: Node): Fields | undefined {
    const values = new Map<string, Carried>();
    for (const [name, parts] of fieldsInText(node) ?? []) {
      if (!isField(name)) continue;
      const [first] = parts;
      // A value without an expression is a sample's, not a real one.
      if (first === undefined || parts.every((part) => typeof part === 'string')) return undefined;
      const value = parts.length === 1 && typeof first !== 'string' ? this.#carried(first) : this.#joined(parts, node);
      values.set(name, value);
    }
    return values.size > 0 ? this.#inScope(values) : undefined;
  }

  /** Returns `provider + '|' + id`. */
  #joined(parts: readonly (string | Node)[], node: Node): Carried {
    const { quote } = this.#request.style;
    const sources = parts.map((part) => {
      if (typeof part === 'string') return stringLiteral(part, quote);
      const source = sourceOf(this.#request, part);
      return SIMPLE.has(part.type) ? source : `(${source})`;
    });
    return { source: sources.join(' + '), node };
  }

  /** Reads the body from a variable. */
  #ofVariable(node: TSESTree.Identifier, depth: number): Fields | undefined {
    const { document } = this.#request;
    const binding = document.values.bindingOf(node);
    const [definition, ...others] = binding?.definitions ?? [];
    const declarator = definition?.node;
    if (!binding || others.length > 0 || declarator === undefined) return undefined;
    // A parameter, whose values callers in this document show.
    if (declarator.type !== T.VariableDeclarator) return this.#membersOf(node);
    if (!declarator.init || declarator.id.type !== T.Identifier) return undefined;
    const isAlone = declarator.parent.declarations.length === 1;
    const steps = stepsOf(document, binding, declarator);
    if (binding.references.some((use) => use.isWrite() && !use.init)) return undefined;
    // The rewrite also removes the Content-Length header, so its reads do not count.
    const reads = binding.references.filter((use) => use.isRead() && !isLengthOf(use.identifier));
    const isOnlyRead = reads.length === 1 + steps.reads;
    const isOnlyUse = isAlone && isOnlyRead && !isGlobal(this.#request, declarator.parent);
    const init = unwrap(declarator.init);
    if (steps.reads > 0) {
      const built =
        isAlone && isOnlyRead && steps.isComplete ? this.#ofSteps(init, steps, declarator, depth) : undefined;
      if (isOnlyUse && built) return built;
      const isRepeated = built && [...built.values.values()].every(({ node: value }) => isRepeatable(value));
      return this.#membersOf(node) ?? (isRepeated ? { ...built, removed: [] } : undefined);
    }
    const found = this.read(init, depth + 1);
    const removed = [...(found?.removed ?? []), ...(isOnlyUse ? [declarator.parent] : [])];
    const repeatable = [...(found?.values.values() ?? [])].every(({ node: value }) => isRepeatable(value));
    if (init.type !== T.ObjectExpression)
      return found && (removed.length > 0 || repeatable) ? { ...found, removed } : undefined;
    if (found?.values.size === NAMES.length && isOnlyUse && repeatable) return { ...found, removed };
    // The values must not be evaluated twice, but the new code can read them from the variable.
    return this.#membersOf(node);
  }

  /** Reads `const body = {}; body.access_token = token;` and `form.append('access_token', token)`. */
  #ofSteps(
    init: Node,
    steps: ReturnType<typeof stepsOf>,
    declarator: TSESTree.VariableDeclarator,
    depth: number,
  ): Fields | undefined {
    const isEmpty =
      (init.type === T.ObjectExpression && init.properties.length === 0) ||
      (init.type === T.NewExpression && init.arguments.length === 0);
    const before = isEmpty ? { values: new Map<string, Carried>(), removed: [] } : this.read(init, depth + 1);
    if (before === undefined) return undefined;
    const values = new Map(before.values);
    for (const [name, value] of steps.values) if (isField(name)) values.set(name, this.#carried(value));
    return this.#inScope(values, [...before.removed, declarator.parent, ...steps.statements]);
  }

  /** Reads `body.access_token` and `body.user_id` of an object that has both. */
  #membersOf(node: Node): Fields | undefined {
    const { document } = this.#request;
    if (!isRepeatable(node) || !isInScope(document, node, this.#at)) return undefined;
    const source = sourceOf(this.#request, node);
    const values = NAMES.flatMap((name): [string, Carried][] =>
      document.values.properties(node, [name]).length > 0 ? [[name, { source: `${source}.${name}`, node }]] : [],
    );
    return values.length > 0 ? { values: new Map(values), removed: [] } : undefined;
  }

  #inScope(values: ReadonlyMap<string, Carried>, removed: readonly Node[] = []): Fields | undefined {
    const { document } = this.#request;
    const isValid = [...values.values()].every(({ node }) => isInScope(document, node, this.#at));
    return isValid ? { values, removed } : undefined;
  }

  #carried(node: Node): Carried {
    return { source: sourceOf(this.#request, node), node };
  }
}

function isField(name: string): boolean {
  return NAMES.some((known) => known === name);
}

function propertyNamed(object: TSESTree.ObjectExpression, name: string): Node | undefined {
  return object.properties.flatMap((property) =>
    property.type === T.Property && keyOf(property) === name ? [property.value] : [],
  )[0];
}

function isLengthOf(node: Node): boolean {
  for (let { parent } = node; parent !== undefined; { parent } = parent) {
    if (parent.type === T.Property) return /^content-length$/i.test(keyOf(parent) ?? '');
  }
  return false;
}
