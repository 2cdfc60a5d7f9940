/** The worker threads' script (`dist/worker.js`): analyses one text at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from './error-message.js';
import { loadEngine } from './load-engine.js';
import { createModuleReader } from './modules.js';
import type { WorkerData, WorkerRequest, WorkerResponse } from './worker-protocol.js';

const engine = loadEngine();
const reader = createModuleReader((workerData as WorkerData).roots);

parentPort?.on('message', (request: WorkerRequest) => {
  void answer(request).then((response) => parentPort?.postMessage(response));
});

async function answer({ text, fileName, options }: WorkerRequest): Promise<WorkerResponse> {
  try {
    const analyze = await engine;
    return { analysis: analyze(text, fileName, options, reader) };
  } catch (error) {
    return { error: messageOf(error) };
  }
}
