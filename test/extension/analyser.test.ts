import '../support/vscode-in-memory.js';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Channel } from '../../src/editing/thread/channel.js';
import { Cancelled, ThreadClient } from '../../src/editing/thread/client.js';
import { prepareGiven } from '../../src/editing/thread/prepare-given.js';
import type { Cancellation, Request, Response } from '../../src/editing/thread/protocol.js';
import { createService } from '../../src/editing/thread/service.js';
import * as engine from '../../src/engine.js';
import { Analyser } from '../../src/extension/documents/analyser.js';
import type { NamedText } from '../../src/extension/documents/named-text.js';

const INPUT = {
  text: '',
  fileName: 'a.js',
  maxFileSize: 1024,
  context: { isIgnored: false, levels: {}, modules: {} },
};

/** A thread that works only when it is told to, and notes what it gets. */
class PausedThread implements Channel {
  /** Kinds of requests, and `cancel`. */
  readonly posted: string[] = [];
  readonly requests: Request[] = [];
  #listener: (response: Response) => void = () => undefined;
  readonly #answer = createService(
    () => engine,
    (input) => (input.context === 'disk' ? undefined : prepareGiven(input, input.context)),
    (response) => {
      this.#listener(response);
    },
  );

  post(message: Request | Cancellation): void {
    this.posted.push('cancel' in message ? 'cancel' : message.kind);
    if (!('cancel' in message)) this.requests.push(message);
  }

  onResponse(listener: (response: Response) => void): void {
    this.#listener = listener;
  }

  /** Answers all requests, also those that come meanwhile. */
  async work(): Promise<void> {
    for (const request of this.requests) {
      const response = await this.#answer(request);
      if (response !== undefined) this.#listener(response);
      await turn();
    }
  }

  onEnd(): void {
    // It never ends by itself.
  }

  end(): void {
    // It has nothing to clear away.
  }
}

/** Waits for everything that waits for nothing but files in memory. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

function create() {
  const thread = new PausedThread();
  const client = new ThreadClient(() => thread);
  return { thread, client, analyser: new Analyser(client, false) };
}

async function fileOf(name: string, text: string): Promise<NamedText> {
  const uri = vscode.Uri.parse(`memfs:/app/${name}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return { uri, fileName: uri.path, text };
}

const UNLINK =
  "fetch('https://shop.eu.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: t }) });\n";

describe('analysing a file of a virtual file system', () => {
  it('does not wait behind background work if it is urgent', async () => {
    const { thread, client, analyser } = create();
    const text = await fileOf('page.js', UNLINK);
    const background = client.request('offers', INPUT, { givesWay: true });
    const urgent = analyser.inspect(text, { urgent: true });
    await turn();
    assert.deepEqual(thread.posted, ['offers', 'cancel']);
    await thread.work();
    assert.equal((await urgent).findings.length, 1);
    await background;
    assert.deepEqual(thread.posted, ['offers', 'cancel', 'inspect', 'offers', 'cancel', 'inspect', 'offers']);
  });

  it('is taken back while it looks for files, too', async () => {
    const { thread, analyser } = create();
    const text = await fileOf('page.js', UNLINK);
    const controller = new AbortController();
    const taken = analyser.inspect(text, { signal: controller.signal });
    await turn();
    assert.deepEqual(thread.posted, ['inspect']);
    controller.abort();
    await assert.rejects(taken, Cancelled);
  });

  it('gives rewrites of every rule the files that may set up clients', async () => {
    const { thread, analyser } = create();
    const text = await fileOf('unlink.js', UNLINK);
    await fileOf(
      'setup.js',
      "import axios from 'axios';\nconst domain = 'shop.eu.auth0.com';\naxios.interceptors.request.use(authorization);\n",
    );
    const offers = analyser.offers(text);
    await turn();
    await thread.work();
    assert.equal((await offers)[0]?.finding.ruleId, 'unlink-endpoint');
    const [request] = thread.requests.filter(({ kind }) => kind === 'offers');
    const { context } = request?.input as { readonly context: { readonly settingsFiles?: readonly unknown[] } };
    assert.equal(context.settingsFiles?.length, 1);
  });
});
