/** What remains for the lines that say that an answer was cut, in UTF-16 code units. */
const RESERVE = 300;

/** A text of limited length, in UTF-16 code units. */
export class BoundedText {
  readonly #parts: string[] = [];
  #left: number;

  constructor(most: number) {
    this.#left = most - RESERVE;
  }

  /** Adds a text whatever its length: a head, or why the rest is missing. */
  say(text: string): void {
    this.#parts.push(text);
    this.#left -= text.length;
  }

  /** Adds a block completely or not at all. @returns whether it fits */
  add(block: string): boolean {
    if (block.length > this.#left) return false;
    this.say(block);
    return true;
  }

  /** Adds the start of a block that is too long. */
  addStart(block: string): void {
    this.say(`${block.slice(0, Math.max(this.#left - 1, 0))}…\n`);
  }

  /**
   * Adds the lines of a text from one on, as many as fit, and says how to get the rest.
   * @param offset 0-based
   */
  addLines(text: string, offset: number): void {
    const lines = text.replace(/\n$/, '').split('\n');
    if (offset > 0) this.say(`(continued at line ${offset} of ${lines.length})\n`);
    let next = offset;
    while (next < lines.length && this.add(`${lines[next] ?? ''}\n`)) next++;
    if (next === lines.length) return;
    if (next <= offset) {
      this.addStart(lines[next] ?? '');
      next = offset + 1;
    }
    if (next < lines.length) {
      this.say(
        `(cut: ${lines.length - next} of ${lines.length} lines are missing; pass offset ${next} for the rest)\n`,
      );
    }
  }

  toString(): string {
    return this.#parts.join('');
  }
}
