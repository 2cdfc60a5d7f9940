import { TookTooLong } from './client.js';

interface SlowText {
  readonly text: string;
  readonly error: TookTooLong;
}

/** Remembers the texts whose analysis took too long, so none is analysed again before it changes. */
export class SlowTexts {
  readonly #known = new Map<string, SlowText>();

  /**
   * Runs the analysis of a document's text.
   * @param key identifies the document
   * @throws {TookTooLong} (rejects) if the analysis takes too long, or the last one of the same text did
   */
  async guard<T>(key: string, text: string, analyse: () => Promise<T>): Promise<T> {
    this.check(key, text);
    try {
      const result = await analyse();
      this.#known.delete(key);
      return result;
    } catch (error) {
      if (error instanceof TookTooLong) this.#known.set(key, { text, error });
      throw error;
    }
  }

  /** @throws {TookTooLong} if the last analysis of the document had the same text and took too long */
  check(key: string, text: string): void {
    const known = this.#known.get(key);
    if (known?.text === text) throw known.error;
  }

  clear(): void {
    this.#known.clear();
  }
}
