import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Log } from 'sarif';
import { makeTree, removeTrees } from '../scan/tree.js';
import { CLI, run, start } from './run.js';

const HIT = "var lock = new Auth0Lock('id', 'x.auth0.com');\nlock.show({ authParams: { access_token: t } });\n";

const COMMENT = '// Nothing of interest is said here, but at some length.\n';
const CODE = 'function f(a, b) { return a.map(function (c) { return c + b * 2; }); }\n';

/** Half a megabyte per file, enough to start worker threads. */
function muchOf(line: string): string {
  const filler = line.repeat(Math.ceil(500_000 / line.length));
  return makeTree(Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`f${n}.js`, HIT + filler])));
}

describe('reports of auth0-relink scan', () => {
  afterEach(removeTrees);

  it('are written to a file completely', () => {
    const root = makeTree({ 'a b.js': HIT, 'out.sarif': 'old' });
    const { code, stdout, stderr } = run(root, ['scan', '--format', 'sarif', '-o', 'out.sarif']);
    assert.deepEqual([code, stdout, stderr], [1, '', '1 finding. Report written to out.sarif\n']);
    const log = JSON.parse(readFileSync(path.join(root, 'out.sarif'), 'utf8')) as Log;
    assert.equal(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'a%20b.js');
    assert.deepEqual(readdirSync(root), ['a b.js', 'out.sarif']);
  });

  it('are written to the target of a link, or to a device', function () {
    if (process.platform === 'win32') this.skip();
    const root = makeTree({ 'a.js': HIT, 'real.txt': 'old' });
    symlinkSync('real.txt', path.join(root, 'link.txt'));
    run(root, ['scan', '-o', 'link.txt']);
    assert.ok(lstatSync(path.join(root, 'link.txt')).isSymbolicLink());
    assert.match(readFileSync(path.join(root, 'real.txt'), 'utf8'), /a\.js:2:27/);
    const piped = `"$NODE" "$CLI" scan -q -o /dev/stdout | cat`;
    const options = { cwd: root, env: { ...process.env, NODE: process.execPath, CLI }, encoding: 'utf8' } as const;
    assert.match(spawnSync('sh', ['-c', piped], options).stdout, /a\.js:2:27/);
  });

  it('leave an old file unchanged if they cannot be written', function () {
    if (process.platform !== 'linux') this.skip();
    const { code, stderr } = run(makeTree({ 'a.js': HIT }), ['scan', '-o', '/proc/relink.txt']);
    assert.equal(code, 2);
    assert.match(stderr, /^auth0-relink: --output \/proc\/relink\.txt: cannot be written \(\w+\)$/m);
  });

  describe('that cannot be written completely', () => {
    // More than a shell allows for a file below: 64 blocks of 512 or 1,024 bytes.
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`src/${n}.js`, HIT]));
    /** Runs a command in a shell, where "$@" is the command line. */
    const shell = (root: string, command: string) => {
      const args = ['-c', command, 'sh', process.execPath, CLI, 'scan', '--format', 'json'];
      return spawnSync('sh', args, { cwd: root, encoding: 'utf8' });
    };
    for (const [target, command] of Object.entries({
      'standard output': '"$@" >/dev/full',
      '--output /dev/full': '"$@" --output /dev/full',
    })) {
      it(`exit with 2: ${target}`, function () {
        if (process.platform !== 'linux') this.skip();
        const { status, stderr } = shell(makeTree(files), command);
        assert.deepEqual([status, stderr], [2, `auth0-relink: ${target}: cannot be written (ENOSPC)\n`]);
      });
    }

    it('exit with 2 if the disk is full after a part of them', function () {
      if (process.platform === 'win32') this.skip();
      const root = makeTree(files);
      const printed = shell(root, 'ulimit -f 64; "$@" >out.json');
      assert.deepEqual(
        [printed.status, printed.stderr],
        [2, 'auth0-relink: standard output: cannot be written (EFBIG)\n'],
      );
    });

    it('leave neither a part nor a temporary file', function () {
      if (process.platform === 'win32') this.skip();
      const root = makeTree({ ...files, 'out.json': 'old' });
      const written = shell(root, 'ulimit -f 64; "$@" --output out.json');
      assert.deepEqual(
        [written.status, written.stderr],
        [2, 'auth0-relink: --output out.json: cannot be written (EFBIG)\n'],
      );
      assert.equal(readFileSync(path.join(root, 'out.json'), 'utf8'), 'old');
      assert.deepEqual(readdirSync(root), ['out.json', 'src']);
    });

    it('exit with their own code if only complaints cannot be written', function () {
      if (process.platform !== 'linux') this.skip();
      const { status, stdout } = shell(
        makeTree({ 'a.js': HIT, 'auth0-relink.json': '{ "x": 1 }' }),
        '"$@" 2>/dev/full',
      );
      assert.equal(status, 2);
      assert.equal((JSON.parse(stdout) as { errors: unknown[] }).errors.length, 1);
    });
  });

  it('can be truncated by their reader', async () => {
    const child = start(makeTree({ 'a.js': HIT.repeat(300) }), ['scan']);
    child.stdout.once('data', () => child.stdout.destroy());
    const closed = once(child, 'close') as Promise<[number | null]>;
    const [complaint, [code]] = await Promise.all([text(child.stderr), closed]);
    assert.deepEqual([code, complaint], [1, '']);
  });

  it('are the same with worker threads', () => {
    const root = muchOf(COMMENT);
    const { code, stdout, stderr } = run(root, ['scan', '--quiet']);
    assert.deepEqual([code, stderr], [1, '']);
    assert.deepEqual(
      stdout.match(/^f\d\.js:\d+:\d+/gm),
      Array.from({ length: 8 }, (_, n) => `f${n}.js:2:27`),
    );
  });

  for (const [signal, exit] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    it(`contain the findings so far after ${signal}`, async function () {
      if (process.platform === 'win32') this.skip();
      const env = { NODE_OPTIONS: `--require ${path.join(__dirname, 'press-ctrl-c.cjs')}`, SIGNAL: signal };
      const child = start(muchOf(CODE), ['scan', '--format', 'json'], env);
      const [report, complaint, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close') as Promise<[number | null]>,
      ]);
      assert.equal(code, exit);
      assert.match(complaint, /scan stopped early/);
      assert.equal((JSON.parse(report) as { incomplete: boolean }).incomplete, true);
    });
  }
});
