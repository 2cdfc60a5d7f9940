import assert from 'node:assert/strict';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { makeTree, removeTrees } from '../scan/tree.js';
import { code, fakeCli, removeFakeCli } from './fix/fake.js';
import { runCli, startCli } from './run.js';

interface Report {
  readonly incomplete: boolean;
  readonly errors: readonly { readonly message: string }[];
  readonly files: readonly { readonly path: string }[];
}

interface FixReport {
  readonly files: readonly { readonly path: string; readonly change: string }[];
}

/** Presses Ctrl-C once the engine says that it hangs. @returns stdout, stderr and the exit code */
async function interrupted(child: ReturnType<typeof startCli>): Promise<[string, string, number | null]> {
  child.stderr.once('data', () => child.kill('SIGINT'));
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return [stdout, stderr, status];
}

describe('a file whose analysis does not end', () => {
  afterEach(removeTrees);
  after(removeFakeCli);
  const files = { 'a.js': code('OLD_auto'), 'b.js': code('HANGS'), 'c.js': code('OLD_auto') };
  const pathsOf = (report: string) => (JSON.parse(report) as Report).files.map(({ path }) => path);

  it('is ended and reported, and the others are analysed', () => {
    const ran = runCli(fakeCli(), makeTree(files), ['scan', '--format', 'json']);
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /b\.js: could not be analysed: took longer than 5(\.\d)? s/);
    assert.deepEqual(pathsOf(ran.stdout), ['a.js', 'c.js']);
  });

  it('does not delay Ctrl-C', async function () {
    if (process.platform === 'win32') this.skip();
    const child = startCli(fakeCli(), makeTree(files), ['scan', '--format', 'json', 'a.js', 'b.js', 'c.js']);
    const [report, complaint, status] = await interrupted(child);
    assert.equal(status, 130);
    assert.match(complaint, /scan stopped early/);
    assert.doesNotMatch(complaint, /took longer/);
    assert.deepEqual(pathsOf(report), ['a.js']);
  });
});

describe('a file whose rewrites do not end', () => {
  afterEach(removeTrees);
  after(removeFakeCli);
  const files = { 'a.js': code('OLD_auto'), 'b.js': code('OLD_hangs'), 'c.js': code('OLD_auto') };
  const changesIn = (report: string) =>
    (JSON.parse(report) as FixReport).files.map(({ path, change }) => `${path} ${change}`);

  it('does not delay Ctrl-C', async function () {
    if (process.platform === 'win32') this.skip();
    const child = startCli(fakeCli(), makeTree(files), ['fix', '--write', '--format', 'json']);
    const [report, complaint, status] = await interrupted(child);
    assert.equal(status, 130);
    assert.match(complaint, /stopped early; 0 files written, 3 files unchanged/);
    assert.doesNotMatch(complaint, /took longer/);
    assert.deepEqual(changesIn(report), ['a.js proposed', 'b.js none', 'c.js none']);
  });
});
