import { Worker } from 'node:worker_threads';
import { messageOf } from './error-message.js';
import { RESOURCE_LIMITS } from './resource-limits.js';
import { startTimeLimit, tookLongerThan } from './time-limit.js';
import type { Signal } from './worker-protocol.js';

interface Job<Answer> {
  readonly limit: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A worker thread that answers one request at a time, within a limit of time. Its script calls `serve`. */
export class WorkerThread<Request, Answer> {
  readonly #worker: Worker;
  #isReady = false;
  #hasEnded = false;
  #job: Job<Answer> | undefined;
  #liftLimit: () => void = () => undefined;

  constructor(script: string) {
    this.#worker = new Worker(script, { resourceLimits: RESOURCE_LIMITS });
    this.#worker.on('message', (signal: Signal<Answer>) => {
      this.#receive(signal);
    });
    this.#worker.on('error', (error: unknown) => {
      this.#fail(`the analysis crashed: ${messageOf(error)}`);
    });
    this.#worker.on('exit', () => {
      this.#fail('the analysis crashed');
    });
  }

  /** Whether it takes no more requests: it was ended, or a request failed in a way that ended it. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get isBusy(): boolean {
    return this.#job !== undefined;
  }

  /**
   * Sends a request. Call it only if the thread is not busy.
   * @param limit in ms, from when the thread starts on the request; then the thread is ended
   * @returns a promise that never settles if `end` is called
   * @throws {Error} (rejects) if the request failed, took too long, or the thread crashed
   */
  run(request: Request, limit: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#job = { limit, resolve, reject };
      // Before it is ready, the thread is loading the engine.
      if (this.#isReady) this.#startLimit();
      this.#worker.postMessage(request);
    });
  }

  /** Whether the thread keeps the process running. */
  set keepsRunning(keeps: boolean) {
    if (keeps) this.#worker.ref();
    else this.#worker.unref();
  }

  /** Ends the thread, whatever it does. */
  end(): void {
    this.#hasEnded = true;
    this.#release();
    void this.#worker.terminate();
  }

  #receive(signal: Signal<Answer>): void {
    switch (signal.kind) {
      case 'ready':
        this.#isReady = true;
        this.#startLimit();
        break;
      case 'step':
        this.#startLimit();
        break;
      case 'answer':
        this.#release()?.resolve(signal.answer);
        break;
      case 'error':
        this.#release()?.reject(new Error(signal.message));
    }
  }

  #startLimit(): void {
    this.#liftLimit();
    const { limit } = this.#job ?? {};
    if (limit === undefined) return;
    this.#liftLimit = startTimeLimit(limit, () => {
      this.#fail(tookLongerThan(limit));
    });
  }

  #fail(message: string): void {
    const job = this.#release();
    this.end();
    job?.reject(new Error(message));
  }

  #release(): Job<Answer> | undefined {
    const job = this.#job;
    this.#job = undefined;
    this.#liftLimit();
    return job;
  }
}
