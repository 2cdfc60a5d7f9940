import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { rootsOf } from './boundary.js';
import type { Executor, OnAnalysed } from './executor.js';
import { createInlineExecutor } from './inline-executor.js';
import { loadEngine } from './load-engine.js';
import type { ScanOptions } from './options.js';
import { timeLimitFor } from './time-limit.js';
import { createWorkerPool } from './worker-pool.js';

/**
 * Analyses files in worker threads: their stack has the same size whatever else is scanned, a file that takes too long
 * can be ended, and signals are handled meanwhile.
 */
export function createExecutor(options: ScanOptions, onAnalysed: OnAnalysed): Executor {
  const script = options.workerFile ?? path.join(__dirname, 'worker.js');
  const roots = rootsOf(options.paths, options.cwd);
  // The script is part of every build; only tests that run the sources have none.
  if (options.loadEngine !== undefined || !existsSync(script)) {
    return createInlineExecutor(options.loadEngine ?? loadEngine, roots, onAnalysed);
  }
  const size = options.workers ?? availableParallelism();
  return createWorkerPool({ script, size, roots, limitFor: options.timeLimit ?? timeLimitFor }, onAnalysed);
}
