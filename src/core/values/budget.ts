/**
 * The work that following values may cost in one analysis, in steps: the nodes visited and the results passed on.
 * Steps instead of milliseconds, so the same text has the same findings on every machine.
 */

/** Steps for any document, however short. */
const BASE = 50_000;

/** Steps for each UTF-16 unit of the document. Parsing a unit takes about as long as one step. */
const PER_UNIT = 4;

/** Steps for one question of a rule, so one tangled place cannot use up the document's budget. */
const PER_QUESTION = 100_000;

/** Steps for a question after the budget is used up: enough for code that shows its values where it is. */
const MINIMUM = 100;

/** How deep values may depend on each other. A deeper question would overflow the call stack. */
const MAX_DEPTH = 400;

export class Budget {
  #left: number;
  #question = MINIMUM;
  #depth = 0;
  #cuts = 0;
  #spent = 0;

  /** @param length the document's length in UTF-16 units */
  constructor(length: number) {
    this.#left = BASE + PER_UNIT * length;
    this.next();
  }

  /** Adds the share of another document, which an import opens. */
  extend(length: number): void {
    this.#left += PER_UNIT * length;
  }

  /** Starts the next question. */
  next(): void {
    this.#depth = 0;
    this.#question = Math.max(MINIMUM, Math.min(PER_QUESTION, this.#left));
  }

  /**
   * Spends a step on going one level deeper. Call `leave` afterwards.
   * @returns false if the value must not be followed further; do not call `leave` then
   */
  enter(): boolean {
    if (this.#question <= 0 || this.#depth >= MAX_DEPTH) return this.#cut();
    this.#depth++;
    this.spend(1);
    return true;
  }

  leave(): void {
    this.#depth--;
  }

  /**
   * Spends steps on going through a list.
   * @returns false if the question has not enough steps left; it must then leave the list out
   */
  affords(steps: number): boolean {
    if (steps > this.#question) return this.#cut();
    this.spend(steps);
    return true;
  }

  /** Spends steps on work that is done anyway, such as copying a list. */
  spend(steps: number): void {
    this.#spent += steps;
    this.#question -= steps;
    this.#left -= steps;
  }

  /** How often a question was cut short. */
  get cuts(): number {
    return this.#cuts;
  }

  /** The steps spent so far. */
  get spent(): number {
    return this.#spent;
  }

  /** Whether any question was cut short, so a finding may be missing. */
  get isExceeded(): boolean {
    return this.#cuts > 0;
  }

  #cut(): false {
    this.#cuts++;
    return false;
  }
}
