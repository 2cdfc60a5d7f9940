import assert from 'node:assert/strict';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addFiles, makeTree, removeTrees } from '../../scan/tree.js';
import { runCli } from '../run.js';
import type { Ran } from '../run.js';
import { code, fakeCli, removeFakeCli } from './fake.js';
import { commit, git, makeRepository, read } from './repository.js';

const FILES = { 'a.js': code('OLD_auto'), 'lib/b.js': code('OLD_auto'), 'other.txt': 'text\n' };

describe('auth0-relink fix --write and git', () => {
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

  it('write into a clean work tree', () => {
    const root = makeRepository(FILES);
    assert.deepEqual([fix(root, '--write').code, isRewritten(root)], [0, true]);
  });

  it('refuse one in which any file is changed, unless told otherwise', () => {
    for (const stage of [false, true]) {
      const root = makeRepository(FILES);
      writeFileSync(path.join(root, 'other.txt'), 'changed\n');
      if (stage) git(root, 'add', '--all');
      assertRefused(fix(root, '--write'), /has uncommitted changes \(other\.txt\): commit or stash them, /);
      assertRefused(fix(path.join(root, 'lib'), '--write'), /\(other\.txt\)/);
      assert.equal(isRewritten(root), false);
      assert.equal(fix(root).code, 1, 'a diff can be shown all the same');
      assert.deepEqual([fix(root, '--write', '--allow-dirty').code, isRewritten(root)], [0, true]);
    }
  });

  it('refuse to write a file that git does not keep, and mind no other one', () => {
    const root = makeRepository(FILES);
    addFiles(root, { 'notes.txt': 'untracked', 'new é.js': code('OLD_auto') });
    assertRefused(fix(root, '--write'), /git does not keep what would be written \(new é\.js\): add and commit it, /);
    assert.deepEqual([fix(root, '--write', 'a.js').code, isRewritten(root)], [0, true]);
  });

  it('refuse to write a file that git ignores', () => {
    const root = makeRepository({ '.gitignore': 'gen\n', 'a.js': 'fine' });
    addFiles(root, { 'gen/c.js': code('OLD_auto') });
    assertRefused(fix(root, '--write', '--no-gitignore'), /\(gen\/c\.js\)/);
  });

  it('do not ask git where there is nothing to write', () => {
    const root = makeRepository({ 'a.js': code('OLD_guide') });
    addFiles(root, { 'a.js': code('OLD_guide', 'OLD_review') });
    assert.equal(fix(root, '--write').code, 1);
  });

  it('look at every repository that files are written in', () => {
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

  it('say so and go on outside of any repository', () => {
    const root = makeTree(FILES);
    const { code: exit, stderr } = fix(root, '--write');
    assert.deepEqual([exit, isRewritten(root)], [0, true]);
    assert.match(stderr, /^auth0-relink: 2 files to write lie in no git repository: [^\n]*\n$/);
    assert.equal(fix(makeTree(FILES), '--write', '--quiet').stderr, '');
  });

  it('refuse what git does not tell', () => {
    const root = makeRepository(FILES);
    const noGit = { env: { PATH: path.join(root, 'nowhere') } };
    assertRefused(runCli(cli, root, ['fix', '--write'], noGit), /git does not say whether .* is clean \(.*ENOENT.*\)/);
    writeFileSync(path.join(root, '.git/HEAD'), 'broken');
    assertRefused(fix(root, '--write'), /git does not say whether/);
    assert.equal(fix(root, '--write', '--allow-dirty').code, 0);
  });

  it('find the repository by the file also inside a hook of another one', () => {
    const root = makeRepository(FILES);
    const other = makeRepository({ 'x.txt': '' });
    const env = { GIT_DIR: path.join(other, '.git'), GIT_INDEX_FILE: path.join(other, '.git/index') };
    assert.equal(runCli(cli, root, ['fix', '--write'], { env }).code, 0);
  });
});
