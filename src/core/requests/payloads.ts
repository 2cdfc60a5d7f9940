import type { TSESTree } from '@typescript-eslint/types';
import { flatten, pieceAt } from '../strings/pieces.js';
import type { Texts } from '../strings/texts.js';
import { readParameters } from '../strings/urls.js';
import { unwrap } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';
import type { Values } from '../values/values.js';

type Node = TSESTree.Node;

/** A place that sets a field of a request. */
export interface CarriedField {
  readonly start: number;
  readonly end: number;
  readonly value: Node | undefined;
}

/** Options that hold the data to send. */
const PAYLOAD_KEYS = ['body', 'data', 'form', 'json', 'formData', 'params', 'qs', 'searchParams', 'query', 'payload'];
const ENCODERS = new Set([
  'stringify',
  'param',
  'serialize',
  'toQueryString',
  '$httpParamSerializer',
  '$httpParamSerializerJQLike',
  'encode',
  'URLSearchParams',
  'toFormData',
]);

/** Reads the data that requests send: objects, encoded or not, forms and query strings. */
export class Payloads {
  readonly #values: Values;
  readonly #texts: Texts;

  constructor(values: Values, texts: Texts) {
    this.#values = values;
    this.#texts = texts;
  }

  /** Returns the places that set a field in the given expressions, as a property or in a query string. */
  fields(payloads: readonly Node[], name: string): CarriedField[] {
    return payloads.flatMap((payload) => this.#fieldsOf(payload, name, 0));
  }

  #fieldsOf(payload: Node, name: string, depth: number): CarriedField[] {
    if (depth > 3) return [];
    const found: CarriedField[] = [];
    const paths = [[name], ...PAYLOAD_KEYS.map((key) => [key, name])];
    for (const path of paths) {
      for (const { key, value } of this.#values.properties(payload, path)) {
        found.push({ start: key.range[0], end: key.range[1], value });
      }
    }
    const holders = [
      payload,
      ...PAYLOAD_KEYS.flatMap((key) => this.#values.properties(payload, [key]).flatMap((site) => site.value ?? [])),
    ];
    for (const holder of holders) {
      for (const origin of this.#values.origins(holder)) {
        if (origin.type !== T.CallExpression && origin.type !== T.NewExpression) continue;
        const encoder = calledName(origin);
        const [argument] = origin.arguments;
        if (encoder !== undefined && ENCODERS.has(encoder) && argument) {
          found.push(...this.#fieldsOf(argument, name, depth + 1));
        }
      }
      found.push(...this.#appended(holder, name), ...this.#inQuery(holder, name));
    }
    return unique(found);
  }

  /** Reads `form.append('name', value)` and the like on a variable. */
  #appended(holder: Node, name: string): CarriedField[] {
    const binding = this.#values.bindingOf(unwrap(holder));
    const found: CarriedField[] = [];
    for (const { node, path } of binding ? this.#values.memberUses(binding) : []) {
      const { parent } = node;
      if (path.length !== 1 || !/^(append|set)$/.test(path[0] ?? '')) continue;
      if (parent?.type !== T.CallExpression || parent.callee !== node) continue;
      const [key, value] = parent.arguments;
      if (key && this.#values.constantString(key) === name) {
        found.push({ start: key.range[0], end: key.range[1], value });
      }
    }
    return found;
  }

  /** Reads `'name=' + value + '&…'` as a body or query. */
  #inQuery(holder: Node, name: string): CarriedField[] {
    const found: CarriedField[] = [];
    for (const text of this.#texts.of(holder)) {
      const flat = flatten(text);
      if (!flat.includes(`${name}=`)) continue;
      const query = flat.replace(/^\?/, ' ');
      for (const parameter of readParameters(query, 0)) {
        if (parameter.name !== name) continue;
        const place = pieceAt(text, parameter.start);
        if (place?.piece.kind !== 'text') continue;
        const at = this.#texts.locate(place.piece, place.within, name.length + 1);
        const value = pieceAt(text, parameter.start + name.length + 1)?.piece;
        found.push({ ...at, value: value?.kind === 'hole' ? value.node : undefined });
      }
    }
    return found;
  }
}

function unique(fields: readonly CarriedField[]): CarriedField[] {
  return [...new Map(fields.map((field) => [`${field.start}:${field.end}`, field])).values()];
}
