import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { Channel } from '../../src/editing/thread/channel.js';
import { Cancelled, ThreadClient, TookTooLong } from '../../src/editing/thread/client.js';
import type { Cancellation, Request, Response } from '../../src/editing/thread/protocol.js';

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
  /** Ids of requests. */
  readonly cancelled: number[] = [];
  hasEnded = false;
  #listener: (response: Response) => void = () => undefined;
  readonly #answers: boolean;

  constructor(answers: boolean) {
    this.#answers = answers;
  }

  post(message: Request | Cancellation): void {
    if ('cancel' in message) {
      this.cancelled.push(message.cancel);
      return;
    }
    this.requests.push(message);
    if (this.#answers) this.#listener({ id: message.id, answer: message.kind });
  }

  /** Sends a response to the first request. */
  respond(response: Response): void {
    this.#listener(response);
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

  describe('with a limit', () => {
    let processorTime = 0;
    beforeEach(() => {
      mock.timers.enable({ apis: ['setTimeout'] });
      mock.method(process, 'cpuUsage', () => ({ user: processorTime * 1000, system: 0 }));
    });
    afterEach(() => {
      mock.timers.reset();
      mock.restoreAll();
    });
    /** Mocked time, on a clock and of the processor: each timer that it starts has to be reached by a separate call. */
    const pass = (milliseconds: number) => {
      for (let passed = 0; passed < milliseconds; passed += 100) {
        processorTime += 100;
        mock.timers.tick(100);
      }
    };

    it('counts only the time since the last step of the request', async () => {
      const { client, threads } = create();
      const late = client.request('inspect', INPUT, { limit: 10_000 });
      pass(9000);
      threads[0]?.respond({ id: 1, step: true });
      pass(9000);
      assert.equal(threads[0]?.hasEnded, false);
      pass(1000);
      await assert.rejects(late, TookTooLong);
    });

    it('does not count the time in which others run', async () => {
      const { client, threads } = create();
      const first = client.request('scan', SCAN);
      const second = client.request('inspect', INPUT, { limit: 10_000 });
      pass(60_000);
      threads[0]?.respond({ id: 1, answer: 'done' });
      assert.equal(await first, 'done');
      pass(9000);
      threads[0]?.respond({ id: 2, answer: 'in time' });
      assert.equal(await second, 'in time');
    });
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

  it('breaks off a request that gives way to an urgent one, and starts it again afterwards', async () => {
    const { client, threads } = create();
    const background = client.request('offers', INPUT, { givesWay: true });
    const waiting = client.request('offers', INPUT);
    const urgent = client.request('inspect', INPUT, { urgent: true });
    const [thread] = threads;
    assert.deepEqual(thread?.cancelled, [1]);
    thread.respond({ id: 1, answer: [] });
    thread.respond({ id: 3, answer: 'urgent' });
    assert.equal(await urgent, 'urgent');
    thread.respond({ id: 2, answer: 'waiting' });
    assert.equal(await waiting, 'waiting');
    thread.respond({ id: 4, answer: 'all' });
    assert.equal(await background, 'all');
    assert.deepEqual(
      thread.requests.map(({ id, kind }) => `${id} ${kind}`),
      ['1 offers', '3 inspect', '2 offers', '4 offers'],
    );
  });

  it('lets a request that gives way finish if nothing is urgent', async () => {
    const { client, threads } = create();
    const background = client.request('offers', INPUT, { givesWay: true });
    const waiting = client.request('offers', INPUT);
    threads[0]?.respond({ id: 1, answer: 'first' });
    threads[0]?.respond({ id: 2, answer: 'second' });
    assert.deepEqual([await background, await waiting], ['first', 'second']);
    assert.deepEqual(threads[0]?.cancelled, []);
  });
});
