import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Log } from 'sarif';
import { makeTree, removeTrees } from '../scan/tree.js';
import { run } from './run.js';

const HIT = "var lock = new Auth0Lock('id', 'x.auth0.com');\nlock.show({ authParams: { access_token: t } });\n";
const LIKELY = 'lock.show({ authParams: { access_token: t } });\n';

describe('auth0-relink scan --format', () => {
  afterEach(removeTrees);

  it('writes several reports of one scan', () => {
    const root = makeTree({ 'a.js': HIT });
    const { code, stdout, stderr } = run(root, ['scan', '-f', 'agent', '-f', 'json=out.json', '-f', 'html=out.html']);
    assert.equal(code, 1);
    assert.match(stdout, /^a\.js:2:27 certain lock-access-token .+\n$/);
    assert.equal(stderr, '1 finding. Report written to out.json\n1 finding. Report written to out.html\n');
    assert.equal((JSON.parse(readFileSync(path.join(root, 'out.json'), 'utf8')) as { version: number }).version, 1);
    assert.match(readFileSync(path.join(root, 'out.html'), 'utf8'), /^<!doctype html>/);
  });

  it('names files from the root of the repository where a service expects that', () => {
    const root = makeTree({ 'app/src/a.js': HIT });
    mkdirSync(path.join(root, '.git'));
    const app = path.join(root, 'app');
    assert.match(run(app, ['scan', '-f', 'github']).stdout, /file=app\/src\/a\.js,/);
    assert.match(run(app, ['scan', '-f', 'gitlab']).stdout, /"path": "app\/src\/a\.js"/);
    const log = JSON.parse(run(app, ['scan', '-f', 'sarif']).stdout) as Log;
    assert.equal(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'app/src/a.js');
    assert.match(run(app, ['scan', '-f', 'text']).stdout, /^src\/a\.js:2:27/m);
  });

  it("adds all findings to the summary of GitHub's step, up to what GitHub shows", () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, nth) => [`${nth}.js`, HIT]));
    const root = makeTree({ ...files, summary: '# Before\n' });
    const environment = { env: { GITHUB_STEP_SUMMARY: path.join(root, 'summary') } };
    assert.equal(run(root, ['scan', '-f', 'github'], environment).stdout.split('\n').length, 21);
    const summary = readFileSync(path.join(root, 'summary'), 'utf8');
    assert.match(summary, /^# Before\n# Deprecated/);
    assert.equal(summary.match(/^\| 2:27 \|/gm)?.length, 20);
    // In several files, so that a busy machine takes no one of them for endless.
    const many = HIT.replace(/^lock.*\n/m, '$&'.repeat(1000));
    const large = makeTree({
      ...Object.fromEntries(Array.from({ length: 10 }, (_, nth) => [`${nth}.js`, many])),
      summary: '',
    });
    run(large, ['scan', '-f', 'github'], { env: { GITHUB_STEP_SUMMARY: path.join(large, 'summary') } });
    const cut = readFileSync(path.join(large, 'summary'));
    assert.ok(cut.length <= 1024 * 1024);
    assert.match(cut.toString('utf8'), /\*\*Cut here:\*\*/);
  });

  describe('reports wrong usage', () => {
    const cases: readonly (readonly [args: string[], message: RegExp])[] = [
      [['-f', 'githup'], /Unknown format \(did you mean "github"\?\)/],
      [['-f', 'json='], /Name a file after "json="/],
      [['-f', 'json', '-f', 'sarif'], /json and --format sarif both go to standard output; use --format sarif=FILE/],
      [['-f', 'json=a', '-f', 'sarif=./a'], /both go to \.\/a/],
      [['-f', 'json=none/a'], /--format json=none\/a: no such folder/],
      [['-f', 'json=a', '-o', 'b'], /--output b: every format already names its file/],
      [['--exit-zero', '--fail-on', 'likely'], /--exit-zero contradicts --fail-on likely/],
      [['--fail-on', 'dead'], /certain, likely, any, none/],
    ];
    for (const [args, message] of cases) {
      it(args.join(' '), () => {
        const { code, stdout, stderr } = run(makeTree(), ['scan', ...args]);
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, message);
      });
    }
  });
});

describe('auth0-relink scan --fail-on', () => {
  afterEach(removeTrees);

  const codes: readonly (readonly [args: string[], certain: number, likely: number])[] = [
    [[], 1, 1],
    [['--fail-on', 'any'], 1, 1],
    [['--fail-on', 'likely'], 1, 1],
    [['--fail-on', 'certain'], 1, 0],
    [['--fail-on', 'none'], 0, 0],
    [['--exit-zero'], 0, 0],
  ];
  for (const [args, certain, likely] of codes) {
    it(`sets which findings end with 1: ${args.join(' ') || 'without'}`, () => {
      const scan = (root: string) => run(root, ['scan', '-f', 'agent', ...args]);
      const [first, second] = [scan(makeTree({ 'a.js': HIT })), scan(makeTree({ 'a.js': LIKELY }))];
      assert.deepEqual([first.code, second.code], [certain, likely]);
      assert.match(first.stdout, / certain /);
      assert.match(second.stdout, / likely /);
    });
  }

  it('hides no error', () => {
    assert.equal(run(makeTree({ 'a.js': HIT }), ['scan', '--exit-zero', 'gone', 'a.js']).code, 2);
  });
});
