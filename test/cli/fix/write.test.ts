import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { makeTree, removeTrees } from '../../scan/tree.js';
import { run, runCli, startCli } from '../run.js';
import type { Ran } from '../run.js';
import { code, fakeCli, removeFakeCli } from './fake.js';
import { namesIn, read } from './repository.js';

const UNLINK = [
  "const axios = require('axios'); // é",
  '',
  'async function unlink(token, id) {',
  "  await axios.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id }); // “ü”",
  '}',
].join('\r\n');

const UTF16 = Buffer.from(`\uFEFF${UNLINK}`, 'utf16le');

/** The same text in every supported encoding, with Windows line ends. */
const ENCODED: Readonly<Record<string, Buffer>> = {
  'UTF-8': Buffer.from(UNLINK),
  'UTF-8 with a byte order mark': Buffer.from(`\uFEFF${UNLINK}`),
  'UTF-16 LE': UTF16,
  'UTF-16 BE': Buffer.from(UTF16).swap16(),
  'windows-1252': Buffer.from(UNLINK.replace('“', '\x93').replace('”', '\x94'), 'latin1'),
};

describe('files that auth0-relink fix writes', () => {
  let cli: string;
  before(() => (cli = fakeCli()));
  after(removeFakeCli);
  afterEach(removeTrees);
  const write = (root: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Ran =>
    runCli(cli, root, ['fix', '--write', '--quiet', ...args], { env });

  for (const [name, before] of Object.entries(ENCODED)) {
    it(`keep their encoding and line ends: ${name}`, () => {
      const root = makeTree({ 'auth0-relink.json': '{ "helpers": "inline" }', 'a.js': before });
      const { code: exit, stderr } = run(root, ['fix', '--write', '--review', '--quiet']);
      assert.deepEqual([exit, stderr], [0, '']);
      const after = readFileSync(path.join(root, 'a.js'));
      // The text before and after the call is unchanged, byte for byte.
      const call = before.indexOf(name.startsWith('UTF-16') ? encoded(name, '  await') : '  await');
      assert.deepEqual(after.subarray(0, call), before.subarray(0, call));
      const newText = decodeAs(name, after);
      assert.match(newText, /axios\.delete\([^;]*; \/\/ “ü”\r\n\}/);
      assert.equal(newText.replaceAll('\r\n', '').includes('\n'), false, 'a line end of another kind');
      assert.equal(run(root, ['scan']).code, 0);
    });
  }

  it('keep their permissions', function () {
    if (process.platform === 'win32') this.skip();
    const root = makeTree({ 'a.js': code('OLD_auto'), 'b.js': code('OLD_auto') });
    chmodSync(path.join(root, 'a.js'), 0o755);
    chmodSync(path.join(root, 'b.js'), 0o666);
    assert.equal(write(root).code, 0);
    assert.equal(statSync(path.join(root, 'a.js')).mode & 0o7777, 0o755);
    assert.equal(statSync(path.join(root, 'b.js')).mode & 0o7777, 0o666);
  });

  it('are the targets of symbolic links, each written once', function () {
    if (process.platform === 'win32') this.skip();
    const root = makeTree({ 'real/a.js': code('OLD_auto') });
    symlinkSync('real/a.js', path.join(root, 'link.js'));
    const { code: exit, stderr } = write(root, ['link.js', 'real/a.js']);
    assert.deepEqual([exit, stderr], [0, '']);
    assert.ok(lstatSync(path.join(root, 'link.js')).isSymbolicLink());
    assert.match(read(root, 'real/a.js'), /NEW_auto/);
  });

  it('have not changed since they were read', () => {
    const files = { 'a.js': code('OLD_auto', 'CHANGES'), 'b.js': code('OLD_auto') };
    const root = makeTree(files);
    const { code: exit, stderr } = write(root);
    assert.equal(exit, 2);
    assert.equal(stderr, 'auth0-relink: a.js: not written: changed since it was read; run again\n');
    assert.equal(read(root, 'a.js').replaceAll('// changed\n', ''), files['a.js']);
    assert.match(read(root, 'b.js'), /NEW_auto/);
  });

  it('contain nothing that would be lost', () => {
    const odd = Buffer.concat([Buffer.from(`\uFEFF${code('OLD_auto')}`, 'utf16le'), Buffer.from([0x20])]);
    const root = makeTree({ 'a.js': odd });
    const { code: exit, stderr } = write(root);
    assert.deepEqual([exit, stderr], [2, 'auth0-relink: a.js: not written: holds bytes that are not valid utf-16le\n']);
    assert.deepEqual(readFileSync(path.join(root, 'a.js')), odd);
  });

  it('are writable', function () {
    if (process.platform === 'win32') this.skip();
    const root = makeTree({ 'a.js': code('OLD_auto'), 'b.js': code('OLD_auto') });
    chmodSync(path.join(root, 'a.js'), 0o444);
    chmodSync(path.join(root, 'b.js'), 0o666);
    // The superuser can write everything, so run as another user, who needs access to these folders.
    for (const folder of [root, path.dirname(cli)]) chmodSync(folder, 0o777);
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { code: exit, stderr } = runCli(cli, root, ['fix', '--write', '--quiet'], user);
    assert.deepEqual([exit, stderr], [2, 'auth0-relink: a.js: not written: EACCES\n']);
    assert.match(read(root, 'a.js'), /OLD_auto/);
    assert.match(read(root, 'b.js'), /NEW_auto/);
  });

  describe('are either old or new, even after a failure', function () {
    // Each test runs the command line about twenty times, on machines of any speed.
    this.timeout(600_000);
    const NAMES = ['a.js', 'b.js', 'c.js'];
    const before = Object.fromEntries(NAMES.map((name, n) => [name, code(...Array<string>(n + 1).fill('OLD_auto'))]));
    const preload = { NODE_OPTIONS: `--require ${path.join(__dirname, 'fault.cjs')}` };

    /** Runs a whole fix repeatedly, and lets a different operation fail each time. */
    function eachFault(kind: string, check: (root: string, states: string[], ran: Ran) => void): void {
      for (let at = 1; ; at++) {
        const root = makeTree(before);
        const ran = write(root, [], { ...preload, FAULT_KIND: kind, FAULT_AT: String(at) });
        if (!ran.stderr.includes('fault\n')) {
          assert.equal(ran.code, 0);
          assert.ok(at > NAMES.length * 5, `only ${at} operations were tried`);
          return;
        }
        const states = NAMES.map((name) => {
          const now = read(root, name);
          const isNew = now === `/* helper */\n${(before[name] ?? '').replaceAll('OLD', 'NEW')}`;
          return isNew ? 'new' : now === before[name] ? 'old' : `between at ${at}`;
        });
        assert.ok(
          states.every((state) => state === 'old' || state === 'new'),
          states.join(),
        );
        check(root, states, ran);
      }
    }

    it('when the process is killed', function () {
      if (process.platform === 'win32') this.skip();
      eachFault('kill', (_root, states, ran) => {
        assert.equal(ran.code, null);
        assert.deepEqual(states, states.toSorted(), 'files are written one after another');
      });
    });

    it('when one of them cannot be written, which does not affect the others', () => {
      eachFault('error', (root, states, ran) => {
        assert.equal(ran.code, 2);
        assert.match(ran.stderr, /auth0-relink: [abc]\.js: not written: EIO$/m);
        assert.equal(states.filter((state) => state === 'new').length, 2);
        assert.deepEqual(namesIn(root), NAMES, 'something is left lying about');
      });
    });

    it('when Ctrl-C stops the command, which reports that', function () {
      if (process.platform === 'win32') this.skip();
      eachFault('interrupt', (root, states, ran) => {
        const isLast = states.every((state) => state === 'new');
        assert.equal(ran.code, 130);
        assert.match(ran.stderr, /stopped early; \d files? written, \d files? unchanged$/m);
        assert.equal(states.includes('new'), true, 'what was begun is brought to its end');
        assert.deepEqual(namesIn(root), NAMES);
        assert.equal(isLast || states[2] === 'old', true);
      });
    });
  });

  it('include none after Ctrl-C during the scan', async function () {
    if (process.platform === 'win32') this.skip();
    const root = makeTree({ 'a.js': code('OLD_auto') });
    const ctrlC = `--require ${path.join(__dirname, '../press-ctrl-c.cjs')}`;
    const child = startCli(cli, root, ['fix', '--write', '--format', 'json'], { NODE_OPTIONS: ctrlC });
    const [report, complaint, [exit]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    assert.equal(exit, 130);
    assert.match(complaint, /stopped early; 0 files written/);
    assert.equal((JSON.parse(report) as { incomplete: boolean }).incomplete, true);
    assert.match(read(root, 'a.js'), /OLD_auto/);
  });
});

function encoded(name: string, part: string): Buffer {
  const little = Buffer.from(part, 'utf16le');
  return name === 'UTF-16 BE' ? little.swap16() : little;
}

function decodeAs(name: string, bytes: Buffer): string {
  if (name === 'windows-1252') return bytes.toString('latin1').replace('\x93', '“').replace('\x94', '”');
  if (name === 'UTF-16 BE') return Buffer.from(bytes).swap16().toString('utf16le');
  return bytes.toString(name === 'UTF-16 LE' ? 'utf16le' : 'utf8');
}
