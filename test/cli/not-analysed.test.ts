import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import { makeTree, removeTrees } from '../scan/tree.js';
import { code, fakeCli, removeFakeCli } from './fix/fake.js';
import { runCli } from './run.js';

interface Report {
  readonly errors: readonly { readonly message: string; readonly path: string; readonly line?: number }[];
}

describe('code that could not be analysed', () => {
  let cli: string;
  before(() => (cli = fakeCli()));
  after(removeFakeCli);
  afterEach(removeTrees);

  const FILES = { 'a.js': `fine();\n${code('UNPARSED', 'UNPARSED')}`, 'b.js': code('THROWS'), 'c.js': code('FINE') };
  const COMPLAINTS = [
    'a.js:2:17: This code could not be parsed, so it was not checked. (first of 2 such places)',
    'b.js: could not be analysed: thrown on purpose',
  ];

  for (const command of ['scan', 'fix']) {
    it(`makes ${command} exit with 2 and say so, even with --quiet`, () => {
      const { code: exit, stdout, stderr } = runCli(cli, makeTree(FILES), [command, '--quiet']);
      assert.deepEqual([exit, stdout], [2, '']);
      assert.equal(stderr, COMPLAINTS.map((line) => `auth0-relink: ${line}\n`).join(''));
    });

    it(`is an error in the JSON report of ${command}`, () => {
      const { code: exit, stdout } = runCli(cli, makeTree(FILES), [command, '--format', 'json']);
      const { errors } = JSON.parse(stdout) as Report;
      assert.deepEqual(
        [exit, errors.map(({ path, line }) => [path, line])],
        [
          2,
          [
            ['a.js', 2],
            ['b.js', undefined],
          ],
        ],
      );
    });
  }

  it('makes a scan of standard input exit with 2', () => {
    const args = ['scan', '--stdin', '--stdin-filename', 'a.js', '--quiet'];
    assert.equal(runCli(cli, makeTree(), args, { input: code('UNPARSED') }).code, 2);
  });

  it('makes a SARIF log unsuccessful', () => {
    const { stdout } = runCli(cli, makeTree(FILES), ['scan', '--format', 'sarif']);
    const [invocation] = (JSON.parse(stdout) as Log).runs[0]?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    const told = invocation.toolExecutionNotifications?.map(({ level, locations }) => {
      return [level, locations?.[0]?.physicalLocation?.artifactLocation?.uri];
    });
    assert.deepEqual(told, [
      ['error', 'a.js'],
      ['error', 'b.js'],
    ]);
  });

  it('takes precedence over findings', () => {
    const root = makeTree({ 'a.js': code('OLD_auto', 'UNPARSED') });
    const { code: exit, stdout } = runCli(cli, root, ['scan']);
    assert.equal(exit, 2);
    assert.match(stdout, /^1 finding in 1 file$/m);
    assert.match(stdout, /^a\.js:2:17 {2}not-analysed$/m);
  });
});
