import type { TSESTree } from '@typescript-eslint/types';
import { flatten } from '../strings/pieces.js';
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

type Node = TSESTree.Node;

/**
 * A request that a call makes. It is recognized by the shape of the call: HTTP clients differ more in names than in
 * shapes.
 */
export interface HttpRequest {
  readonly node: Call;
  readonly url: Node;
  /** The prefix of `url` according to the call itself: a base URL, or the host if host and path are separate. */
  readonly base: Node | undefined;
  /** Whether this is only the expectation of a request in a test. */
  readonly isMock: boolean;
  /** In capitals; undefined if unknown. */
  readonly method: string | undefined;
  /** Expressions with the body, the query, or options that contain them. */
  readonly payloads: readonly Node[];
}

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

const URL_KEYS = ['url', 'uri', 'endpoint'];
const BASE_KEYS = ['baseURL', 'baseUrl', 'prefixUrl', 'prefix'];
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
  readonly #texts: Texts;
  readonly #payloads: Payloads;

  constructor(values: Values, texts: Texts) {
    this.#values = values;
    this.#texts = texts;
    this.#payloads = new Payloads(values, texts);
  }

  /** Returns the places that set a field in a request's payloads. */
  fields({ payloads }: HttpRequest, name: string): CarriedField[] {
    return this.#payloads.fields(payloads, name);
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
    const configured = this.#configured(first) ?? this.#pooled(node, first);
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

  /** Returns the possible values of a request's complete URL. */
  urlsOf(request: HttpRequest): readonly Text[] {
    return this.#texts.of(request.url).flatMap((path) => {
      // An absolute URL needs no base.
      if (!/^\s*[\w/]/.test(flatten(path)) || /^\s*(\w+:)?\/\//.test(flatten(path))) return [path];
      const base = request.base ?? this.#baseOf(request.node.callee) ?? this.#baseBeside(request);
      return base ? this.#texts.of(base).map((head): Text => join(head, path)) : [path];
    });
  }

  /** Returns the base URL in another argument: `ky('path', { prefixUrl })`, `axios.post('path', data, { baseURL })`. */
  #baseBeside({ node, url }: HttpRequest): Node | undefined {
    for (const argument of node.arguments) {
      const base = argument === url || isFunction(argument) ? undefined : this.#option(argument, BASE_KEYS);
      if (base) return base;
    }
    return undefined;
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

  /** Returns the URL in an options object, or its host and path. */
  #configured(options: Node): { url: Node; base: Node | undefined } | undefined {
    if (this.#values.origins(options).every((origin) => origin.type !== T.ObjectExpression)) return undefined;
    const url = this.#option(options, URL_KEYS);
    if (url) return { url, base: this.#option(options, BASE_KEYS) };
    const path = this.#option(options, ['path', 'pathname']);
    const host = this.#option(options, ['hostname', 'host', 'origin']);
    return path && host ? { url: path, base: host } : undefined;
  }

  /**
   * Returns the URL of undici's `client.request({ path })`. The host comes from the client:
   * `new Client('https://host')`.
   */
  #pooled({ callee }: Call, options: Node): { url: Node; base: Node | undefined } | undefined {
    const client = unwrap(callee);
    if (client.type !== T.MemberExpression || !/^(?:request|stream|pipeline)$/.test(this.#values.nameOf(client) ?? ''))
      return undefined;
    for (const origin of this.#values.origins(client.object)) {
      if (origin.type !== T.NewExpression || !/^(?:Client|Pool|BalancedPool)$/.test(calledName(origin) ?? '')) continue;
      const [base] = origin.arguments;
      const url = base && this.#option(options, ['path']);
      if (url) return { url, base };
    }
    return undefined;
  }

  #option(options: Node, keys: readonly string[]): Node | undefined {
    for (const key of keys) {
      const site = this.#values.properties(options, [key]).find(({ value }) => value !== undefined);
      if (site) return site.value;
    }
    return undefined;
  }

  /**
   * Returns the base URL of a client: `https://host` in `axios.create({ baseURL })`, `got.extend({ prefixUrl })`,
   * `nock('https://host')`.
   */
  #baseOf(callee: Node): Node | undefined {
    let client = unwrap(callee);
    if (client.type === T.MemberExpression) client = client.object;
    for (let depth = 0; depth < 12; depth++) {
      for (const origin of this.#values.origins(client)) {
        if (origin.type !== T.CallExpression && origin.type !== T.NewExpression) continue;
        const [first] = origin.arguments;
        const name = calledName(origin);
        if (first === undefined || name === undefined) continue;
        if (name === 'nock') return first;
        if (/^(create|extend|defaults|instance)$/.test(name)) return this.#option(first, BASE_KEYS);
      }
      // Continue down the chain of calls: `nock(base).get(…).reply(…).post(…)`.
      const inner = unwrap(client);
      const next = inner.type === T.CallExpression ? unwrap(inner.callee) : inner;
      if (next.type !== T.MemberExpression) return undefined;
      client = next.object;
    }
    return undefined;
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

/** Returns a request that computes its method and payloads only on demand. */
function lazyRequest(
  known: Omit<HttpRequest, 'method' | 'payloads'>,
  method: () => string | undefined,
  payloads: () => readonly Node[],
): HttpRequest {
  return {
    ...known,
    get method() {
      return method();
    },
    get payloads() {
      return payloads();
    },
  };
}

/** Joins a base and a path with one slash in between. */
function join(base: Text, path: Text): Text {
  const last = base.at(-1);
  const slash = last?.kind === 'text' && last.value.endsWith('/');
  const head = slash ? [...base.slice(0, -1), { ...last, value: last.value.slice(0, -1) }] : [...base];
  const first = path[0];
  const needsSlash = first?.kind === 'text' && !first.value.startsWith('/');
  return needsSlash ? [...head, { kind: 'text', value: '/', node: first.node }, ...path] : [...head, ...path];
}
