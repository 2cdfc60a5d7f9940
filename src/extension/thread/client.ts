import type { ScanProgress } from '../../scan/options.js';
import type { Disposable } from '../disposable.js';
import type { Channel, StartChannel } from './channel.js';
import type { Kind, Request, Requests, Response } from './protocol.js';

/** The request was taken back, or the extension is going away. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
  }
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** Goes before what only waits in the background. */
  readonly urgent?: boolean;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** Milliseconds after which the thread is given up; none when absent. */
  readonly limit?: number;
}

interface Job {
  readonly request: Request;
  readonly options: RequestOptions;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Talks to one thread, which starts with the first request and again after it died. One request is in work at a time, so
 * that a limit is a limit and a request which is taken back costs nothing.
 */
export class ThreadClient implements Disposable {
  #channel: Channel | undefined;
  #current: Job | undefined;
  #queue: Job[] = [];
  #lastId = 0;
  #disposed = false;

  readonly #start: StartChannel;
  readonly #log: (message: string) => void;

  constructor(start: StartChannel, log: (message: string) => void = () => undefined) {
    this.#start = start;
    this.#log = log;
  }

  get isRunning(): boolean {
    return this.#channel !== undefined;
  }

  request<K extends Kind>(
    kind: K,
    input: Requests[K]['input'],
    options: RequestOptions = {},
  ): Promise<Requests[K]['answer']> {
    if (this.#disposed || options.signal?.aborted) return Promise.reject(new Cancelled());
    return new Promise<Requests[K]['answer']>((resolve, reject) => {
      const job: Job = { request: { id: ++this.#lastId, kind, input }, options, resolve, reject };
      options.signal?.addEventListener(
        'abort',
        () => {
          this.#abort(job);
        },
        { once: true },
      );
      const at = options.urgent === true ? this.#queue.findIndex((other) => other.options.urgent !== true) : -1;
      this.#queue.splice(at < 0 ? this.#queue.length : at, 0, job);
      this.#next();
    });
  }

  /** Ends the thread; the next request starts another one. */
  restart(): void {
    this.#lose('the analysis was restarted');
  }

  dispose(): void {
    this.#disposed = true;
    this.#channel?.end();
    this.#channel = undefined;
    for (const job of [...(this.#current ? [this.#current] : []), ...this.#queue]) job.reject(new Cancelled());
    this.#current = undefined;
    this.#queue = [];
  }

  #next(): void {
    if (this.#current !== undefined || this.#disposed) return;
    const job = this.#queue.shift();
    if (job === undefined) return;
    this.#current = job;
    const { limit } = job.options;
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            if (this.#current === job) this.#lose(`the analysis took longer than ${limit / 1000} s`);
          }, limit);
    const settle = job.reject;
    const done = () => {
      clearTimeout(timer);
    };
    this.#current = {
      ...job,
      resolve: (answer) => {
        done();
        job.resolve(answer);
      },
      reject: (error) => {
        done();
        settle(error);
      },
    };
    try {
      this.#open().post(job.request);
    } catch (error) {
      this.#lose(error instanceof Error ? error.message : String(error));
    }
  }

  #open(): Channel {
    if (this.#channel !== undefined) return this.#channel;
    const channel = this.#start();
    this.#channel = channel;
    channel.onResponse((response) => {
      if (this.#channel === channel) this.#receive(response);
    });
    channel.onEnd((reason) => {
      if (this.#channel === channel) this.#lose(`the analysis broke off: ${reason}`);
    });
    return channel;
  }

  #receive(response: Response): void {
    const job = this.#current;
    if (response.id !== job?.request.id) return;
    if ('progress' in response) {
      job.options.onProgress?.(response.progress);
      return;
    }
    this.#current = undefined;
    if ('error' in response) job.reject(new Error(response.error));
    else job.resolve(response.answer as never);
    this.#next();
  }

  #abort(job: Job): void {
    this.#queue = this.#queue.filter((other) => other !== job);
    const { id, kind } = job.request;
    if (this.#current?.request.id === id) {
      // A scan is stopped by ending its thread; what is quick may as well be waited for.
      if (kind === 'scan') this.#lose('cancelled');
      else if (kind === 'offers') this.#channel?.post({ cancel: id });
    }
    job.reject(new Cancelled());
  }

  #lose(reason: string): void {
    const channel = this.#channel;
    const current = this.#current;
    this.#channel = undefined;
    this.#current = undefined;
    channel?.end();
    if (current !== undefined) {
      if (reason !== 'cancelled') this.#log(`${current.request.kind}: ${reason}`);
      current.reject(new Error(reason));
    }
    this.#next();
  }
}
