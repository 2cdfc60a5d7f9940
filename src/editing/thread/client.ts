import type { ScanProgress } from '../../scan/options.js';
import { startTimeLimit, tookLongerThan } from '../../scan/time-limit.js';
import type { Disposable } from '../disposable.js';
import type { Channel, StartChannel } from './channel.js';
import type { Kind, Request, Requests, Response } from './protocol.js';

/** The caller cancelled the request, or the extension is shutting down. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
  }
}

/** The request exceeded its limit. */
export class TookTooLong extends Error {
  constructor(limit: number) {
    super(`the analysis ${tookLongerThan(limit)}`);
  }
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** Runs before background requests. */
  readonly urgent?: boolean;
  /** Is broken off for an urgent request, and starts again after it. Only for `offers`, which can be cancelled. */
  readonly givesWay?: boolean;
  readonly onProgress?: (progress: ScanProgress) => void;
  /**
   * Milliseconds after which the thread is ended and replaced, from when it starts on the request or has done a part of
   * it; no limit when absent.
   */
  readonly limit?: number;
}

interface Job {
  request: Request;
  /** Whether it is being broken off for an urgent request. */
  isBrokenOff: boolean;
  readonly options: RequestOptions;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Talks to one thread. It starts with the first request, and a new one replaces it when it dies or exceeds a limit.
 * Only one request runs at a time, so its limit excludes the wait for others, and cancelling a waiting one is free.
 */
export class ThreadClient implements Disposable {
  #channel: Channel | undefined;
  #current: Job | undefined;
  #liftLimit: () => void = () => undefined;
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
      const request = { id: ++this.#lastId, kind, input };
      const job: Job = { request, isBrokenOff: false, options, resolve, reject };
      options.signal?.addEventListener(
        'abort',
        () => {
          this.#abort(job);
        },
        { once: true },
      );
      const at = options.urgent === true ? this.#queue.findIndex((other) => other.options.urgent !== true) : -1;
      this.#queue.splice(at < 0 ? this.#queue.length : at, 0, job);
      if (options.urgent === true) this.#breakOff();
      this.#next();
    });
  }

  /** Ends the thread; the next request starts a new one. */
  restart(): void {
    this.#lose(new Error('the analysis was restarted'));
  }

  dispose(): void {
    this.#disposed = true;
    for (const job of [this.#current, ...this.#queue]) job?.reject(new Cancelled());
    this.#queue = [];
    this.#end();
  }

  #next(): void {
    if (this.#current !== undefined || this.#disposed) return;
    const job = this.#queue.shift();
    if (job === undefined) return;
    this.#current = job;
    this.#startLimit(job);
    try {
      this.#open().post(job.request);
    } catch (error) {
      this.#lose(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #startLimit({ options: { limit } }: Job): void {
    this.#liftLimit();
    if (limit === undefined) return;
    this.#liftLimit = startTimeLimit(limit, () => {
      this.#lose(new TookTooLong(limit));
    });
  }

  /** Frees the thread for the next job. */
  #release(): void {
    this.#liftLimit();
    this.#current = undefined;
  }

  #open(): Channel {
    if (this.#channel !== undefined) return this.#channel;
    const channel = this.#start();
    this.#channel = channel;
    channel.onResponse((response) => {
      if (this.#channel === channel) this.#receive(response);
    });
    channel.onEnd((reason) => {
      if (this.#channel === channel) this.#lose(new Error(`the analysis broke off: ${reason}`));
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
    if ('step' in response) {
      this.#startLimit(job);
      return;
    }
    this.#release();
    if (job.isBrokenOff) {
      job.isBrokenOff = false;
      job.request = { ...job.request, id: ++this.#lastId };
      this.#queue.push(job);
    } else if ('error' in response) job.reject(new Error(response.error));
    else job.resolve(response.answer as never);
    this.#next();
  }

  /** Makes the running request give way, if it is one that does. */
  #breakOff(): void {
    const job = this.#current;
    if (job?.options.givesWay !== true || job.isBrokenOff) return;
    job.isBrokenOff = true;
    this.#channel?.post({ cancel: job.request.id });
  }

  #abort(job: Job): void {
    this.#queue = this.#queue.filter((other) => other !== job);
    job.reject(new Cancelled());
    if (this.#current !== job) return;
    // Ending the thread is the only way to stop a scan; the other requests end soon.
    if (job.request.kind === 'scan') this.#end();
    else if (job.request.kind === 'offers') this.#channel?.post({ cancel: job.request.id });
  }

  #lose(reason: Error): void {
    const job = this.#current;
    if (job !== undefined) {
      this.#log(`${job.request.kind}: ${reason.message}`);
      job.reject(reason);
    }
    this.#end();
  }

  /** Ends the thread; waiting requests go to a new one. */
  #end(): void {
    const channel = this.#channel;
    this.#channel = undefined;
    this.#release();
    channel?.end();
    this.#next();
  }
}
