import type { Executor, OnAnalysed } from './executor.js';
import type { Task } from './prepare.js';
import { takeSpareThread } from './spare-thread.js';
import type { WorkerAnswer, WorkerRequest } from './worker-protocol.js';
import { WorkerThread } from './worker-thread.js';

/**
 * How much text, in UTF-16 units, has to wait for another thread to start. A thread needs a tenth of a second to load
 * the engine, and analyses slowly until its code is compiled.
 */
const WORTH_THREAD = 500_000;

/** How much text may wait; listing and reading pause meanwhile, so memory use does not depend on the tree's size. */
const MAX_WAITING = 2_000_000;

export interface PoolOptions {
  /** The threads' script. */
  readonly script: string;
  /** Maximum number of threads. */
  readonly size: number;
  /** Absolute paths of the scanned folders. */
  readonly roots: readonly string[];
  /** Returns how many ms the analysis of a text of a length, in UTF-16 units, may take. */
  readonly limitFor: (length: number) => number;
}

type Thread = WorkerThread<WorkerRequest, WorkerAnswer>;

/**
 * Analyses files in worker threads. If one dies (say, out of memory) or exceeds the time limit, only its current file
 * fails, and another thread replaces it.
 */
export function createWorkerPool({ script, size, roots, limitFor }: PoolOptions, onAnalysed: OnAnalysed): Executor {
  const threads = new Set<Thread>();
  const waiting: Task[] = [];
  let length = 0;
  let running = 0;
  let wake: (() => void)[] = [];
  let stopped = false;

  const isBusy = () => waiting.length + running > 0;
  const changed = () => {
    const callbacks = wake;
    wake = [];
    for (const callback of callbacks) callback();
  };
  const until = async (condition: () => boolean) => {
    while (!stopped && !condition()) await new Promise<void>((resolve) => wake.push(resolve));
  };

  const start = (): Thread => {
    const thread: Thread = takeSpareThread(script) ?? new WorkerThread(script);
    threads.add(thread);
    return thread;
  };
  const freeThread = (): Thread | undefined => {
    for (const thread of threads) if (thread.hasEnded) threads.delete(thread);
    const isWorthOne = threads.size === 0 || (threads.size < size && length >= WORTH_THREAD);
    return [...threads].find((thread) => !thread.isBusy) ?? (isWorthOne ? start() : undefined);
  };
  const run = async (thread: Thread, task: Task) => {
    const { text, fileName, options } = task;
    running++;
    const result = await thread
      .run({ text, fileName, options, roots }, limitFor(text.length))
      .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
    running--;
    if (stopped) return;
    onAnalysed(task, result);
    dispatch();
  };
  const dispatch = () => {
    while (!stopped && waiting.length > 0) {
      const thread = freeThread();
      if (thread === undefined) break;
      const task = waiting.shift();
      if (task === undefined) break;
      length -= task.text.length;
      void run(thread, task);
    }
    changed();
  };

  return {
    async add(task) {
      waiting.push(task);
      length += task.text.length;
      dispatch();
      await until(() => length <= MAX_WAITING);
    },
    async finish() {
      await until(() => !isBusy());
    },
    stop() {
      stopped = true;
      changed();
      for (const thread of threads) thread.end();
    },
  };
}
