import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import { objectOfKeys } from '../values/loops.js';
import type { Values } from '../values/values.js';
import { flatten, hole, text } from './pieces.js';
import type { Piece, Text } from './pieces.js';

type Node = TSESTree.Node;

/** The maximum number of possible values of one query string. */
const MAX_ALTERNATIVES = 12;

/** Evaluates query strings that code builds from objects and pairs, or with `URL` and `URLSearchParams`. */
export class Queries {
  readonly #values: Values;
  readonly #parameters: readonly string[];
  readonly #textsOf: (node: Node) => readonly Text[];

  /**
   * @param parameters the names to look for in objects
   * @param textsOf evaluates a string expression
   */
  constructor(values: Values, parameters: readonly string[], textsOf: (node: Node) => readonly Text[]) {
    this.#values = values;
    this.#parameters = parameters;
    this.#textsOf = textsOf;
  }

  /** Evaluates a `URL` or `URLSearchParams` in a variable, including later `append`, `set` and assignments. */
  builtObject(origins: readonly Node[], node: TSESTree.Identifier): Text[] | undefined {
    const construction = origins.map(unwrap).find(isUrlConstruction);
    const binding = this.#values.bindingOf(node);
    if (construction === undefined || binding === undefined) return undefined;
    const isUrl = calledName(construction) === 'URL';
    let results: Text[] = [...this.#textsOf(construction)];
    let separator = '&';
    if (isUrl) separator = results.some((result) => flatten(result).includes('?')) ? '&' : '?';
    for (const { node: use, path } of this.#values.memberUses(binding)) {
      if (isUrl && path.length === 1 && path[0] === 'pathname' && use.parent?.type === T.AssignmentExpression) {
        const paths = this.#textsOf(use.parent.right);
        results = results.flatMap((head) => paths.map((tail) => withPath(head, tail))).slice(0, MAX_ALTERNATIVES);
      }
      const added = this.#addition(use, path, isUrl);
      if (added === undefined) continue;
      const glue = text(separator, construction);
      results = results.flatMap((head) => added.map((tail) => [...head, glue, ...tail])).slice(0, MAX_ALTERNATIVES);
      separator = '&';
    }
    return results;
  }

  #addition(use: Node, path: readonly string[], isUrl: boolean): Text[] | undefined {
    const { parent } = use;
    const last = path.at(-1);
    const inParams = isUrl ? path[0] === 'searchParams' : true;
    if (
      parent?.type === T.CallExpression &&
      parent.callee === use &&
      inParams &&
      (last === 'append' || last === 'set')
    ) {
      const [key, value] = parent.arguments;
      const variable = key && this.#values.bindingOf(unwrap(key));
      const object = variable && objectOfKeys(variable);
      return object ? [joined(this.objectPairs(object), object)] : key && this.#pair(key, value);
    }
    if (isUrl && path.length === 1 && last === 'search' && parent?.type === T.AssignmentExpression) {
      return [...this.#textsOf(parent.right)].map((value) => value.map(withoutQuestionMark));
    }
    return undefined;
  }

  #pair(key: Node, value: Node | undefined): Text[] {
    const name = this.#values.constantString(key);
    return [[name === undefined ? hole(key) : text(name, key), text('=', key), ...(value ? [hole(value)] : [])]];
  }

  /** Evaluates a query string from an object, an array of pairs, or a string. */
  query(argument: Node): readonly Text[] {
    const origins = this.#values.origins(argument);
    const results = origins.flatMap((origin): readonly Text[] => {
      if (origin.type === T.ArrayExpression) {
        const pairs = origin.elements.flatMap((element) => {
          const pair = element && unwrap(element);
          const [key, value] = pair?.type === T.ArrayExpression ? pair.elements : [];
          return key ? this.#pair(key, value ?? undefined) : [];
        });
        return [joined(pairs, argument)];
      }
      if (isString(origin) || origin.type === T.TemplateLiteral || origin.type === T.BinaryExpression) {
        return this.#textsOf(origin).map((value) => value.map(withoutQuestionMark));
      }
      return [];
    });
    if (results.length > 0) return results;
    const [only] = origins;
    const listed = only?.type === T.CallExpression && calledName(only) === 'entries' ? only.arguments[0] : undefined;
    return [joined(this.objectPairs(listed ?? argument), argument)];
  }

  /** Evaluates the part that `addSearch(key, value)` and `addQuery({ key: value })` of URI.js add. */
  addition(key: Node, value: Node | undefined): readonly Text[] {
    return value === undefined ? this.query(key) : this.#pair(key, value);
  }

  /** Returns the possible values of a variable that iterates over an object's keys. */
  keysOf(object: Node): Text[] {
    return this.#parameters.flatMap((name) =>
      this.#values.properties(object, [name]).map(({ key }): Text => [text(name, key)]),
    );
  }

  objectPairs(argument: Node): Text[] {
    // Looking up only the keys of interest is cheaper, and also finds spreads and later assignments.
    return this.#parameters.flatMap((name) =>
      this.#values
        .properties(argument, [name])
        .map(({ key, value }): Text => [text(name, key), text('=', key), ...(value ? [hole(value)] : [])]),
    );
  }
}

export function joined(pairs: readonly Text[], node: Node): Text {
  return pairs.flatMap((pair, index) => (index > 0 ? [text('&', node), ...pair] : pair));
}

export function isUrlConstruction(node: Node): node is TSESTree.NewExpression {
  if (node.type !== T.NewExpression) return false;
  const name = calledName(node);
  return name === 'URL' || name === 'URLSearchParams';
}

/** Applies `url.pathname = path` to a URL that has no path yet. */
function withPath(url: Text, path: Text): Text {
  const whole = flatten(url);
  if (!/^\w+:\/\/[^/?#]+\/?$/.test(whole)) return url;
  const last = url.at(-1);
  const base = last?.kind === 'text' ? [...url.slice(0, -1), { ...last, value: last.value.replace(/\/$/, '') }] : url;
  return [...base, ...path];
}

function withoutQuestionMark(piece: Piece, index: number): Piece {
  return index === 0 && piece.kind === 'text' ? { ...piece, value: piece.value.replace(/^\?/, '') } : piece;
}
