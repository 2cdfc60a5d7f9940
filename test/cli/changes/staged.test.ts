import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addFiles, makeTree, removeTrees } from '../../scan/tree.js';
import { commit, git, makeRepository } from '../fix/repository.js';
import { CLI, run } from '../run.js';
import { fileUrl, find, link, LOCK, unlink } from './findings.js';

function write(root: string, name: string, text: string): void {
  addFiles(root, { [name]: text });
}

function stage(root: string, name: string, text: string): void {
  write(root, name, text);
  git(root, 'add', '--force', name);
}

describe('auth0-relink scan --staged', () => {
  afterEach(removeTrees);
  const staged = (root: string, ...args: string[]) => find(root, ['--staged', ...args]);

  it('reads what is staged, whatever the work tree has', () => {
    const root = makeRepository({ 'a.js': unlink('a') + unlink('b'), 'c.js': unlink() });
    stage(root, 'a.js', unlink('a') + unlink('staged'));
    stage(root, 'new.js', unlink());
    write(root, 'a.js', '// Repaired, but not staged.\n');
    rmSync(path.join(root, 'new.js'));
    write(root, 'c.js', unlink('unstaged'));
    write(root, 'untracked.js', unlink());
    const { code, stdout, stderr, places } = staged(root);
    assert.deepEqual([code, stderr], [1, '']);
    assert.deepEqual(places, ['a.js:2', 'new.js:1']);
    assert.doesNotMatch(stdout, /auth0-relink-staged/);
    git(root, 'reset', '--quiet');
    assert.deepEqual([staged(root).code, staged(root).places], [0, []]);
  });

  it('reads what files import, and their settings, from the index too', () => {
    const use = "import { lock } from './lock.js';\nlock.show({ authParams: { access_token: t } });\n";
    const made = "import Auth0Lock from 'auth0-lock';\nexport const lock = new Auth0Lock('id', 'x.auth0.com');\n";
    const root = makeRepository({ 'x.txt': '' });
    stage(root, 'use.js', use);
    stage(root, 'lock.js', made);
    stage(root, 'custom.js', "fetch('https://login.example.com/unlink', { method: 'POST' });\n");
    stage(root, 'auth0-relink.json', '{ "domains": ["login.example.com"], "ignore": ["old/**"] }');
    stage(root, 'old/a.js', unlink());
    const config = path.join(root, 'auth0-relink.json');
    for (const name of ['lock.js', 'auth0-relink.json']) rmSync(path.join(root, name));
    const expected = ['custom.js:1', 'use.js:2'];
    assert.deepEqual(staged(root).places, expected);
    writeFileSync(config, '{ "domains": ["login.example.com"], "ignore": ["custom.js"] }');
    assert.deepEqual(staged(root).places, expected);
    assert.deepEqual(staged(root, '--config', config).places, ['old/a.js:1', 'use.js:2']);
  });

  it('applies settings from above the repository', () => {
    const home = makeTree({ 'auth0-relink.json': '{ "ignore": ["*/old/**"] }' });
    const root = path.join(home, 'app');
    mkdirSync(root);
    git(root, 'init', '--quiet');
    stage(root, 'old/a.js', unlink());
    stage(root, 'b.js', unlink());
    assert.deepEqual(staged(root).places, ['b.js:1']);
  });

  it('reports everything before the first commit', () => {
    const root = makeTree();
    git(root, 'init', '--quiet');
    assert.deepEqual(staged(root).places, []);
    stage(root, 'a.js', unlink());
    assert.deepEqual(staged(root).places, ['a.js:1']);
  });

  it('reports no finding of a file that is only moved', () => {
    const root = makeRepository({ 'a.js': unlink('a') + unlink('b') });
    git(root, 'mv', 'a.js', 'b.js');
    assert.deepEqual(staged(root).places, []);
    stage(root, 'b.js', `${unlink('a')}${unlink('b')}${unlink('c')}`);
    assert.deepEqual(staged(root).places, ['b.js:3']);
  });

  it('names files as every scan does, from a folder and for given paths', () => {
    const root = makeRepository({ 'x.txt': '' });
    for (const name of ['web/a.js', 'web/b c.js', 'lib/ä.js']) stage(root, name, unlink());
    const web = path.join(root, 'web');
    assert.deepEqual(staged(web).places, ['a.js:1', 'b c.js:1']);
    assert.deepEqual(staged(web, path.join(root, 'lib')).places, [`${root}/lib/ä.js:1`]);
    assert.deepEqual(staged(root, 'web/a.js', 'lib').places, ['lib/ä.js:1', 'web/a.js:1']);
    assert.deepEqual(staged(web, '--ignore', 'a.js').places, ['b c.js:1']);
    const { stdout } = run(web, ['scan', '--staged', '-f', 'rdjson']);
    assert.match(stdout, /"path": ?"web\/a\.js"/);
    const { code, stderr } = staged(root, 'untracked');
    assert.equal(code, 2);
    assert.match(stderr, /untracked: no such file or folder/);
  });

  it('combines with a baseline', () => {
    const root = makeRepository({ 'web/a.js': LOCK + link('t') });
    run(root, ['scan', '--write-baseline']);
    stage(root, 'web/a.js', `${LOCK}${link('t')}// Moved.\n${link('two')}`);
    assert.deepEqual(staged(root, '--baseline', 'auth0-relink-baseline.json').places, ['web/a.js:4']);
  });

  it('scans what a hook commits: also another index, as in git commit -a and git commit FILE', () => {
    const root = makeRepository({ 'a.js': '', 'b.js': '' });
    const report = path.join(root, '.git/report');
    const hook = `#!/bin/sh\n"${process.execPath}" "${CLI}" scan --staged -f agent --exit-zero -o "${report}"\n`;
    addFiles(root, { '.git/hooks/pre-commit': hook });
    chmodSync(path.join(root, '.git/hooks/pre-commit'), 0o755);
    write(root, 'a.js', unlink('a'));
    stage(root, 'b.js', unlink('b'));
    git(root, 'commit', '--quiet', '--message', 'One file.', 'a.js');
    assert.match(readFileSync(report, 'utf8'), /^a\.js:1:\d+ [^\n]+\n$/);
    write(root, 'b.js', `\n${unlink('c')}`);
    git(root, 'commit', '--quiet', '--all', '--message', 'All files.');
    assert.match(readFileSync(report, 'utf8'), /^b\.js:2:\d+ [^\n]+\n$/);
  });

  it('refuses the index of another repository', () => {
    const [root, other] = [makeRepository({ 'a.js': '' }), makeRepository({ 'b.js': '' })];
    const env = { GIT_INDEX_FILE: path.join(other, '.git/index') };
    const { code, stdout, stderr } = find(root, ['--staged'], { env });
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /GIT_INDEX_FILE names .*, which is no index of .*; unset it/);
  });

  it('leaves nothing behind, and nothing of a submodule in', () => {
    const library = makeRepository({ 'lib.js': unlink() });
    const root = makeRepository({ 'a.js': unlink() });
    git(root, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', fileUrl(library), 'vendor');
    stage(root, 'b.js', unlink());
    const temporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith('auth0-relink-staged-'));
    const before = temporary();
    assert.deepEqual(staged(root).places, ['b.js:1']);
    assert.deepEqual(staged(path.join(root, 'vendor')).places, []);
    assert.deepEqual(temporary(), before);
  });

  it('works where the folder for temporary files cannot be listed', () => {
    const root = makeRepository({ 'x.txt': '' });
    stage(root, 'a.js', unlink());
    const preload = `--require ${path.join(__dirname, 'unlistable-folder.cjs')}`;
    const { code, stderr, places } = find(root, ['--staged'], { env: { NODE_OPTIONS: preload } });
    assert.deepEqual([code, stderr, places], [1, '', ['a.js:1']]);
  });

  it('writes no file with a name that git would not allow', () => {
    const root = makeRepository({ 'a.js': '' });
    stage(root, 'b.js', unlink());
    stage(root, 'AA/AA/evil.js', unlink());
    const index = path.join(root, '.git/index');
    // Only the names change, not their lengths; git checks the sum only if it is told to.
    const bytes = readFileSync(index).toString('latin1').replace('AA/AA/evil.js', '../../evil.js');
    writeFileSync(index, Buffer.from(bytes, 'latin1'));
    const { code, stderr } = staged(root);
    assert.equal(code, 2);
    assert.match(stderr, /evil\.js: is not scanned: its name is not safe|--staged: git: /);
    assert.equal(readdirSync(tmpdir()).includes('evil.js'), false);
  });

  describe('says what to do', () => {
    it('about a merge conflict', () => {
      const root = makeRepository({ 'a.js': 'one\n' });
      git(root, 'checkout', '--quiet', '-b', 'topic');
      write(root, 'a.js', 'two\n');
      commit(root);
      git(root, 'checkout', '--quiet', '-');
      write(root, 'a.js', 'three\n');
      commit(root);
      assert.throws(() => git(root, 'merge', 'topic'));
      const { code, stderr } = staged(root);
      assert.equal(code, 2);
      assert.match(stderr, /--staged: a\.js has a merge conflict; resolve it, and git add it/);
    });

    it('about a folder that is in no repository', () => {
      const { code, stderr } = staged(makeTree({ 'a.js': unlink() }));
      assert.equal(code, 2);
      assert.match(stderr, /--staged: .* is in no git repository/);
    });

    it('about a fix, which writes the work tree', () => {
      const { code, stderr } = run(makeRepository({ 'a.js': unlink() }), ['fix', '--staged']);
      assert.equal(code, 2);
      assert.match(stderr, /fix can't take --staged: it writes the work tree.*; use --since HEAD/);
    });
  });
});
