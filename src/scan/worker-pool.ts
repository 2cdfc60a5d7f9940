import { Worker } from 'node:worker_threads';
import { messageOf } from './error-message.js';
import type { Executor, OnAnalysed } from './executor.js';
import type { Task } from './prepare.js';
import type { WorkerData, WorkerRequest, WorkerResponse } from './worker-protocol.js';

interface Member {
  readonly worker: Worker;
  task: Task | undefined;
}

/**
 * Analyses files in worker threads, which start on demand. If a worker dies (say, out of memory), only its current file
 * fails, and another worker replaces it.
 * @param size maximum number of threads
 * @param data what each thread gets at its start
 */
export function createWorkerPool(script: string, size: number, onAnalysed: OnAnalysed, data: WorkerData): Executor {
  const members = new Set<Member>();
  const waiting: Task[] = [];
  let wake: (() => void)[] = [];
  let stopped = false;

  const isBusy = () => waiting.length > 0 || [...members].some((member) => member.task !== undefined);
  const changed = () => {
    const callbacks = wake;
    wake = [];
    for (const callback of callbacks) callback();
  };
  const until = async (condition: () => boolean) => {
    while (!stopped && !condition()) await new Promise<void>((resolve) => wake.push(resolve));
  };

  const start = (): Member => {
    const member: Member = { worker: new Worker(script, { workerData: data }), task: undefined };
    members.add(member);
    member.worker.on('message', (response: WorkerResponse) => {
      const { task } = member;
      member.task = undefined;
      if (task) onAnalysed(task, response.analysis ?? new Error(response.error ?? 'no answer'));
      dispatch();
    });
    member.worker.on('error', (error: unknown) => {
      fail(member, `the analysis crashed: ${messageOf(error)}`);
    });
    member.worker.on('exit', () => {
      fail(member, 'the analysis crashed');
    });
    return member;
  };

  const fail = (member: Member, message: string) => {
    members.delete(member);
    const { task } = member;
    member.task = undefined;
    if (task && !stopped) onAnalysed(task, new Error(message));
    dispatch();
  };

  const dispatch = () => {
    while (!stopped && waiting.length > 0) {
      const idle = [...members].find((member) => member.task === undefined);
      const member = idle ?? (members.size < size ? start() : undefined);
      if (member === undefined) break;
      const task = waiting.shift();
      if (task === undefined) break;
      member.task = task;
      const request: WorkerRequest = { text: task.text, fileName: task.fileName, options: task.options };
      member.worker.postMessage(request);
    }
    changed();
  };

  return {
    async add(task) {
      waiting.push(task);
      dispatch();
      // Limit the queue, so memory use stays small however many candidates there are.
      await until(() => waiting.length <= size * 2);
    },
    async finish() {
      await until(() => !isBusy());
    },
    async stop() {
      stopped = true;
      changed();
      await Promise.all([...members].map(({ worker }) => worker.terminate()));
    },
  };
}
