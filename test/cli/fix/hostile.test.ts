import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addFiles, makeTree, removeTrees } from '../../scan/tree.js';
import { runCli } from '../run.js';
import type { Ran } from '../run.js';
import { code, fakeCli, removeFakeCli } from './fake.js';
import { commit, git, makeRepository, namesIn, read } from './repository.js';

const FILES = { 'a.js': code('OLD_auto'), 'data.txt': 'text\n' };

/** A script, and the file that it creates when anything runs it. */
interface Canary {
  readonly command: string;
  readonly proof: string;
}

function makeFifo(file: string): void {
  execFileSync('mkfifo', [file]);
}

describe('auth0-relink fix --write in a hostile repository', function () {
  if (process.platform === 'win32') return;
  let cli: string;
  before(() => (cli = fakeCli()));
  after(removeFakeCli);
  afterEach(removeTrees);
  const fix = (root: string, env: NodeJS.ProcessEnv = {}, ...args: string[]): Ran =>
    runCli(cli, root, ['fix', '--write', ...args], { env });

  function makeCanary(): Canary {
    const folder = makeTree({});
    const [command, proof] = [path.join(folder, 'canary.sh'), path.join(folder, 'proof')];
    writeFileSync(command, `#!/bin/sh\ntouch ${proof}\ncat\n`);
    chmodSync(command, 0o755);
    return { command, proof };
  }

  /** Makes git compare contents, not only times and sizes. */
  function touch(root: string, ...names: string[]): void {
    for (const name of names) utimesSync(path.join(root, name), new Date(2020, 1), new Date(2020, 1));
  }

  /** Each prepares a committed repository, and returns the folder that has the file to fix. */
  const setups: Readonly<Record<string, (canary: Canary) => string>> = {
    'a clean filter': ({ command }) => {
      const root = makeRepository({ ...FILES, '.gitattributes': '* filter=evil\n' });
      git(root, 'config', 'filter.evil.clean', command);
      touch(root, 'data.txt');
      return root;
    },
    'a filter process': ({ command }) => {
      const root = makeRepository({ ...FILES, '.gitattributes': '* filter=evil\n' });
      git(root, 'config', 'filter.evil.process', command);
      touch(root, 'data.txt');
      return root;
    },
    'a required filter that .git/info/attributes names': ({ command }) => {
      const root = makeRepository(FILES);
      addFiles(root, { '.git/info/attributes': '* filter=evil ident\n' });
      git(root, 'config', 'filter.evil.clean', command);
      git(root, 'config', 'filter.evil.required', 'true');
      touch(root, 'a.js', 'data.txt');
      return root;
    },
    'an included configuration': ({ command }) => {
      const root = makeRepository({ ...FILES, '.gitattributes': '* filter=evil\n' });
      addFiles(root, { 'tools/gitconfig': `[filter "evil"]\n\tclean = ${command}\n` });
      git(root, 'config', 'include.path', '../tools/gitconfig');
      touch(root, 'data.txt');
      return root;
    },
    "a submodule's configuration": ({ command }) => {
      const root = makeRepository(FILES);
      const library = makeRepository({ 'x.txt': 'text\n', '.gitattributes': '* filter=evil\n' });
      git(root, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library, 'library');
      commit(root);
      git(path.join(root, 'library'), 'config', 'filter.evil.clean', command);
      touch(path.join(root, 'library'), 'x.txt');
      return root;
    },
    "a nested repository's configuration": ({ command }) => {
      const root = makeRepository({ 'x.txt': 'text\n' });
      const nested = makeRepository({ ...FILES, '.gitattributes': '* filter=evil\n' });
      renameSync(nested, path.join(root, 'nested'));
      git(path.join(root, 'nested'), 'config', 'filter.evil.clean', command);
      touch(path.join(root, 'nested'), 'data.txt');
      return root;
    },
    'a monitor, a pager and hooks': ({ command }) => {
      const root = makeRepository(FILES);
      for (const key of ['core.fsmonitor', 'pager.ls-files', 'pager.diff-index', 'diff.external', 'core.askPass']) {
        git(root, 'config', key, command);
      }
      git(root, 'config', 'diff.evil.textconv', command);
      addFiles(root, { '.git/info/attributes': '* diff=evil\n' });
      symlinkSync(command, path.join(root, '.git/hooks/post-index-change'));
      touch(root, 'data.txt');
      return root;
    },
    'a partial clone that fetches with ssh': (canary) => {
      const root = makePartialClone('ssh://nowhere.invalid/x');
      git(root, 'config', 'core.sshCommand', canary.command);
      return root;
    },
    'a partial clone that fetches with ext::': ({ command }) => {
      const root = makePartialClone(`ext::${command} x`);
      git(root, 'config', 'protocol.ext.allow', 'always');
      return root;
    },
    'a partial clone that fetches from a folder': ({ command }) => {
      const root = makePartialClone(makeRepository({}));
      git(root, 'config', 'remote.origin.uploadpack', command);
      return root;
    },
  };

  /** A repository whose HEAD names a tree and blobs that a remote has promised. */
  function makePartialClone(url: string): string {
    const root = makeRepository(FILES);
    git(root, 'config', 'core.repositoryFormatVersion', '1');
    git(root, 'config', 'extensions.partialClone', 'origin');
    git(root, 'config', 'remote.origin.url', url);
    git(root, 'config', 'remote.origin.promisor', 'true');
    const ids = ['HEAD^{tree}', 'HEAD:data.txt'].map((name) => git(root, 'rev-parse', name).trim());
    for (const id of ids) rmSync(path.join(root, '.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
    touch(root, 'data.txt');
    return root;
  }

  for (const [name, make] of Object.entries(setups)) {
    it(`runs no program of ${name}`, () => {
      const canary = makeCanary();
      const root = make(canary);
      const { code: exit, stderr } = fix(root);
      assert.equal(existsSync(canary.proof), false, 'a program of the repository ran');
      if (name.includes('partial')) assert.deepEqual([exit, stderr.includes('git does not say whether')], [2, true]);
      else assert.deepEqual([exit, stderr], [0, '']);
    });
  }

  it('refuses to write if only a filter could tell whether a file has changed', () => {
    const canary = makeCanary();
    const root = makeRepository({ ...FILES, '.gitattributes': '*.txt filter=evil\n' });
    git(root, 'config', 'filter.evil.clean', canary.command);
    writeFileSync(path.join(root, 'data.txt'), 'TEXT\n');
    const { code: exit, stderr } = fix(root);
    assert.equal(existsSync(canary.proof), false);
    assert.equal(exit, 2);
    assert.match(stderr, /only the filter "evil" can tell whether data\.txt has changed/);
    assert.match(read(root, 'a.js'), /OLD_auto/);
  });

  it("runs no git of the scanned folder's", () => {
    const canary = makeCanary();
    const root = makeRepository(FILES);
    const real = process.env['PATH'] ?? '';
    for (const bin of ['bin', 'node_modules/.bin']) {
      addFiles(root, { [`${bin}/`]: '' });
      symlinkSync(canary.command, path.join(root, bin, 'git'));
    }
    symlinkSync(canary.command, path.join(root, 'git'));
    const PATH = ['.', 'bin', '', root, path.join(root, 'node_modules/.bin'), real].join(path.delimiter);
    assert.deepEqual([fix(root, { PATH }).code, existsSync(canary.proof)], [0, false]);
  });

  it('never writes to where a link leads that took the place of a folder', () => {
    for (const SWAP_AT of ['accessSync', 'openSync', 'fsyncSync']) {
      const root = makeTree({ 'lib/a.js': code('OLD_auto') });
      const outside = makeTree({ 'a.js': code('OLD_auto') });
      const env = { SWAP_AT, SWAP_FOLDER: path.join(root, 'lib'), SWAP_TARGET: outside };
      const { code: exit, stderr } = fix(
        root,
        { ...env, NODE_OPTIONS: `--require ${path.join(__dirname, 'swap.cjs')}` },
        '--quiet',
      );
      assert.equal(stderr, 'auth0-relink: lib/a.js: not written: its folder has moved since it was read\n', SWAP_AT);
      assert.deepEqual([exit, read(outside, 'a.js'), namesIn(outside)], [2, code('OLD_auto'), ['a.js']]);
    }
  });

  it('does not wait for git for ever', () => {
    const root = makeRepository(FILES);
    rmSync(path.join(root, '.git/index'));
    makeFifo(path.join(root, '.git/index'));
    const { code: exit, stderr } = fix(root);
    assert.equal(exit, 2);
    assert.match(stderr, /git does not say whether .* is clean \(no answer within 10 seconds\)/);
  });

  it('does not wait for a pipe in place of a tracked file', () => {
    const root = makeRepository(FILES);
    rmSync(path.join(root, 'data.txt'));
    makeFifo(path.join(root, 'data.txt'));
    assert.match(fix(root).stderr, /has uncommitted changes \(data\.txt\)/);
  });
});
