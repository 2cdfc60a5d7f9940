import type { TSESTree } from '@typescript-eslint/types';
import { flatten } from '../strings/pieces.js';
import type { Text } from '../strings/pieces.js';
import type { Texts } from '../strings/texts.js';
import { isFunction, unwrap } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import type { Call } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import type { Values } from '../values/values.js';
import type { HttpRequest } from './request.js';

type Node = TSESTree.Node;

const URL_KEYS = ['url', 'uri', 'endpoint'];
const BASE_KEYS = ['baseURL', 'baseUrl', 'prefixUrl', 'prefix'];

/** Where a request's URL is written, and the base URL that its options give. */
export type ConfiguredUrl = Pick<HttpRequest, 'url' | 'base'>;

/** Finds the URLs of requests in options, and the base URLs of their clients. */
export class RequestUrls {
  readonly #values: Values;
  readonly #texts: Texts;

  constructor(values: Values, texts: Texts) {
    this.#values = values;
    this.#texts = texts;
  }

  /** Returns the possible values of a request's complete URL. */
  of(request: HttpRequest): readonly Text[] {
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

  /** Returns the URL in an options object, or its host and path. */
  configured(options: Node): ConfiguredUrl | undefined {
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
  pooled({ callee }: Call, options: Node): ConfiguredUrl | undefined {
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
