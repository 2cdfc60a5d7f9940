import type { Channel } from '../../editing/thread/channel.js';
import type { Response } from '../../editing/thread/protocol.js';

/** As much of a browser's `Worker` as is used: the project is compiled without browser types. */
interface WebWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: { readonly data: Response }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

declare const Worker: new (url: string, options?: { readonly name?: string }) => WebWorker;

/** Starts the analysis in a web worker. */
export function startWebChannel(script: string): Channel {
  const worker = new Worker(script, { name: 'auth0-relink' });
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    onResponse: (listener) => {
      worker.onmessage = ({ data }) => {
        listener(data);
      };
    },
    onEnd: (listener) => {
      worker.onerror = ({ message }) => {
        listener(message ?? 'the web worker failed');
      };
    },
    end: () => {
      worker.terminate();
    },
  };
}
