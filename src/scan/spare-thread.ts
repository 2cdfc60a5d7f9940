import type { WorkerAnswer, WorkerRequest } from './worker-protocol.js';
import { WorkerThread } from './worker-thread.js';

type Thread = WorkerThread<WorkerRequest, WorkerAnswer>;

let spare: { readonly script: string; readonly thread: Thread } | undefined;

/**
 * Starts a worker thread before anything needs it. It loads the engine with its first request, and does not keep the
 * process running.
 */
export function startSpareThread(script: string): void {
  const thread: Thread = new WorkerThread(script);
  thread.keepsRunning = false;
  spare = { script, thread };
}

/** Returns the spare thread, if one was started with this script and is unused. */
export function takeSpareThread(script: string): Thread | undefined {
  if (spare?.script !== script || spare.thread.hasEnded) return undefined;
  const { thread } = spare;
  spare = undefined;
  thread.keepsRunning = true;
  return thread;
}
