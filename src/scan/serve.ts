import { parentPort } from 'node:worker_threads';
import { messageOf } from './error-message.js';
import type { Signal } from './worker-protocol.js';

/** What a thread's script does. */
export interface ThreadService<Loaded, Request, Answer> {
  /** Loads what the requests need, at the first of them; an error is the answer to every request. */
  readonly load: () => Promise<Loaded>;
  /** May call `step` after each part of its work, which starts the time limit again. */
  readonly handle: (loaded: Loaded, request: Request, step: () => void) => Answer;
}

/** Answers the requests of a `WorkerThread`, in the thread's script. */
export function serve<Loaded, Request, Answer>({ load, handle }: ThreadService<Loaded, Request, Answer>): void {
  const post = (signal: Signal<Answer>) => parentPort?.postMessage(signal);
  const ready = () => {
    post({ kind: 'ready' });
  };
  const step = () => {
    post({ kind: 'step' });
  };
  let loaded: Promise<Loaded> | undefined;
  const start = () => {
    const promise = load();
    promise.then(ready, ready);
    return promise;
  };
  parentPort?.on('message', (request: Request) => {
    loaded ??= start();
    void loaded
      .then((it): Signal<Answer> => ({ kind: 'answer', answer: handle(it, request, step) }))
      .catch((error: unknown): Signal<Answer> => ({ kind: 'error', message: messageOf(error) }))
      .then(post);
  });
}
