import assert from 'node:assert/strict';
import type { Channel } from '../../src/extension/thread/channel.js';
import { Cancelled, ThreadClient } from '../../src/extension/thread/client.js';
import type { Cancellation, Request, Response } from '../../src/extension/thread/protocol.js';

const INPUT = {
  text: '',
  fileName: 'a.js',
  maxFileSize: 1024,
  context: { isIgnored: false, levels: {}, modules: {} },
};
const SCAN = { folder: '/x', paths: [], ignore: [], gitignore: true, buffers: [] };

/** A thread that answers what it is told to; it is busy with everything else for ever. */
class FakeThread implements Channel {
  readonly requests: Request[] = [];
  hasEnded = false;
  #listener: (response: Response) => void = () => undefined;
  readonly #answers: boolean;

  constructor(answers: boolean) {
    this.#answers = answers;
  }

  post(message: Request | Cancellation): void {
    if ('cancel' in message) return;
    this.requests.push(message);
    if (this.#answers) this.#listener({ id: message.id, answer: message.kind });
  }

  onResponse(listener: (response: Response) => void): void {
    this.#listener = listener;
  }

  onEnd(): void {
    // It never ends by itself.
  }

  end(): void {
    this.hasEnded = true;
  }
}

/** A client whose first thread hangs, and whose others answer. */
function create() {
  const threads: FakeThread[] = [];
  const log: string[] = [];
  const start = () => {
    const thread = new FakeThread(threads.length > 0);
    threads.push(thread);
    return thread;
  };
  const client = new ThreadClient(start, (message) => {
    log.push(message);
  });
  return { client, threads, log };
}

describe('the client of the analysis thread', () => {
  it('replaces a thread that takes too long, and serves what waits', async () => {
    const { client, threads, log } = create();
    const late = client.request('inspect', INPUT, { limit: 1 });
    const next = client.request('offers', INPUT);
    await assert.rejects(late, /longer than/);
    assert.equal(await next, 'offers');
    const [first, second] = threads;
    assert.deepEqual(
      [threads.length, first?.hasEnded, first?.requests.length, second?.hasEnded, second?.requests.length],
      [2, true, 1, false, 1],
    );
    assert.match(log.join('\n'), /^inspect: .*longer than/);
  });

  it('also gives up on a thread whose request was taken back', async () => {
    const { client, threads } = create();
    const controller = new AbortController();
    const cancelled = client.request('inspect', INPUT, { limit: 1, signal: controller.signal });
    const next = client.request('offers', INPUT);
    controller.abort();
    await assert.rejects(cancelled, Cancelled);
    assert.equal(await next, 'offers');
    assert.equal(threads[0]?.hasEnded, true);
  });

  it('ends the thread of a scan that is taken back, and calls that cancelled', async () => {
    const { client, threads, log } = create();
    const controller = new AbortController();
    const scan = client.request('scan', SCAN, { signal: controller.signal });
    controller.abort();
    await assert.rejects(scan, Cancelled);
    assert.equal(threads[0]?.hasEnded, true);
    assert.deepEqual(log, []);
    assert.equal(await client.request('offers', INPUT), 'offers');
  });

  it('runs what is urgent before what waits in the background', async () => {
    const { client, threads } = create();
    const hanging = client.request('inspect', INPUT);
    const background = client.request('offers', INPUT);
    const urgent = client.request('rewrite', { ...INPUT, review: true }, { urgent: true });
    client.restart();
    await assert.rejects(hanging, /restarted/);
    await Promise.all([background, urgent]);
    assert.deepEqual(
      threads[1]?.requests.map(({ kind }) => kind),
      ['rewrite', 'offers'],
    );
  });
});
