import assert from 'node:assert/strict';
import { removeTrees } from '../../scan/tree.js';
import { runCli } from '../run.js';
import type { Ran } from '../run.js';
import { code, fakeCli, removeFakeCli } from './fake.js';
import { makeRepository, read } from './repository.js';

describe('auth0-relink fix, with an engine that offers everything', () => {
  let cli: string;
  before(() => (cli = fakeCli()));
  after(removeFakeCli);
  afterEach(removeTrees);
  const fix = (root: string, ...args: string[]): Ran => runCli(cli, root, ['fix', ...args]);
  const words = (text: string) => text.match(/(?:OLD|NEW)_\w+/g);

  it('applies only automatic rewrites without --review', () => {
    const root = makeRepository({ 'a.js': code('OLD_auto', 'OLD_review', 'OLD_guide', 'OLD_auto') });
    const { code: exit, stdout } = fix(root, '--write');
    assert.equal(exit, 0);
    assert.deepEqual(words(read(root, 'a.js')), ['NEW_auto', 'OLD_review', 'OLD_guide', 'NEW_auto']);
    assert.match(
      stdout,
      /^4 findings in 1 file\n +2 {2}rewritten\n +1 {2}needs review .*\n +1 {2}manual .*\n +1 {2}Relink doesn't know this HTTP client$/m,
    );
    assert.match(stdout, /^ +1:17 +rewritten[^]*\n +2:17 +needs review[^]*\n +3:17 +manual[^]*\n +4:17 +rewritten/m);
  });

  it('uses only the named targets, in their order', () => {
    const files = { 'a.js': code('OLD_two', 'OLD_auto') };
    const after = (...args: string[]) => {
      const root = makeRepository(files);
      const { stdout } = fix(root, '--write', '--review', ...args);
      return { words: words(read(root, 'a.js')), stdout };
    };
    assert.deepEqual(after().words, ['NEW_fetch', 'NEW_auto']);
    assert.deepEqual(after('--target', 'axios').words, ['NEW_axios', 'OLD_auto']);
    assert.deepEqual(after('--target', 'axios', '--target', 'fetch').words, ['NEW_axios', 'NEW_auto']);
    const none = after('--target', 'got');
    assert.deepEqual(none.words, ['OLD_two', 'OLD_auto']);
    assert.match(none.stdout, /^ +2 {2}other target .*--target\n +targets: axios, fetch$/m);
  });

  it('skips findings below the minimum certainty', () => {
    const root = makeRepository({ 'a.js': code('likely OLD_auto', 'OLD_auto') });
    const { code: exit, stdout } = fix(root, '--write', '--min-certainty', 'certain');
    assert.equal(exit, 0);
    assert.deepEqual(words(read(root, 'a.js')), ['OLD_auto', 'NEW_auto']);
    assert.match(stdout, /^1 finding in 1 file\n +1 {2}rewritten[^]*1 finding hidden by --min-certainty\.$/m);
  });

  it('continues after a file that crashes the engine, and exits with 2', () => {
    const root = makeRepository({ 'a.js': code('OLD_auto', 'BREAKS'), 'b.js': code('OLD_auto') });
    const { code: exit, stdout, stderr } = fix(root, '--write');
    assert.equal(exit, 2);
    assert.equal(stderr, 'auth0-relink: a.js: could not be rewritten: thrown on purpose\n');
    assert.match(stdout, /^ +1 {2}unfinished /m);
    assert.deepEqual(words(read(root, 'a.js')), ['OLD_auto']);
    assert.deepEqual(words(read(root, 'b.js')), ['NEW_auto']);
  });

  it('escapes control characters from a file', () => {
    const root = makeRepository({ 'a.js': `${code('OLD_auto')}// \x1b[2J\n` });
    assert.match(fix(root, '--color').stdout, /^ \/\/ \\x1b\[2J$/m);
    assert.match(fix(root).stdout, /^ \/\/ \\x1b\[2J$/m, 'a report in a pipe is read by people');
    assert.match(fix(root, '--quiet').stdout, /^ \/\/ \x1b\[2J$/m, 'a patch has to be true to the file');
  });
});
