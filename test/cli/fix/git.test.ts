import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { addFiles, makeTree, removeTrees } from '../../scan/tree.js';
import { runCli } from '../run.js';
import type { Ran } from '../run.js';
import { code, fakeCli, removeFakeCli } from './fake.js';
import { commit, git, makeRepository, read } from './repository.js';

const FILES = { 'a.js': code('OLD_auto'), 'lib/b.js': code('OLD_auto'), 'other.txt': 'text\n' };

describe('auth0-relink fix --write with git', () => {
  let cli: string;
  before(() => (cli = fakeCli()));
  after(removeFakeCli);
  afterEach(removeTrees);
  const fix = (root: string, ...args: string[]): Ran => runCli(cli, root, ['fix', ...args]);
  const isRewritten = (root: string) => read(root, 'a.js').includes('NEW_auto');

  function assertRefused({ code: exit, stdout, stderr }: Ran, message: RegExp): void {
    assert.deepEqual([exit, stdout], [2, '']);
    assert.match(stderr, message);
    assert.match(stderr, /--allow-dirty\. Nothing was written\n$/);
  }

  it('writes to a clean work tree', () => {
    const root = makeRepository(FILES);
    assert.deepEqual([fix(root, '--write').code, isRewritten(root)], [0, true]);
  });

  it('refuses to write if any file has changed, unless --allow-dirty is set', () => {
    for (const stage of [false, true]) {
      const root = makeRepository(FILES);
      writeFileSync(path.join(root, 'other.txt'), 'changed\n');
      if (stage) git(root, 'add', '--all');
      assertRefused(fix(root, '--write'), /has uncommitted changes \(other\.txt\): commit or stash them, /);
      assertRefused(fix(path.join(root, 'lib'), '--write'), /\(other\.txt\)/);
      assert.equal(isRewritten(root), false);
      assert.equal(fix(root).code, 0, 'a diff can be shown all the same');
      assert.deepEqual([fix(root, '--write', '--allow-dirty').code, isRewritten(root)], [0, true]);
    }
  });

  it('refuses to write an untracked file, but ignores other untracked files', () => {
    const root = makeRepository(FILES);
    addFiles(root, { 'notes.txt': 'untracked', 'new é.js': code('OLD_auto') });
    assertRefused(fix(root, '--write'), /git does not keep what would be written \(new é\.js\): add and commit it, /);
    assert.deepEqual([fix(root, '--write', 'a.js').code, isRewritten(root)], [0, true]);
  });

  it('refuses to write a file that git ignores', () => {
    const root = makeRepository({ '.gitignore': 'gen\n', 'a.js': 'fine' });
    addFiles(root, { 'gen/c.js': code('OLD_auto') });
    assertRefused(fix(root, '--write', '--no-gitignore'), /\(gen\/c\.js\)/);
  });

  it('does not run git if there is nothing to write', () => {
    const root = makeRepository({ 'a.js': code('OLD_guide') });
    addFiles(root, { 'a.js': code('OLD_guide', 'OLD_review') });
    assert.equal(fix(root, '--write').code, 0);
  });

  it('checks every repository that contains a file to write', () => {
    const root = makeRepository(FILES);
    const nested = makeRepository({ 'c.js': code('OLD_auto'), 'd.txt': 'text' });
    mkdirSync(path.join(root, 'vendor'));
    renameSync(nested, path.join(root, 'vendor/nested'));
    addFiles(root, { 'vendor/nested/d.txt': 'changed' });
    assertRefused(fix(root, '--write'), /nested has uncommitted changes \(d\.txt\)/);
    commit(path.join(root, 'vendor/nested'));
    assert.equal(fix(root, '--write').code, 0);
    assert.match(read(root, 'vendor/nested/c.js'), /NEW_auto/);
  });

  it('prints a note and continues outside of a repository', () => {
    const root = makeTree(FILES);
    const { code: exit, stderr } = fix(root, '--write');
    assert.deepEqual([exit, isRewritten(root)], [0, true]);
    assert.match(stderr, /^auth0-relink: 2 files to write lie in no git repository: [^\n]*\n$/);
    assert.equal(fix(makeTree(FILES), '--write', '--quiet').stderr, '');
  });

  it('refuses to write if git fails', () => {
    const root = makeRepository(FILES);
    const noGit = { env: { PATH: path.join(root, 'nowhere') } };
    assertRefused(
      runCli(cli, root, ['fix', '--write'], noGit),
      /git does not say whether .* is clean \(there is no git in PATH/,
    );
    writeFileSync(path.join(root, '.git/HEAD'), 'broken');
    assertRefused(fix(root, '--write'), /git does not say whether/);
    assert.equal(fix(root, '--write', '--allow-dirty').code, 0);
  });

  it('compares what git keeps, not how the files are stored', () => {
    const lines = code('OLD_auto').replaceAll('\n', '\r\n');
    const files = {
      'a.js': code('OLD_auto'),
      '.gitattributes': '*.txt text eol=crlf\n*.js text\n',
      'b.txt': 'one\ntwo\n',
    };
    const root = makeRepository(files);
    addFiles(root, { 'a.js': lines, 'b.txt': 'one\r\ntwo\r\n' });
    assert.deepEqual([fix(root, '--write').stderr, isRewritten(root)], ['', true]);

    // The same bytes are a change where git converts nothing.
    const plain = makeRepository({ ...files, '.gitattributes': '' });
    addFiles(plain, { 'a.js': lines });
    assertRefused(fix(plain, '--write'), /\(a\.js\)/);
  });

  it('compares the index and the work tree with the last commit in every way', function () {
    if (process.platform === 'win32') this.skip();
    const changes: Readonly<Record<string, (root: string) => void>> = {
      'a deleted file': (root) => {
        rmSync(path.join(root, 'other.txt'));
      },
      'a link in place of a file': (root) => {
        rmSync(path.join(root, 'other.txt'));
        symlinkSync('a.js', path.join(root, 'other.txt'));
      },
      'another target of a link': (root) => {
        rmSync(path.join(root, 'link'));
        symlinkSync('c.js', path.join(root, 'link'));
      },
      'a link in place of a folder': (root) => {
        renameSync(path.join(root, 'lib'), path.join(root, 'moved'));
        symlinkSync('moved', path.join(root, 'lib'));
      },
      'a permission': (root) => {
        chmodSync(path.join(root, 'other.txt'), 0o755);
      },
      'a change of the same size and time': (root) => {
        utimesSync(path.join(root, 'other.txt'), new Date(2020, 1), new Date(2020, 1));
        git(root, 'status');
        writeFileSync(path.join(root, 'other.txt'), 'TEXT\n');
        utimesSync(path.join(root, 'other.txt'), new Date(2020, 1), new Date(2020, 1));
      },
      'a staged deletion': (root) => {
        git(root, 'rm', '--quiet', '--cached', 'other.txt');
      },
      'no commit yet': (root) => {
        git(root, 'update-ref', '-d', 'HEAD');
      },
    };
    for (const [name, change] of Object.entries(changes)) {
      const root = makeTree(FILES);
      symlinkSync('a.js', path.join(root, 'link'));
      git(root, 'init', '--quiet');
      commit(root);
      change(root);
      const { code: exit, stderr } = fix(root, '--write', 'a.js');
      assert.deepEqual([exit, stderr.includes('has uncommitted changes')], [2, true], name);
    }
  });

  it('ignores what a sparse checkout leaves out', () => {
    const root = makeRepository(FILES);
    git(root, 'update-index', '--skip-worktree', 'other.txt');
    rmSync(path.join(root, 'other.txt'));
    assert.equal(fix(root, '--write').code, 0);
  });

  it('knows tracked names that are not UTF-8', function () {
    if (process.platform !== 'linux') this.skip();
    const root = makeRepository({ 'other.txt': 'text' });
    const name = Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.js')]);
    writeFileSync(name, code('OLD_auto'));
    assertRefused(fix(root, '--write'), /git does not keep what would be written/);
    commit(root);
    assert.deepEqual([fix(root, '--write').stderr, readFileSync(name, 'utf8').includes('NEW_auto')], ['', true]);
  });

  it('understands repositories with SHA-256 hashes', () => {
    const root = makeTree(FILES);
    git(root, 'init', '--quiet', '--object-format=sha256');
    commit(root);
    utimesSync(path.join(root, 'other.txt'), new Date(2020, 1), new Date(2020, 1));
    assert.deepEqual([fix(root, '--write').stderr, isRewritten(root)], ['', true]);
  });

  it("uses the file's repository, even in a hook of another repository", () => {
    const root = makeRepository(FILES);
    const other = makeRepository({ 'x.txt': '' });
    const env = { GIT_DIR: path.join(other, '.git'), GIT_INDEX_FILE: path.join(other, '.git/index') };
    assert.equal(runCli(cli, root, ['fix', '--write'], { env }).code, 0);
  });
});
