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

/** A request that a call makes, told by the shape of the call: HTTP clients differ in names more than in shapes. */
export interface HttpRequest {
  readonly node: Call;
  readonly url: Node;
  /** What the call itself says stands before `url`: a base URL, or the host where host and path are apart. */
  readonly base: Node | undefined;
  /** Whether it is only the expectation of a request, in a test. */
  readonly isMock: boolean;
  /** In capitals; undefined where it cannot be told. */
  readonly method: string | undefined;
  /** Expressions that hold the body, the query or the options which hold those. */
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

/** Functions whose requests are GET unless they are told otherwise. */
const GET_BY_DEFAULT =
  /^(fetch|\$fetch|ofetch|nodeFetch|axios|got|ky|request|rp|ajax|\$http|needle|Request|requestPromise)$/;

const URL_KEYS = ['url', 'uri', 'endpoint'];
const BASE_KEYS = ['baseURL', 'baseUrl', 'prefixUrl', 'prefix'];
const METHOD_KEYS = ['method', 'type'];
/** Methods by which a request that is built in a chain takes what it sends. */
const CHAINED = new Set(['send', 'query', 'field', 'form', 'body', 'json']);

/** What a variable or property with a URL in it is called. */
const URL_NAME = /ur[il]|endpoint|path|address|href|link|target|route|authoriz/i;

/** Expressions that are neither a URL nor options that hold one. */
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

  /** Where the payloads of a request give a field a value. */
  fields({ payloads }: HttpRequest, name: string): CarriedField[] {
    return this.#payloads.fields(payloads, name);
  }

  /** The request that a call makes; undefined where no argument can be its URL. */
  requestAt(node: Call): HttpRequest | undefined {
    const name = calledName(node);
    const [first, second, ...others] = node.arguments;
    if (first === undefined || name === undefined || NO_URL.has(unwrap(first).type)) return undefined;
    // Most calls are no request that anyone asks about: only the URL is worked out at once.
    const chained = (): Node[] => this.#chained(node);
    const common = { node, isMock: isExpectation(node) };

    // `xhr.open('POST', url)`, `needle('post', url, data)`, `http('POST', url)`.
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
      const method = (): string | undefined => verb ?? this.#methodOf(first) ?? (isGet ? 'GET' : undefined);
      return lazyRequest({ ...common, ...configured }, method, () => [first, ...this.#written(node), ...chained()]);
    }
    // Of the calls with one argument only those of a client can be requests.
    if (second === undefined && verb === undefined && !isGet && !this.#isChained(node)) return undefined;
    if (!this.#mayBeUrl(first)) return undefined;
    const method = (): string | undefined =>
      verb ?? (second && this.#methodOf(second)) ?? (isGet && !this.#isOpaque(second) ? 'GET' : undefined);
    const rest = (): Node[] => node.arguments.slice(1).filter((argument) => !isFunction(argument));
    return lazyRequest({ ...common, url: first, base: undefined }, method, () => [...rest(), ...chained()]);
  }

  /** The ways the whole URL of a request may turn out. */
  urlsOf(request: HttpRequest): readonly Text[] {
    return this.#texts.of(request.url).flatMap((path) => {
      // An absolute URL does without the base.
      if (!/^\s*[\w/]/.test(flatten(path)) || /^\s*(\w+:)?\/\//.test(flatten(path))) return [path];
      const base = request.base ?? this.#baseOf(request.node.callee) ?? this.#baseBeside(request);
      return base ? this.#texts.of(base).map((head): Text => join(head, path)) : [path];
    });
  }

  /** `ky('path', { prefixUrl })`, `axios.post('path', data, { baseURL })`. */
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

  #methodOf(options: Node): string | undefined {
    for (const key of METHOD_KEYS) {
      for (const { value } of this.#values.properties(options, [key])) {
        const word = value && this.#methodWord(value);
        if (word !== undefined) return word;
      }
    }
    return undefined;
  }

  /** The URL in an options object, or host and path where these are apart. */
  #configured(options: Node): { url: Node; base: Node | undefined } | undefined {
    if (this.#values.origins(options).every((origin) => origin.type !== T.ObjectExpression)) return undefined;
    const url = this.#option(options, URL_KEYS);
    if (url) return { url, base: this.#option(options, BASE_KEYS) };
    const path = this.#option(options, ['path', 'pathname']);
    const host = this.#option(options, ['hostname', 'host', 'origin']);
    return path && host ? { url: path, base: host } : undefined;
  }

  /** `client.request({ path })` of undici, whose client is made for a host: `new Client('https://host')`. */
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

  /** `https://host` in `axios.create({ baseURL })`, `got.extend({ prefixUrl })`, `nock('https://host')`. */
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
      // Down the chain of calls: `nock(base).get(…).reply(…).post(…)`.
      const inner = unwrap(client);
      const next = inner.type === T.CallExpression ? unwrap(inner.callee) : inner;
      if (next.type !== T.MemberExpression) return undefined;
      client = next.object;
    }
    return undefined;
  }

  /** What is passed to `write` and `end` of the request that `https.request` returns into a variable. */
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

  /** Whether an argument may hold options that cannot be seen here. */
  #isOpaque(node: Node | undefined): boolean {
    return (
      node !== undefined &&
      !isFunction(node) &&
      this.#values.origins(node).every((origin) => origin.type !== T.ObjectExpression)
    );
  }

  /**
   * The headers that calls set, on the request or on what is handed to it.
   * @param defaults options that count for the request, too
   */
  headersSet({ node, payloads }: HttpRequest, defaults: readonly Node[] = []): Header[] {
    if (calledName(node) !== 'open') return headersSetFor(this.#values, node, [...payloads, ...defaults]);
    return this.#callsOnSame(node, 'setRequestHeader').flatMap(({ arguments: [name, value] }): Header[] =>
      name && value ? [[name, value]] : [],
    );
  }

  /** What is passed to `send` on the object whose `open` is called. */
  #sentBy(open: Call): Node[] {
    return this.#callsOnSame(open, 'send').flatMap((call) => call.arguments);
  }

  /** Calls of `method` on the object that `call` is made on. */
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

  /** Whether an argument is a string, or is called like a URL where that cannot be seen here. */
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

  /** Arguments of `.send(…)`, `.query(…)` and the like behind the call. */
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

/** A request whose method and payloads are worked out when they are asked for. */
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

/** A base and a path as one URL: with one slash between, and with a scheme if the base is a bare host. */
function join(base: Text, path: Text): Text {
  const last = base.at(-1);
  const slash = last?.kind === 'text' && last.value.endsWith('/');
  const head = slash ? [...base.slice(0, -1), { ...last, value: last.value.slice(0, -1) }] : [...base];
  const first = path[0];
  const needsSlash = first?.kind === 'text' && !first.value.startsWith('/');
  return needsSlash ? [...head, { kind: 'text', value: '/', node: first.node }, ...path] : [...head, ...path];
}
