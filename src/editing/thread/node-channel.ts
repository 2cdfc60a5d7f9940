import { Worker } from 'node:worker_threads';
import { RESOURCE_LIMITS } from '../../scan/resource-limits.js';
import type { Channel } from './channel.js';
import type { Response } from './protocol.js';

/** Starts the analysis in a thread of Node. */
export function startNodeChannel(script: string): Channel {
  const worker = new Worker(script, { name: 'auth0-relink', resourceLimits: RESOURCE_LIMITS });
  let ended = false;
  const listeners: ((reason: string) => void)[] = [];
  const end = (reason: string) => {
    if (ended) return;
    ended = true;
    for (const listener of listeners) listener(reason);
  };
  worker.on('error', (error: unknown) => {
    end(error instanceof Error ? error.message : String(error));
  });
  worker.on('exit', (code) => {
    end(`exit code ${code}`);
  });
  worker.unref();
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    onResponse: (listener) =>
      worker.on('message', (response: Response) => {
        listener(response);
      }),
    onEnd: (listener) => listeners.push(listener),
    end: () => {
      ended = true;
      void worker.terminate();
    },
  };
}
