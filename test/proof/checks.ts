/**
 * What takes a processor for seconds is done in a thread of its own: the tenants are in this one, and an SDK that waits too
 * long for an answer gives up.
 */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Program } from './cases.js';
import type { Rewritings } from './rewriting.js';

interface Answer {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

interface Asker {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
}

export class Checks {
  readonly #thread = new Worker(path.join(import.meta.dirname, 'checks-thread.cjs'));
  readonly #waiting = new Map<number, Asker>();
  #last = 0;

  constructor() {
    this.#thread.on('message', ({ id, answer, error }: Answer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(answer);
      else waiting?.reject(new Error(error));
    });
    this.#thread.on('error', (error) => {
      for (const { reject } of this.#waiting.values()) reject(error);
    });
  }

  /** See rewriting.ts. */
  rewritingsOf(program: Program): Promise<Rewritings> {
    return this.#ask('rewritingsOf', [program]) as Promise<Rewritings>;
  }

  /** See quality.ts. */
  qualityProblems(program: Program, text: string): Promise<string[]> {
    return this.#ask('qualityProblems', [program, text]) as Promise<string[]>;
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  #ask(question: string, given: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#last++;
      this.#waiting.set(this.#last, { resolve, reject });
      this.#thread.postMessage({ id: this.#last, question, given });
    });
  }
}
