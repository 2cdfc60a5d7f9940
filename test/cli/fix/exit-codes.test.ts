import assert from 'node:assert/strict';
import { isSomethingUndone } from '../../../src/report/fix-result.js';
import { fixSample } from '../../report/fix-sample.js';
import { removeTrees } from '../../scan/tree.js';
import { runCli } from '../run.js';
import { code, fakeCli, removeFakeCli } from './fake.js';
import { git, makeRepository } from './repository.js';

/** What a person still has to do after each mode, and what each mode may write. */
const FILES = { 'a.js': code('OLD_auto', 'OLD_review', 'OLD_guide'), 'b.js': code('OLD_two', 'likely OLD_auto') };

describe('exit codes of auth0-relink fix', () => {
  let cli: string;
  before(() => (cli = fakeCli()));
  after(removeFakeCli);
  afterEach(removeTrees);

  const modes: readonly (readonly string[])[] = [
    [],
    ['--review'],
    ['--write'],
    ['--write', '--review'],
    ['--write', '--upgrade'],
    ['--write', '--target', 'axios'],
    ['--write', '--review', '--target', 'got'],
    ['--write', '--min-certainty', 'certain'],
    ['--write', '--rule', 'unlink-endpoint'],
    ['--write', '--rule', 'lock-access-token'],
    ['--quiet'],
    ['--format', 'json'],
    ['--write', '--review', '--format', 'json', '--output', 'fix.json'],
  ];
  for (const mode of modes) {
    it(`are 0 where all that was asked for is done: fix ${mode.join(' ')}`, () => {
      const root = makeRepository(FILES);
      assert.deepEqual([runCli(cli, root, ['fix', ...mode]).code, runCli(cli, root, ['scan', '-q']).code], [0, 1]);
      git(root, 'add', '--all');
      git(root, 'commit', '--quiet', '--allow-empty', '--message', 'Rewritten.');
      assert.equal(runCli(cli, root, ['fix', ...mode]).code, 0, 'a second time');
    });
  }

  for (const mode of [[], ['--write'], ['--write', '--review'], ['--format', 'json']]) {
    it(`are 2 where a file fails: fix ${mode.join(' ')}`, () => {
      const root = makeRepository({ ...FILES, 'c.js': 'auth0.unlink("THROWS /unlink"); // auth0\n' });
      assert.equal(runCli(cli, root, ['fix', ...mode]).code, 2);
    });
  }

  it('are 0 where there is nothing to do', () => {
    assert.equal(runCli(cli, makeRepository({ 'a.js': 'fine();\n' }), ['fix', '--write']).code, 0);
  });

  it('are 1 only for a requested rewrite that was not made', () => {
    const sample = fixSample();
    assert.equal(isSomethingUndone(sample), false);
    const [first] = sample.files;
    assert.ok(first);
    const findings = first.findings.map((entry) => ({ ...entry, outcome: 'unfinished' as const }));
    assert.equal(isSomethingUndone({ ...sample, files: [{ ...first, findings }] }), true);
  });
});
