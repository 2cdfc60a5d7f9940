import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, outermost, unwrap } from '../syntax/ast.js';
import { T } from '../syntax/node-types.js';
import type { Range } from '../types.js';
import type { Budget } from '../values/budget.js';
import { objectOfKeys } from '../values/loops.js';
import type { Values } from '../values/values.js';
import { flatten, hole, text } from './pieces.js';
import type { Piece, Text } from './pieces.js';
import { isUrlConstruction, Queries } from './queries.js';
import { StringCalls } from './string-calls.js';

type Node = TSESTree.Node;

/** The maximum number of possible values (through conditions, reassignments) of one string. */
const MAX_ALTERNATIVES = 12;
const MAX_PIECES = 5000;
/** The maximum number of pieces in all values of one string together, except for its first value. */
const MAX_TOTAL = 200;
/** Copying so many pieces takes about as long as a step of following values. */
const PIECES_PER_STEP = 8;

/** An expression in another document, which that document evaluates. */
interface TextElsewhere {
  readonly document: { readonly texts: Texts };
  readonly node: Node;
}

/** Evaluates string expressions piece by piece, which allows tracing a match back to the literal that contains it. */
export class Texts {
  readonly #values: Values;
  readonly #cache = new Map<Node, readonly Text[]>();
  readonly #active = new Set<Node>();
  readonly #budget: Budget;
  /** Counts the evaluations that stopped early because of a cycle. */
  #cycles = 0;

  readonly #elsewhere: (node: Node) => readonly TextElsewhere[];
  readonly #queries: Queries;
  readonly #calls: StringCalls;
  readonly #source: string;

  /**
   * @param elsewhere returns the expressions in other documents that an imported name refers to
   * @param parameters the names of query parameters to read from objects
   * @param source the text of the document
   * @param budget the work that evaluation may cost
   */
  constructor(
    values: Values,
    elsewhere: (node: Node) => readonly TextElsewhere[],
    parameters: readonly string[],
    source: string,
    budget: Budget,
  ) {
    this.#budget = budget;
    this.#values = values;
    this.#elsewhere = elsewhere;
    const of = (node: Node): readonly Text[] => this.of(node);
    this.#queries = new Queries(values, parameters, of);
    this.#calls = new StringCalls(values, this.#queries, of, (parts) => this.#concatenate(parts));
    this.#source = source;
  }

  /**
   * Returns the place of a part of a piece in the document.
   * Escapes make a literal longer than its value, so this searches the source for the words. If they are not there (a
   * key, a constant), the place is the whole node.
   * @param within UTF-16 offset in the piece's value
   */
  locate(piece: Piece, within: number, length: number): Range {
    const [start, end] = piece.node.range;
    if (piece.kind === 'text') {
      const words = piece.value.slice(within, within + length);
      const written = this.#source.slice(start, end);
      // In a plain literal, the words have the same offset as in the value, plus one for the quote.
      const direct = piece.node.type === T.TemplateElement || piece.node.type === T.Literal ? within + 1 : within;
      if (words !== '' && written.startsWith(words, direct)) {
        return { start: start + direct, end: start + direct + words.length };
      }
      const nth = piece.value.slice(0, within).split(words).length;
      let at = -1;
      for (let round = 0; round < nth; round++) at = written.indexOf(words, at + 1);
      if (words !== '' && at >= 0) return { start: start + at, end: start + at + words.length };
    }
    return { start, end };
  }

  /** Returns the possible string values of `node`: at least one, even if it is only a hole. */
  of(node: Node): readonly Text[] {
    const cached = this.#cache.get(node);
    if (cached !== undefined) return cached;
    if (this.#active.has(node)) {
      this.#cycles++;
      return [[hole(node)]];
    }
    if (!this.#budget.enter()) return [[hole(node)]];
    const cutsBefore = this.#cycles + this.#budget.cuts;
    this.#active.add(node);
    const texts = bounded(this.#evaluate(unwrap(node)));
    this.#active.delete(node);
    const result = texts.length > 0 ? texts : this.#imported(node);
    this.#budget.leave();
    this.#budget.spend(stepsFor(result));
    // A result that was cut short in a cycle is only valid within that cycle.
    if (this.#cycles + this.#budget.cuts === cutsBefore || this.#active.size === 0) this.#cache.set(node, result);
    return result;
  }

  /** Evaluates an imported value. Only text that is known completely counts, such as a domain or base URL. */
  #imported(node: Node): readonly Text[] {
    for (const { document, node: remote } of this.#elsewhere(node)) {
      for (const pieces of document.texts.of(remote)) {
        if (pieces.every(({ kind }) => kind === 'text')) return [[text(flatten(pieces), node)]];
      }
    }
    return [[hole(node)]];
  }

  #evaluate(node: Node): readonly Text[] {
    switch (node.type) {
      case T.Literal:
        return [[typeof node.value === 'string' ? text(node.value, node) : hole(node)]];
      case T.JSXExpressionContainer:
        return this.of(node.expression);
      case T.TaggedTemplateExpression:
        return this.of(node.quasi);
      case T.TemplateLiteral:
        return this.#concatenate(
          node.quasis.flatMap((quasi, index): (Node | Text)[] => {
            const expression = node.expressions[index];
            return [[text(quasi.value.cooked ?? quasi.value.raw, quasi)], ...(expression ? [expression] : [])];
          }),
        );
      case T.BinaryExpression:
        return node.operator === '+' ? this.#concatenate(operandsOf(node)) : [];
      case T.ConditionalExpression:
        return [...this.of(node.consequent), ...this.of(node.alternate)];
      case T.LogicalExpression:
        return [...this.of(node.left), ...this.of(node.right)];
      case T.AssignmentExpression:
        return this.of(node.operator === '+=' ? node.left : node.right);
      case T.Identifier:
        return this.#identifier(node);
      case T.MemberExpression:
        return this.#member(node);
      case T.CallExpression:
        return this.#calls.of(node);
      case T.NewExpression:
        return this.#calls.ofConstruction(node);
      default:
        return [];
    }
  }

  #concatenate(parts: readonly (Node | Text)[]): Text[] {
    let results: Piece[][] = [[]];
    for (const part of parts) {
      const alternatives = Array.isArray(part) ? [part as Text] : this.#partOf(part as Node);
      const [only] = alternatives;
      if (only !== undefined && alternatives.length === 1) {
        // Extends the lists in place: copying them for each part would be quadratic.
        for (const head of results) if (head.length <= MAX_PIECES) head.push(...only);
        continue;
      }
      results = results
        .flatMap((head) => alternatives.map((tail) => (head.length > MAX_PIECES ? head : [...head, ...tail])))
        .slice(0, MAX_ALTERNATIVES);
      results = bounded(results);
      this.#budget.spend(stepsFor(results));
    }
    return results;
  }

  /** Evaluates a part of a string. Joining it costs steps even if its values are known. */
  #partOf(node: Node): readonly Text[] {
    return this.#budget.affords(1) ? this.of(node) : [[hole(node)]];
  }

  /** Evaluates a variable: its assigned value, followed by everything that `+=` appends, in source order. */
  #identifier(node: TSESTree.Identifier): readonly Text[] {
    const binding = this.#values.bindingOf(node);
    if (binding === undefined) return [];
    const object = objectOfKeys(binding);
    if (object) return this.#queries.keysOf(object);
    const writes = this.#values.writesTo(binding, node);
    const appended = writes
      .filter((write) => write.operator === '+=')
      .sort((a, b) => a.node.range[0] - b.node.range[0]);
    const bases = writes.filter((write) => write.operator !== '+=').map((write) => write.value);
    const origins = bases.length > 0 ? bases : this.#values.origins(node).filter((origin) => origin !== node);
    const built = this.#queries.builtObject(origins, node);
    if (built !== undefined) return built;
    // A parameter whose argument is unknown stays a hole: following it would mean walking through every caller.
    const starts = origins.flatMap((origin): readonly Text[] =>
      bases.length === 0 && unwrap(origin).type === T.Identifier ? [[hole(origin)]] : this.of(origin),
    );
    if (appended.length === 0) return starts;
    const tails = this.#concatenate(appended.map((write) => write.value));
    return (starts.length > 0 ? starts : [[]]).flatMap((head) => tails.map((tail) => [...head, ...tail]));
  }

  #member(node: TSESTree.MemberExpression): readonly Text[] {
    const name = this.#values.nameOf(node);
    if (name === 'href') {
      const url = this.#values.origins(node.object).filter((origin) => isUrlConstruction(origin));
      if (url.length > 0) return this.of(node.object);
    }
    const origins = this.#values.origins(node).filter((origin) => origin !== node);
    return origins.flatMap((origin) => this.of(origin));
  }
}

function stepsFor(texts: readonly Text[]): number {
  return Math.ceil(texts.reduce((sum, { length }) => sum + length, 0) / PIECES_PER_STEP);
}

/** Returns as many of the values as may be kept. */
function bounded<Each extends Text>(texts: readonly Each[]): Each[] {
  let total = 0;
  return texts.slice(0, MAX_ALTERNATIVES).filter((text, index) => {
    total += text.length;
    return index === 0 || total <= MAX_TOTAL;
  });
}

/** Returns the operands of `a + b + c`, in order. */
function operandsOf(sum: TSESTree.BinaryExpression): Node[] {
  const operands: Node[] = [];
  let left: Node = sum;
  // A loop, because code that joins thousands of strings nests as deep.
  for (; left.type === T.BinaryExpression && left.operator === '+'; left = left.left) operands.push(left.right);
  return [...operands, left].reverse();
}

/** Whether `node` is a string expression that is not itself part of a larger one. */
export function isWholeText(node: Node): boolean {
  const { parent } = outermost(node);
  if (parent === undefined) return true;
  if (parent.type === T.BinaryExpression) return parent.operator !== '+';
  if (parent.type === T.TemplateLiteral) return false;
  return !isFunction(node);
}
