import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isFunction, outermost, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { descendants } from '../code.js';
import type { HttpClient } from './client-table.js';
import { isXhrRead } from './xhr-answer.js';

type Node = TSESTree.Node;

/** A request, as the code around it is searched for uses of the response. */
export interface Sent {
  readonly document: Document;
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly args: readonly Node[];
  readonly client: HttpClient;
}

/** Names of a response's members that are the same whatever its body is; Node's `resume` throws the body away. */
const STATUS = /^(?:ok|resume|status|statusCode|statusMessage|statusText)$/;

/** Events of Node's responses whose listeners are not given the body. */
const WITHOUT_BODY = new Set(['aborted', 'close', 'end', 'error']);

/** Clients whose callbacks get an error before the response. */
const ERROR_FIRST = new Set(['needle', 'request']);

/** Methods of superagent that only describe the request. */
const DESCRIBES = /^(?:accept|query|retry|send|set|timeout|type|withCredentials)$/;

/** Functions that make a promise for the response of an observable. */
const PROMISES = /^(?:first|last)ValueFrom$/;

/** Options that are functions which receive the response. */
const CALLBACKS = ['next', 'callback', 'complete', 'success', 'transformResponse'];

/** Kinds of expressions whose value is not a function. */
const PLAIN: ReadonlySet<Node['type']> = new Set([
  T.BinaryExpression,
  T.Literal,
  T.ObjectExpression,
  T.TemplateLiteral,
]);

/** Whether the code may use the response; error handling does not count. */
export function isAnswerUsed(sent: Sent): boolean {
  return new Answer(sent, /^$/).isUsed();
}

/** Whether the code may read the response's body; its status and error handling do not count. */
export function isBodyRead(sent: Sent): boolean {
  return new Answer(sent, STATUS).isUsed();
}

class Answer {
  readonly #sent: Sent;
  readonly #ignored: RegExp;

  /** @param ignored names of the response's properties that do not count as a use */
  constructor(sent: Sent, ignored: RegExp) {
    this.#sent = sent;
    this.#ignored = ignored;
  }

  isUsed(): boolean {
    const { document, call, args, client } = this.#sent;
    if (client.shape === 'node') return this.#isReadInNode(args);
    if (client.shape === 'xhr') return isXhrRead(document, call);
    if (args.some((argument) => this.#isTakenBy(argument))) return true;
    return this.#isResultUsed(outermost(call));
  }

  /** Node delivers the response to a callback, or else in an event. */
  #isReadInNode(args: readonly Node[]): boolean {
    const callbacks = args.map(unwrap).filter(isFunction);
    return callbacks.length === 0 || args.some((argument) => this.#isTakenBy(argument));
  }

  #isResultUsed(node: Node): boolean {
    const { parent } = node;
    if (parent?.type === T.ExpressionStatement) return false;
    if (parent?.type === T.YieldExpression) return this.#isResultUsed(parent);
    if (parent?.type === T.VariableDeclarator) return this.#isNameUsed(parent.id);
    if (parent?.type === T.CallExpression && parent.arguments[0] === node && PROMISES.test(calledName(parent) ?? ''))
      return this.#isResultUsed(outermost(parent));
    if (parent?.type !== T.MemberExpression || parent.object !== node) return true;
    if (this.#isIgnored(parent)) return false;
    const next = parent.parent;
    return next.type !== T.CallExpression || next.callee !== parent || this.#isUsedAfter(next);
  }

  /** Whether a method of the request receives the response, or a method called on that method's result. */
  #isUsedAfter(next: TSESTree.CallExpression): boolean {
    const [handler, ...others] = next.arguments;
    const passed = (): boolean => this.#isResultUsed(outermost(next));
    const name = calledName(next);
    if (this.#sent.client.name === 'superagent' && DESCRIBES.test(name ?? '')) return passed();
    switch (name) {
      case 'catch':
      case 'error':
      case 'fail':
      case 'finally':
      case 'toPromise':
        return passed();
      case 'always':
      case 'done':
      case 'success':
        return next.arguments.some((argument) => this.#isTakenBy(argument, true)) || passed();
      case 'then':
        // The result is now the handler's.
        if (handler && isFunction(handler)) return this.#isTakenBy(handler);
        return handler === undefined ? passed() : true;
      case 'subscribe':
        return handler !== undefined && this.#isTakenBy(handler, true);
      case 'end':
        return others.length > 0 || (handler !== undefined && !(isFunction(handler) && !this.#reads(handler, 1)));
      default:
        return true;
    }
  }

  /** Whether an argument may be, or have, a function that uses the response. */
  #isTakenBy(argument: Node, isHandler = false): boolean {
    const value = unwrap(argument);
    if (isFunction(value)) return this.#reads(value, ERROR_FIRST.has(this.#sent.client.name) ? 1 : 0);
    if (value.type === T.Identifier && !isHandler) return this.#mayTake(value);
    if (value.type !== T.ObjectExpression) return isHandler;
    return value.properties.some((property) => {
      if (property.type !== T.Property || property.computed || property.key.type !== T.Identifier) return isHandler;
      return CALLBACKS.includes(property.key.name) && this.#isTakenBy(property.value, true);
    });
  }

  /** Whether a variable may hold a function, or an object with one, and not just a URL or a body. */
  #mayTake(variable: TSESTree.Identifier): boolean {
    const { values } = this.#sent.document;
    const origins = values.origins(variable);
    return (
      origins.length === 0 ||
      !origins.every(({ type }) => PLAIN.has(type)) ||
      CALLBACKS.some((name) => values.properties(variable, [name]).length > 0)
    );
  }

  /** Whether a function uses its parameters, from the `first` on. */
  #reads(node: FunctionNode, first = 0): boolean {
    const isOpen = node.type !== T.ArrowFunctionExpression && node.body;
    for (const inner of isOpen ? descendants(isOpen) : []) {
      if (inner.type === T.Identifier && inner.name === 'arguments') return true;
    }
    return node.params.slice(first).some((parameter) => this.#isNameUsed(parameter));
  }

  /** Whether a variable or parameter that holds the response is used. */
  #isNameUsed(name: Node): boolean {
    const binding = name.type === T.Identifier ? this.#sent.document.values.bindingOf(name) : undefined;
    if (binding === undefined) return true;
    return binding.references.some(({ identifier, init }) => {
      const { parent } = identifier;
      if (init === true || (parent.type === T.MemberExpression && this.#isIgnored(parent))) return false;
      return !isAfterFailure(identifier);
    });
  }

  #isIgnored({ computed, property, parent }: TSESTree.MemberExpression): boolean {
    if (computed || property.type !== T.Identifier) return false;
    return this.#ignored.test(property.name) || (property.name === 'on' && this.#isWithoutBody(parent));
  }

  /** Whether a call listens to an event of Node's that does not deliver the body. */
  #isWithoutBody(call: Node): boolean {
    const [event] = call.type === T.CallExpression ? call.arguments : [];
    const name = event && this.#sent.document.values.constantString(event);
    return name !== undefined && WITHOUT_BODY.has(name);
  }
}

/** Whether code runs only for a response that is not `ok`: its body says what went wrong. */
function isAfterFailure(use: TSESTree.Identifier | TSESTree.JSXIdentifier): boolean {
  for (let node: Node = use; node.parent !== undefined && !isFunction(node); node = node.parent) {
    const outer: Node = node.parent;
    if (outer.type !== T.IfStatement || outer.consequent !== node) continue;
    const { test } = outer;
    const failed = test.type === T.UnaryExpression && test.operator === '!' ? unwrap(test.argument) : undefined;
    if (failed?.type !== T.MemberExpression || failed.object.type !== T.Identifier) continue;
    if (failed.object.name === use.name && failed.property.type === T.Identifier && failed.property.name === 'ok')
      return true;
  }
  return false;
}
