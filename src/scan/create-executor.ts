import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Analysis, Analyze, ModuleReader } from '../core/types.js';
import { rootsOf } from './boundary.js';
import type { Executor, OnAnalysed } from './executor.js';
import { loadEngine } from './load-engine.js';
import { createModuleReader } from './modules.js';
import type { ScanOptions } from './options.js';
import type { Task } from './prepare.js';
import { createWorkerPool } from './worker-pool.js';

/**
 * How much text, in UTF-16 units, is analysed before worker threads start. Parsing runs at 1 to 2.5 MB/s and a thread
 * needs half a second to load the parser, so threads don't pay off below this size.
 */
const WORTH_THREADS = 3_000_000;

/** How long, in ms, the engine may block signals and output. A single large file may take longer. */
const TURN = 30;

/** Analyses files in this thread at first, and in worker threads once there is enough work. */
export function createExecutor(options: ScanOptions, onAnalysed: OnAnalysed): Executor {
  const script = options.workerFile ?? path.join(__dirname, 'worker.js');
  const size = options.workers ?? availableParallelism();
  const roots = rootsOf(options.paths, options.cwd);
  const reader = createModuleReader(roots);
  const waiting: Task[] = [];
  let length = 0;
  let engine: Promise<Analyze> | undefined;
  let pool: Executor | undefined;
  let stopped = false;

  const load = () => (engine ??= (options.loadEngine ?? loadEngine)());
  const drain = async () => {
    const analyze = await load();
    let turn = performance.now();
    for (let task = waiting.shift(); task !== undefined && !stopped; task = waiting.shift()) {
      onAnalysed(task, attempt(analyze, task, reader));
      if (performance.now() - turn < TURN) continue;
      await setImmediate();
      turn = performance.now();
    }
  };

  return {
    async add(task) {
      if (pool) return pool.add(task);
      waiting.push(task);
      length += task.text.length;
      if (length < WORTH_THREADS) {
        // Load the engine while ripgrep is still searching. Any error is thrown again when the engine is needed.
        load().catch(() => undefined);
        return;
      }
      if (size < 2 || !existsSync(script)) return drain();
      pool = createWorkerPool(script, size, onAnalysed, { roots });
      for (const each of waiting.splice(0)) await pool.add(each);
    },
    async finish() {
      if (pool) await pool.finish();
      else if (waiting.length > 0) await drain();
    },
    async stop() {
      stopped = true;
      await pool?.stop();
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
