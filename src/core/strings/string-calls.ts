import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, isString, unwrap } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import { listedObject } from '../values/loops.js';
import type { Values } from '../values/values.js';
import { flatten, text } from './pieces.js';
import type { Text } from './pieces.js';
import { joined } from './queries.js';
import type { Queries } from './queries.js';
import { PASS_THROUGH_FUNCTIONS, PASS_THROUGH_METHODS, QUERY_FUNCTIONS, URI_METHODS } from './text-functions.js';

type Node = TSESTree.Node;

/** Evaluates the calls that build strings: `join`, `concat`, `format`, `new URL(…)` and the like. */
export class StringCalls {
  readonly #values: Values;
  readonly #queries: Queries;
  readonly #textsOf: (node: Node) => readonly Text[];
  readonly #concatenate: (parts: readonly (Node | Text)[]) => Text[];

  /**
   * @param textsOf evaluates a string expression
   * @param concatenate evaluates the parts of a string
   */
  constructor(
    values: Values,
    queries: Queries,
    textsOf: (node: Node) => readonly Text[],
    concatenate: (parts: readonly (Node | Text)[]) => Text[],
  ) {
    this.#values = values;
    this.#queries = queries;
    this.#textsOf = textsOf;
    this.#concatenate = concatenate;
  }

  /** Evaluates the result of a call. */
  of(node: TSESTree.CallExpression): readonly Text[] {
    const name = calledName(node);
    const callee = unwrap(node.callee);
    const [first, second] = node.arguments;
    const receiver = callee.type === T.MemberExpression ? callee.object : undefined;
    if (receiver && name === 'join') return this.#join(receiver, first);
    if (receiver && name === 'concat') return this.#concatenate([receiver, ...node.arguments]);
    if (receiver && name !== undefined && PASS_THROUGH_METHODS.has(name)) return this.#textsOf(receiver);
    if (receiver && name === 'replace') return this.#textsOf(receiver);
    if (receiver && first && URI_METHODS.test(name ?? ''))
      return this.#withQuery(receiver, this.#queries.addition(first, second));
    // Of ufo, which Nuxt has, and of query-string.
    if (name === 'withQuery' && first && second) return this.#withQuery(first, this.#queries.query(second));
    if (name === 'stringifyUrl' && first) {
      const [url] = this.#values.properties(first, ['url']);
      const [query] = this.#values.properties(first, ['query']);
      if (url?.value && query?.value) return this.#withQuery(url.value, this.#queries.query(query.value));
    }
    if (receiver && name === 'resolve' && first && second && dottedName(receiver) === 'url') {
      const glue = this.#values.constantString(second)?.startsWith('/') ? [] : [[text('/', node)]];
      return this.#concatenate([first, ...glue, second]).map(withoutDoubleSlash);
    }
    const pattern = first && /^(?:format|sprintf)$/.test(name ?? '') ? this.#values.constantString(first) : undefined;
    if (first && pattern?.includes('%s')) return this.#filledIn(first, pattern, node.arguments.slice(1));
    if (name === 'format' && first && unwrap(first).type === T.ObjectExpression) return this.#formatted(first);
    if (name === 'format' && first?.type === T.Identifier && receiver) {
      const formatted = this.#formatted(first);
      if (formatted.length > 0) return formatted;
    }
    // `req.param('name')` of Express and Sails reads a parameter.
    const isReader = name === 'param' && first !== undefined && isString(first);
    if (name !== undefined && QUERY_FUNCTIONS.has(name) && first && !this.#isJson(callee) && !isReader)
      return this.#queries.query(first);
    if (name !== undefined && PASS_THROUGH_FUNCTIONS.has(name) && first) return this.#textsOf(first);
    const origins = this.#values.origins(node).filter((origin) => origin !== node);
    return origins.flatMap((origin) => this.#textsOf(origin));
  }

  #withQuery(url: Node, queries: readonly Text[]): Text[] {
    return this.#textsOf(url).flatMap((head) => {
      const glue = text(flatten(head).includes('?') ? '&' : '?', url);
      return queries.map((query): Text => [...head, glue, ...query]);
    });
  }

  #isJson(callee: Node): boolean {
    return callee.type === T.MemberExpression && callee.object.type === T.Identifier && callee.object.name === 'JSON';
  }

  /** Evaluates `new URL(path, base)` and `new URLSearchParams(…)`. Later additions need the variable: see `Queries`. */
  ofConstruction(node: TSESTree.NewExpression): readonly Text[] {
    const name = calledName(node);
    const [first, second] = node.arguments;
    if (name === 'URL' && first) {
      return second ? this.#concatenate([second, first]).map(withoutDoubleSlash) : this.#textsOf(first);
    }
    if (name === 'URI' && first) return this.#textsOf(first);
    if (name === 'URLSearchParams') return first ? this.#queries.query(first) : [[]];
    return [];
  }

  #join(receiver: Node, separator: Node | undefined): Text[] {
    const glue = separator ? (this.#values.constantString(separator) ?? '') : ',';
    const elements: Node[] = [];
    for (const origin of this.#values.origins(receiver)) {
      if (origin.type !== T.ArrayExpression) continue;
      for (const element of origin.elements) if (element) elements.push(element);
    }
    const binding = this.#values.bindingOf(unwrap(receiver));
    if (binding) {
      for (const { node, path } of this.#values.memberUses(binding)) {
        const { parent } = node;
        if (path[0] === 'push' && parent?.type === T.CallExpression && parent.callee === node) {
          elements.push(...parent.arguments);
        }
      }
    }
    const listed = elements.length === 0 ? listedObject(receiver) : undefined;
    if (listed) return [joined(this.#queries.objectPairs(listed), receiver)];
    if (elements.length === 0) return [];
    return this.#concatenate(
      elements.flatMap((element, index): (Node | Text)[] => (index > 0 ? [[text(glue, element)], element] : [element])),
    );
  }

  /** Evaluates `util.format('https://%s/path', host)`. */
  #filledIn(node: Node, pattern: string, values: readonly Node[]): Text[] {
    return this.#concatenate(
      pattern.split('%s').flatMap((part, index): (Node | Text)[] => {
        const value = values[index - 1];
        return [...(index === 0 ? [] : [value ?? [text('%s', node)]]), [text(part, node)]];
      }),
    );
  }

  /** Evaluates `url.format({protocol, host, pathname, query})`. */
  #formatted(argument: Node): Text[] {
    const part = (name: string): Node | undefined => this.#values.properties(argument, [name])[0]?.value;
    const host = part('host') ?? part('hostname');
    const pathname = part('pathname');
    if (host === undefined && pathname === undefined) return [];
    const query = part('query');
    const search = part('search');
    const isBare = pathname && host && this.#values.constantString(pathname)?.startsWith('/') === false;
    return this.#concatenate([
      [text('https://', argument)],
      ...(host ? [host] : []),
      ...(isBare === true ? [[text('/', argument)]] : []),
      ...(pathname ? [pathname] : []),
      ...(query ? [[text('?', argument)], joined(this.#queries.objectPairs(query), query)] : []),
      ...(search ? [search] : []),
    ]);
  }
}

/** Removes the second slash between base and path, as in `new URL('/path', 'https://host/')`. */
function withoutDoubleSlash(pieces: Text): Text {
  const second = pieces.findIndex((piece, index) => index > 0 && piece.kind === 'text' && piece.value.startsWith('/'));
  const before = pieces[second - 1];
  if (before?.kind !== 'text' || !before.value.endsWith('/')) return pieces;
  return pieces.map((piece) => (piece === before ? { ...before, value: before.value.slice(0, -1) } : piece));
}
