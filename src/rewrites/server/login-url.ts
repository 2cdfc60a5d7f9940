import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { onlyUse, statementOf } from '../code.js';
import { decoded } from '../link/url-parameters.js';
import { keyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { additionTo, memberOf, searchSetOf, stringified } from './query-object.js';

type Node = TSESTree.Node;

/** A part of a string: known text, or an expression. */
export type UrlPart = string | Node;

/** A URL that a function builds for one redirect. */
export interface LoginUrl {
  /** What precedes `/authorize`. */
  readonly origin: readonly UrlPart[];
  /** The parameters' values, still encoded where they are text. */
  readonly parameters: ReadonlyMap<string, readonly UrlPart[]>;
  /** The statements that only build the URL. */
  readonly statements: readonly Node[];
}

/** A query string as parameters, or parts of a URL. */
type Query = readonly (readonly [name: string, value: readonly UrlPart[]])[];

/**
 * Returns how code builds a URL: in one expression, or in steps, with `URL`, `URLSearchParams` or a function for query
 * strings. Refuses where a part of the URL is unknown, or other code uses a variable of it.
 */
export function* loginUrlOf(request: RewriteRequest, url: Node): Attempt<LoginUrl> {
  const statements = new Set<Node>();
  const parameters = new Map<string, readonly UrlPart[]>();
  const set = (query: Query): void => {
    for (const [name, value] of query) parameters.set(name, value);
  };
  const builder = new Builder(request, statements);
  const { parts, query, isWhole } = yield* builder.url(url);
  const { origin, rest } = yield* originOf(parts);
  if (!isWhole) set(yield* builder.pairs(rest));
  set(query);
  return { origin, parameters, statements: [...statements] };
}

/** Divides a URL at its path. */
function* originOf(parts: readonly UrlPart[]): Attempt<{ origin: UrlPart[]; rest: UrlPart[] }> {
  const index = parts.findIndex((part) => typeof part === 'string' && /\/authorize\/?(?:\?|$)/.test(part));
  const part = parts[index];
  if (typeof part !== 'string') return yield* refuse('reason.url-not-found');
  const [, before = '', after = ''] = /^(.*?)\/authorize\/?\??(.*)$/s.exec(part) ?? [];
  return {
    origin: [...parts.slice(0, index), before].filter((each) => each !== ''),
    rest: [after, ...parts.slice(index + 1)].filter((each) => each !== ''),
  };
}

/** A URL as it is built. */
interface BuiltUrl {
  readonly parts: readonly UrlPart[];
  /** The parameters that are not in the parts. */
  readonly query: Query;
  /** Whether they replace those in the parts. */
  readonly isWhole: boolean;
}

/** A variable that only the URL uses. */
interface BuiltVariable {
  readonly init: Node;
  /** The parameters that statements add. */
  readonly added: Query;
  /** Whether one of them sets the whole query: `url.search = …`. */
  readonly isWhole: boolean;
}

/** Functions that return the query string of an object: of Node, `qs` and `query-string`. */
const STRINGIFY = /^(?:stringify|encode)$/;

class Builder {
  readonly #request: RewriteRequest;
  readonly #statements: Set<Node>;

  constructor(request: RewriteRequest, statements: Set<Node>) {
    this.#request = request;
    this.#statements = statements;
  }

  *url(start: Node): Attempt<BuiltUrl> {
    const node = stringified(start);
    if (this.#constant(node) === undefined && node.type === T.Identifier) {
      const { init, added, isWhole } = yield* this.#variable(node);
      const inner = yield* this.url(init);
      return {
        parts: inner.parts,
        query: isWhole ? added : [...inner.query, ...added],
        isWhole: isWhole || inner.isWhole,
      };
    }
    // `withQuery(url, parameters)` of ufo
    if (node.type === T.CallExpression && calledName(node) === 'withQuery') {
      const [text, parameters, ...others] = node.arguments;
      if (!text || !parameters || others.length > 0) return yield* refuse('reason.url-not-found');
      return { parts: this.#parts(text), query: yield* this.#query(parameters), isWhole: false };
    }
    if (node.type === T.NewExpression && calledName(node) === 'URL') {
      const [text, base] = node.arguments;
      if (text === undefined) return yield* refuse('reason.url-not-found');
      const parts = base ? yield* withBase(this.#parts(base), this.#parts(text)) : this.#parts(text);
      return { parts, query: [], isWhole: false };
    }
    return { parts: this.#parts(node), query: [], isWhole: false };
  }

  /** Returns the parts of a URL, with the text of a constant that holds its path. */
  #parts(start: Node): UrlPart[] {
    const parts = partsOf(start).flatMap((part): UrlPart[] => {
      if (typeof part === 'string') return [part];
      const text = this.#constant(part);
      return text === undefined ? (this.#beginning(part) ?? [part]) : [text];
    });
    return parts.reduce<UrlPart[]>((merged, part) => {
      const last = merged.at(-1);
      if (typeof part !== 'string' || typeof last !== 'string') return [...merged, part];
      return [...merged.slice(0, -1), last + part];
    }, []);
  }

  /** Returns the parts of a variable that holds the beginning of the URL: `${login}&access_token=…`. */
  #beginning(node: Node): UrlPart[] | undefined {
    const binding = node.type === T.Identifier ? this.#request.document.values.bindingOf(node) : undefined;
    const declarator = binding?.definitions.length === 1 ? binding.definitions[0]?.node : undefined;
    const isFixed = binding?.references.every((use) => !use.isWrite() || use.init === true) === true;
    if (!isFixed || declarator?.type !== T.VariableDeclarator || declarator.id.type !== T.Identifier) return undefined;
    const parts = declarator.init ? partsOf(declarator.init) : [];
    if (!parts.some((part) => typeof part === 'string' && part.includes('/authorize'))) return undefined;
    if (onlyUse(binding) === node && declarator.parent.declarations.length === 1) {
      const statement = statementOf(declarator);
      if (statement.parent?.type === T.BlockStatement) this.#statements.add(statement);
    }
    return parts;
  }

  #constant(node: Node): string | undefined {
    const text = this.#request.document.values.constantString(node);
    return text?.includes('/authorize') === true ? text : undefined;
  }

  /** Returns the parameters in the parts of a query string. */
  *pairs(parts: readonly UrlPart[]): Attempt<Query> {
    const pairs: [string, UrlPart[]][] = [];
    // A value continues until the next `&`.
    let open: UrlPart[] | undefined;
    for (const part of parts) {
      if (typeof part !== 'string') {
        if (open) open.push(...encodedIn(part));
        else pairs.push(...(yield* this.#query(part)).map(([name, value]): [string, UrlPart[]] => [name, [...value]]));
        continue;
      }
      const [first = '', ...others] = part.split('&');
      if (open && first !== '') open.push(first);
      else if (first !== '') open = yield* opened(pairs, first);
      for (const each of others) open = each === '' ? undefined : yield* opened(pairs, each);
    }
    return pairs;
  }

  *#query(start: Node): Attempt<Query> {
    const node = stringified(start);
    if (node.type === T.Identifier) {
      const { init, added } = yield* this.#variable(node);
      return [...(yield* this.#query(init)), ...added];
    }
    if (node.type === T.ObjectExpression) return yield* this.#object(node);
    const isCall = node.type === T.CallExpression && STRINGIFY.test(calledName(node) ?? '');
    const isParams = node.type === T.NewExpression && calledName(node) === 'URLSearchParams';
    if (!isCall && !isParams) return yield* refuse('reason.parameter-set-unknown');
    const [argument, ...others] = node.arguments;
    if (others.length > 0) return yield* refuse('reason.parameter-set-unknown');
    if (argument === undefined) return [];
    return isString(unwrap(argument)) ? yield* this.pairs(partsOf(argument)) : yield* this.#query(argument);
  }

  *#object({ properties }: TSESTree.ObjectExpression): Attempt<Query> {
    const pairs: [string, readonly UrlPart[]][] = [];
    for (const property of properties) {
      if (property.type === T.SpreadElement) return yield* refuse('reason.parameters-spread');
      const name = keyOf(property);
      if (name === undefined) return yield* refuse('reason.parameter-name-computed');
      pairs.push([name, encoded(property.value)]);
    }
    return pairs;
  }

  *#variable(use: TSESTree.Identifier): Attempt<BuiltVariable> {
    const binding = this.#request.document.values.bindingOf(use);
    const [definition, ...others] = binding?.definitions ?? [];
    const declarator = definition?.node;
    const isPlain =
      others.length === 0 &&
      declarator?.type === T.VariableDeclarator &&
      declarator.id.type === T.Identifier &&
      declarator.parent.declarations.length === 1;
    if (!binding || !isPlain || !declarator.init) return yield* refuse('reason.parameter-set-unknown');
    const block = declarator.parent.parent;
    let added: (readonly [string, readonly UrlPart[]])[] = [];
    let isWhole = false;
    for (const { identifier, init } of binding.references) {
      if (init === true || identifier === use) continue;
      const search = searchSetOf(identifier);
      if (search?.parent.parent === block && identifier.range[1] <= use.range[0]) {
        added = [...(yield* this.pairs(withoutQuestionMark(partsOf(search.right))))];
        isWhole = true;
        this.#statements.add(search.parent);
        continue;
      }
      const params = memberOf(identifier, 'searchParams') ?? identifier;
      const call = additionTo(params);
      const [name, value] = call?.arguments ?? [];
      const key = name && this.#request.document.values.constantString(name);
      const isBefore = identifier.range[1] <= use.range[0];
      if (call?.parent.parent !== block || key === undefined || !value || !isBefore) {
        return yield* refuse('reason.parameter-set-unknown');
      }
      added.push([key, encoded(value)]);
      this.#statements.add(call.parent);
    }
    this.#statements.add(statementOf(declarator));
    return { init: declarator.init, added, isWhole };
  }
}

/** Returns the parts of `new URL('/authorize', base)`. Refuses where the path or the base could have more parts than that. */
function* withBase(base: readonly UrlPart[], path: readonly UrlPart[]): Attempt<UrlPart[]> {
  const [first] = path;
  const last = base.at(-1);
  const site = typeof last === 'string' ? [...base.slice(0, -1), last.replace(/\/$/, '')] : base;
  const isSite = site.every(
    (part, index) => typeof part !== 'string' || !part.slice(index === 0 ? 8 : 0).includes('/'),
  );
  const isAbsolute = typeof first === 'string' && /^\/(?!\/)/.test(first);
  return isSite && isAbsolute ? [...site, ...path] : yield* refuse('reason.url-not-found');
}

function withoutQuestionMark([first, ...others]: readonly UrlPart[]): UrlPart[] {
  if (typeof first !== 'string') return first === undefined ? others : [first, ...others];
  return [first.replace(/^\?/, ''), ...others].filter((part) => part !== '');
}

function* opened(pairs: [string, UrlPart[]][], text: string): Attempt<UrlPart[]> {
  const [, name, first = ''] = /^([\w.-]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined) return yield* refuse('reason.parameter-name-computed');
  const value: UrlPart[] = first === '' ? [] : [first];
  pairs.push([name, value]);
  return value;
}

/** Returns the parts of a template, a concatenation or a string. */
export function partsOf(start: Node): UrlPart[] {
  const node = unwrap(start);
  if (isString(node)) return [node.value];
  if (node.type === T.BinaryExpression && node.operator === '+') return [...partsOf(node.left), ...partsOf(node.right)];
  if (node.type !== T.TemplateLiteral) return [start];
  return node.quasis
    .flatMap((quasi, index): UrlPart[] => {
      const expression = node.expressions[index];
      return [quasi.value.cooked ?? quasi.value.raw, ...(expression ? partsOf(expression) : [])];
    })
    .filter((part) => part !== '');
}

/** Returns the parts of the argument of `encodeURIComponent()`, or the expression itself. */
function encodedIn(value: Node): UrlPart[] {
  const argument = decoded(value);
  return argument === unwrap(value) ? [value] : encoded(argument);
}

/** Returns the parts of a value that is still to be encoded. */
function encoded(value: Node): UrlPart[] {
  return partsOf(value).map((part) => (typeof part === 'string' ? encodeURIComponent(part) : part));
}
