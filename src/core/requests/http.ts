import type { TSESTree } from '@typescript-eslint/types';
import type { Text } from '../strings/pieces.js';
import type { Texts } from '../strings/texts.js';
import { dottedName, isFunction, outermost, unwrap } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import type { Call } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import type { Values } from '../values/values.js';
import { isExpectation } from './assertions.js';
import { headersSetFor } from './headers.js';
import type { Header } from './headers.js';
import { Payloads } from './payloads.js';
import type { CarriedField } from './payloads.js';
import { RequestUrls } from './request-urls.js';
import { lazyRequest } from './request.js';
import type { HttpRequest } from './request.js';

type Node = TSESTree.Node;

const VERBS: ReadonlyMap<string, string> = new Map([
  ['get', 'GET'],
  ['getJSON', 'GET'],
  ['jsonp', 'GET'],
  ['post', 'POST'],
  ['sendBeacon', 'POST'],
  ['postForm', 'POST'],
  ['put', 'PUT'],
  ['patch', 'PATCH'],
  ['delete', 'DELETE'],
  ['del', 'DELETE'],
  ['head', 'HEAD'],
  ['options', 'OPTIONS'],
]);
const METHOD_NAME = /^(get|post|put|patch|delete|head|options)$/i;

/** Functions that send GET requests by default. */
const GET_BY_DEFAULT =
  /^(fetch|\$fetch|ofetch|nodeFetch|axios|got|ky|request|rp|ajax|\$http|needle|Request|requestPromise)$/;

const METHOD_KEYS = ['method', 'type'];
/** Methods that add data to a request built in a chain. */
const CHAINED = new Set(['send', 'query', 'field', 'form', 'body', 'json']);

/** Matches typical names of variables and properties that hold a URL. */
const URL_NAME = /ur[il]|endpoint|path|address|href|link|target|route|authoriz/i;

/** Expressions that are neither a URL nor options with a URL. */
const NO_URL: ReadonlySet<string> = new Set([
  T.ArrowFunctionExpression,
  T.FunctionExpression,
  T.ClassExpression,
  T.ThisExpression,
  T.UnaryExpression,
  T.UpdateExpression,
  T.ArrayExpression,
  T.JSXElement,
  T.JSXFragment,
]);

export class Http {
  readonly #values: Values;
  readonly #urls: RequestUrls;
  readonly #payloads: Payloads;

  constructor(values: Values, texts: Texts) {
    this.#values = values;
    this.#urls = new RequestUrls(values, texts);
    this.#payloads = new Payloads(values, texts);
  }

  /** Returns the places that set a field in a request's payloads. */
  fields({ payloads }: HttpRequest, name: string): CarriedField[] {
    return this.#payloads.fields(payloads, name);
  }

  /** Returns the possible values of a request's complete URL. */
  urlsOf(request: HttpRequest): readonly Text[] {
    return this.#urls.of(request);
  }

  /** Returns the request that a call makes; undefined if no argument can be its URL. */
  requestAt(node: Call): HttpRequest | undefined {
    const name = calledName(node);
    const [first, second, ...others] = node.arguments;
    if (first === undefined || name === undefined || NO_URL.has(unwrap(first).type)) return undefined;
    // Finds only the URL at first. The rest can wait, because no rule is interested in most calls.
    const chained = (): Node[] => this.#chained(node);
    const common = { node, isMock: isExpectation(node) };

    // `xhr.open('POST', url)`, `needle('post', url, data)`, `http('POST', url)`
    const word = second === undefined ? undefined : this.#methodWord(first);
    if (word !== undefined && second !== undefined) {
      const sent = (): Node[] => (name === 'open' ? this.#sentBy(node) : others);
      return lazyRequest(
        { ...common, url: second, base: undefined },
        () => word,
        () => [...sent(), ...chained()],
      );
    }
    const verb = unwrap(node.callee).type === T.MemberExpression ? VERBS.get(name) : undefined;
    const isGet = GET_BY_DEFAULT.test(name);
    const configured = this.#urls.configured(first) ?? this.#urls.pooled(node, first);
    if (configured !== undefined) {
      const method = (): string | undefined => verb ?? this.#methodOf(first, isGet ? 'GET' : undefined);
      return lazyRequest({ ...common, ...configured }, method, () => [first, ...this.#written(node), ...chained()]);
    }
    // With a single argument, only a call of an HTTP client can be a request.
    if (second === undefined && verb === undefined && !isGet && !this.#isChained(node)) return undefined;
    if (!this.#mayBeUrl(first)) return undefined;
    const method = (): string | undefined =>
      verb ?? this.#methodBeside(second, isGet && !this.#isOpaque(second) ? 'GET' : undefined);
    const rest = (): Node[] => node.arguments.slice(1).filter((argument) => !isFunction(argument));
    return lazyRequest({ ...common, url: first, base: undefined }, method, () => [...rest(), ...chained()]);
  }

  #methodWord(node: Node): string | undefined {
    const word = this.#values.constantString(node);
    return word !== undefined && METHOD_NAME.test(word) ? word.toUpperCase() : undefined;
  }

  #methodBeside(options: Node | undefined, fallback: string | undefined): string | undefined {
    return options === undefined ? fallback : this.#methodOf(options, fallback);
  }

  /** Returns the method in an options object, or `fallback` if it sets none; undefined if its value is unknown. */
  #methodOf(options: Node, fallback: string | undefined): string | undefined {
    let known = fallback;
    for (const key of METHOD_KEYS) {
      for (const { value } of this.#values.properties(options, [key])) {
        const word = value && this.#methodWord(value);
        if (word !== undefined) return word;
        if (key === 'method') known = undefined;
      }
    }
    return known;
  }

  /** Returns the data passed to `write` and `end` of a variable with the result of `https.request`. */
  #written(node: Call): Node[] {
    const { parent } = outermost(node);
    if (parent?.type !== T.VariableDeclarator || parent.id.type !== T.Identifier) return [];
    const binding = this.#values.bindingOf(parent.id);
    if (binding === undefined) return [];
    return [...this.#values.memberUses(binding)].flatMap(({ node: use, path }) => {
      const call = use.parent;
      if (path.length !== 1 || !/^(write|end|send)$/.test(path[0] ?? '')) return [];
      return call?.type === T.CallExpression && call.callee === use ? call.arguments : [];
    });
  }

  /** Whether an argument may be an options object that is defined elsewhere. */
  #isOpaque(node: Node | undefined): boolean {
    return (
      node !== undefined &&
      !isFunction(node) &&
      this.#values.origins(node).every((origin) => origin.type !== T.ObjectExpression)
    );
  }

  /**
   * Returns the headers that calls set on the request or on its arguments.
   * @param defaults options that also apply to the request
   */
  headersSet({ node, payloads }: HttpRequest, defaults: readonly Node[] = []): Header[] {
    if (calledName(node) !== 'open') return headersSetFor(this.#values, node, [...payloads, ...defaults]);
    return this.#callsOnSame(node, 'setRequestHeader').flatMap(({ arguments: [name, value] }): Header[] =>
      name && value ? [[name, value]] : [],
    );
  }

  /** Returns the arguments of `send` on the object whose `open` is called. */
  #sentBy(open: Call): Node[] {
    return this.#callsOnSame(open, 'send').flatMap((call) => call.arguments);
  }

  /** Returns the calls of `method` on the receiver of `call`. */
  #callsOnSame(call: Call, method: string): Call[] {
    const callee = unwrap(call.callee);
    if (callee.type !== T.MemberExpression) return [];
    const binding = this.#values.bindingOf(unwrap(callee.object));
    const name = dottedName(callee.object);
    return this.#values.memberCalls(method).filter((other) => {
      const target = unwrap(other.callee);
      if (target.type !== T.MemberExpression) return false;
      if (binding !== undefined) return this.#values.bindingOf(unwrap(target.object)) === binding;
      return dottedName(target.object) === name;
    });
  }

  /** Whether an argument is a string or, if its value is unknown, has a name typical of a URL. */
  #mayBeUrl(node: Node): boolean {
    return this.#values.origins(node).some((origin) => {
      if (origin.type === T.Identifier) return URL_NAME.test(origin.name);
      if (origin.type !== T.MemberExpression) return !NO_URL.has(origin.type);
      return URL_NAME.test(this.#values.nameOf(origin) ?? 'url');
    });
  }

  #isChained(node: Call): boolean {
    return outermost(node).parent?.type === T.MemberExpression;
  }

  /** Returns the arguments of `.send(…)`, `.query(…)` and the like, chained to the call. */
  #chained(node: Call): Node[] {
    const found: Node[] = [];
    let current: Node = outermost(node);
    for (let { parent } = current; parent?.type === T.MemberExpression && parent.object === current;) {
      const call = outermost(parent).parent;
      if (call?.type !== T.CallExpression || call.callee !== outermost(parent)) break;
      const name = calledName(call);
      if (name !== undefined && CHAINED.has(name)) found.push(...call.arguments);
      current = outermost(call);
      ({ parent } = current);
    }
    return found;
  }
}
