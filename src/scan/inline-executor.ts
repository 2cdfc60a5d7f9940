import type { Analysis, Analyze, ModuleReader } from '../core/types.js';
import type { Executor, OnAnalysed } from './executor.js';
import { createModuleReader } from './modules.js';
import type { Task } from './prepare.js';

/**
 * Analyses files in this thread, with an engine that can't be sent to another one.
 * @param roots absolute paths of the scanned folders
 */
export function createInlineExecutor(
  load: () => Promise<Analyze>,
  roots: readonly string[],
  onAnalysed: OnAnalysed,
): Executor {
  const reader = createModuleReader(roots);
  let engine: Promise<Analyze> | undefined;
  let stopped = false;
  return {
    async add(task) {
      const analyze = await (engine ??= load());
      if (!stopped) onAnalysed(task, attempt(analyze, task, reader));
    },
    finish: () => Promise.resolve(),
    stop() {
      stopped = true;
    },
  };
}

function attempt(analyze: Analyze, task: Task, reader: ModuleReader): Analysis | Error {
  try {
    return analyze(task.text, task.fileName, task.options, reader);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
