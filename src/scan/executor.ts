import type { Analysis } from '../core/types.js';
import type { Task } from './prepare.js';

/** Runs the engine over tasks, in any order. */
export interface Executor {
  /** Resolves when there is room for the next task, possibly before this task is done. */
  add(task: Task): Promise<void>;
  /** Resolves when all tasks are done. */
  finish(): Promise<void>;
  /** Stops the running analyses; no more results arrive. Call it at the end in every case, even after an error. */
  stop(): void;
}

/** Called once for each task. An Error says why there is no analysis. */
export type OnAnalysed = (task: Task, result: Analysis | Error) => void;
