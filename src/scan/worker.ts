/** The worker threads' script (`dist/worker.js`): analyses one text at a time. */
import type { Analyze, ModuleReader } from '../core/types.js';
import { enableCompileCache } from './compile-cache.js';
import { loadEngine } from './load-engine.js';
import { createModuleReader } from './modules.js';
import { serve } from './serve.js';
import type { ThreadService } from './serve.js';
import type { WorkerAnswer, WorkerRequest } from './worker-protocol.js';

enableCompileCache();
let reader: ModuleReader | undefined;

const service: ThreadService<Analyze, WorkerRequest, WorkerAnswer> = {
  load: loadEngine,
  handle(analyze, { text, fileName, options, roots }) {
    reader ??= createModuleReader(roots);
    return analyze(text, fileName, options, reader);
  },
};

serve(service);
