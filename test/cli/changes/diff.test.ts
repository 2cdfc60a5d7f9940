import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addFiles, makeTree, removeTrees } from '../../scan/tree.js';
import { commit, git, makeRepository, read } from '../fix/repository.js';
import { run } from '../run.js';
import { find, LOCK, unlink } from './findings.js';

const FILLER = Array.from({ length: 20 }, (_, nth) => `step(${nth});\n`).join('');

describe('auth0-relink scan --diff', () => {
  afterEach(removeTrees);
  const byDiff = (root: string, input: string | Buffer, ...args: string[]) =>
    find(root, ['--diff', '-', ...args], { input });

  /** Changes a file with every kind of name, and returns the repository. */
  function makeChanged(): string {
    const names = ['a.js', 'web/b c.js', 'ü.js', ...(process.platform === 'win32' ? [] : ['tab\t"x".js'])];
    const root = makeRepository({
      ...Object.fromEntries(names.map((name) => [name, FILLER + unlink('a') + unlink('b')])),
      'gone.js': 'gone();\n',
      'moved.js': FILLER + unlink(),
      'data.bin': '\0one',
      'same.js': unlink(),
    });
    for (const name of names) addFiles(root, { [name]: `${FILLER}${unlink('a')}${unlink('c')}` });
    addFiles(root, { 'new.js': unlink(), 'data.bin': '\0two' });
    rmSync(path.join(root, 'gone.js'));
    git(root, 'mv', 'moved.js', 'there.js');
    git(root, 'add', '--all');
    return root;
  }

  const EXPECTED = ['a.js:22', 'new.js:1', 'web/b c.js:22', 'ü.js:22'];

  for (const [name, options] of Object.entries({
    'as git writes it': [],
    'without prefixes': ['--no-prefix'],
    'with other prefixes': ['--src-prefix=i/', '--dst-prefix=w/'],
    'without context': ['--unified=0'],
    'with renames as new files': ['--no-renames', '--diff-filter=d', '--', ':!there.js', ':!moved.js'],
    'with binary contents': ['--binary'],
  })) {
    it(`reads a diff ${name}`, () => {
      const root = makeChanged();
      const { code, stderr, stdout } = byDiff(root, git(root, 'diff', 'HEAD', ...options));
      assert.deepEqual([code, stderr], [1, '']);
      const places = stdout.match(/^.*?:\d+(?=:\d+ certain)/gm) ?? [];
      assert.deepEqual(
        places.filter((place) => !place.startsWith('tab')),
        EXPECTED,
      );
      assert.equal(places.length, EXPECTED.length + (process.platform === 'win32' ? 0 : 1));
    });
  }

  it('reads a patch of a mail, from a file and in a folder', () => {
    const root = makeChanged();
    commit(root);
    writeFileSync(path.join(root, '.git/x.patch'), git(root, 'format-patch', '--stdout', '-1'));
    assert.deepEqual(find(path.join(root, 'web'), ['--diff', '../.git/x.patch']).places, ['b c.js:22']);
  });

  it('reads a plain diff in a folder that is no repository, with CRLF and in UTF-16', () => {
    const root = makeTree({ 'src/a.js': unlink('a') + unlink('b') });
    const diff = [
      '--- src/a.js.orig\t2024-01-01 00:00:00.000000000 +0000',
      '+++ src/a.js\t2024-01-02 00:00:00.000000000 +0000',
      '@@ -1,2 +1,2 @@',
      ` ${unlink('a').trimEnd()}`,
      `-${unlink('z').trimEnd()}`,
      `+${unlink('b').trimEnd()}`,
      '',
    ];
    for (const text of [diff.join('\n'), diff.join('\r\n'), Buffer.from(`\uFEFF${diff.join('\r\n')}`, 'utf16le')]) {
      assert.deepEqual(byDiff(root, text).places, ['src/a.js:2']);
    }
  });

  it('reports what lines were removed from', () => {
    const root = makeRepository({
      'a.js': `${LOCK}lock.show({\n  // Gone.\n  authParams: { access_token: t },\n});\n`,
    });
    addFiles(root, { 'a.js': read(root, 'a.js').replace('  // Gone.\n', '') });
    assert.deepEqual(byDiff(root, git(root, 'diff')).places, ['a.js:3']);
  });

  it('takes an empty diff for no change, and says so', () => {
    const root = makeRepository({ 'a.js': unlink() });
    const { code, stdout, stderr } = byDiff(root, '');
    assert.deepEqual([code, stdout, stderr], [0, '', 'standard input is empty: nothing counts as changed\n']);
  });

  describe('names the line of a diff', () => {
    const HEAD = '--- a/a.js\n+++ b/a.js\n';
    const cases: readonly (readonly [name: string, diff: string, message: RegExp])[] = [
      ['that is none', 'fatal: bad revision\n', /^auth0-relink: standard input:1: not a unified diff/],
      [
        'that names a file that is not there',
        '--- a/x.js\n+++ b/x.js\n@@ -1 +1 @@\n-a\n+b\n',
        /:2: no such file: x\.js; .*--relative/,
      ],
      ['that leads out', '--- a/../x.js\n+++ b/../x.js\n@@ -1 +1 @@\n-a\n+b\n', /:2: \.\.\/x\.js is outside of/],
      ['that ends early', `${HEAD}@@ -1,2 +1,2 @@\n-a\n+b\n`, /:5: the diff ends inside the hunk of line 3/],
      ['with other counts', `${HEAD}@@ -1 +1 @@\n-a\n+b\n+c\n`, /:6: the hunk of line 3 has more lines than it says/],
      ['that is damaged', `${HEAD}@@ -1,2 +1,2 @@\n-a\nb\n`, /:5: not a line of the hunk that starts in line 3/],
      ['without counts', `${HEAD}@@ somewhere @@\n-a\n`, /:3: not the start of a hunk/],
      [
        'of a merge',
        'diff --cc a.js\n--- a/a.js\n+++ b/a.js\n@@@ -1,1 -1,1 +1,1 @@@\n',
        /:1: a combined diff of a merge/,
      ],
      ['of another version', `${HEAD}@@ -1 +1 @@\n-a\n+b\n`, /:5: line 1 of a\.js is another one/],
      [
        'twice',
        `${HEAD}@@ -1 +1 @@\n-a\n+b\n${HEAD}@@ -1 +1 @@\n-b\n+c\n`,
        /:7: a\.js again; make one diff of all commits/,
      ],
    ];
    for (const [name, diff, message] of cases) {
      it(name, () => {
        const { code, stdout, stderr } = byDiff(makeRepository({ 'a.js': unlink() }), diff);
        assert.deepEqual([code, stdout], [2, ''], stderr);
        assert.match(stderr, message);
      });
    }

    it('whose file is missing', () => {
      const { code, stderr } = find(makeTree(), ['--diff', 'none.diff']);
      assert.equal(code, 2);
      assert.match(stderr, /--diff none\.diff: /);
    });
  });
});

describe('auth0-relink fix with changed lines', () => {
  afterEach(removeTrees);

  it('rewrites only what changed', () => {
    const call = (token: string) =>
      `lock.show({ authParams: { access_token: ${token} } }, function (error, profile, idToken) { done(error, idToken); });\n`;
    const start = "var Auth0Lock = require('auth0-lock');\nvar lock = new Auth0Lock('id', 'x.auth0.com');\n";
    const root = makeRepository({ 'a.js': start + call('old'), 'b.js': start + call('other') });
    addFiles(root, { 'a.js': `${start}${call('old')}${call('fresh')}` });
    const all = run(root, ['fix', '--review', '--quiet']);
    const diff = git(root, 'diff');
    for (const [args, input] of [
      [['--since', 'HEAD'], ''],
      [['--diff', '-'], diff],
    ] as const) {
      const { stdout, stderr } = run(root, ['fix', '--review', '--quiet', ...args], { input });
      assert.equal(stderr, '');
      assert.match(all.stdout, /^-.*: old /m);
      assert.match(stdout, /^-.*: fresh /m);
      assert.doesNotMatch(stdout, /^-.*: old |b\.js/m);
    }
    mkdirSync(path.join(root, 'x'));
    const { code, stdout } = run(path.join(root, 'x'), ['fix', '--since', 'HEAD']);
    assert.equal(code, 0);
    assert.match(stdout, /^No findings in changed lines\.$/m);
  });
});
