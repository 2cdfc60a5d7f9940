import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Analysis, Analyze, ModuleReader } from '../core/types.js';
import type { Executor, OnAnalysed } from './executor.js';
import { loadEngine } from './load-engine.js';
import { createModuleReader } from './modules.js';
import type { ScanOptions } from './options.js';
import type { Task } from './prepare.js';
import { createWorkerPool } from './worker-pool.js';

/**
 * How much text, in UTF-16 units, is analysed before worker threads start. One parses 1 to 2.5 MB/s, and a thread takes
 * half a second to start with the parser: below this, threads only cost.
 */
const WORTH_THREADS = 3_000_000;

/** How long, in ms, the engine may keep signals and output waiting, but for a single large file. */
const TURN = 30;

/** Analyses in this thread at first, and in worker threads once there turns out to be much to do. */
export function createExecutor(options: ScanOptions, onAnalysed: OnAnalysed): Executor {
  const script = options.workerFile ?? path.join(__dirname, 'worker.js');
  const size = options.workers ?? availableParallelism();
  const reader = createModuleReader();
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
        // While ripgrep still searches, the engine can load; what it throws is met again when it is needed.
        load().catch(() => undefined);
        return;
      }
      if (size < 2 || !existsSync(script)) return drain();
      pool = createWorkerPool(script, size, onAnalysed);
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
