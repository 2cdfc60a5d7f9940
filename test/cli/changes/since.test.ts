import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTree, removeTrees } from '../../scan/tree.js';
import { commit, git, makeRepository, read } from '../fix/repository.js';
import { run } from '../run.js';
import { fileUrl, find, link, LOCK, unlink } from './findings.js';

/** Lines that make a file long enough for git to recognise it under another name. */
const FILLER = Array.from({ length: 20 }, (_, nth) => `step(${nth});\n`).join('');

function makeBranch(files: Parameters<typeof makeRepository>[0]): string {
  const root = makeRepository(files);
  git(root, 'branch', 'base');
  return root;
}

function write(root: string, name: string, text: string | Uint8Array): void {
  writeFileSync(path.join(root, name), text);
}

describe('auth0-relink scan --since', () => {
  afterEach(removeTrees);
  const since = (root: string, ...args: string[]) => find(root, ['--since', 'base', ...args]);

  it('reports what is on changed lines: committed, staged, unstaged and untracked', () => {
    const root = makeBranch({
      'a.js': unlink('a') + unlink('b'),
      'b.js': unlink(),
      'c.js': unlink(),
      'd.js': unlink(),
    });
    write(root, 'a.js', unlink('a') + unlink('c'));
    commit(root);
    write(root, 'b.js', unlink('staged'));
    git(root, 'add', 'b.js');
    write(root, 'c.js', `\n${unlink('unstaged')}`);
    write(root, 'new.js', unlink());
    const { code, stderr, places } = since(root);
    assert.deepEqual([code, stderr], [1, '']);
    assert.deepEqual(places, ['a.js:2', 'b.js:1', 'c.js:2', 'new.js:1']);
  });

  it('tells how many findings are left out, and of a result without findings', () => {
    const root = makeBranch({ 'a.js': unlink('a') + unlink('b') });
    write(root, 'a.js', `// New.\n${unlink('a')}\n${unlink('b')}`);
    const { code, stdout } = run(root, ['scan', '--since', 'base']);
    assert.deepEqual([code, stdout], [0, 'No findings in changed lines.\n2 findings in unchanged lines.\n']);
    const json = run(root, ['scan', '--since', 'base', '-f', 'json']);
    const { stats } = JSON.parse(json.stdout) as { readonly stats: { readonly unchanged?: number } };
    assert.equal(stats.unchanged, 2);
  });

  it('reports what depends on a changed line', () => {
    const root = makeBranch({ 'a.js': `${LOCK}\n${link('t')}\n${unlink()}` });
    write(root, 'a.js', read(root, 'a.js').replace("'id'", "'other'"));
    assert.deepEqual(since(root).places, ['a.js:3']);
  });

  it('reports a finding from whose call lines were removed, and not one beside them', () => {
    const call =
      "lock.show({\n  authParams: {\n    scope: 'x',\n    access_token:\n      // The first.\n      token\n  }\n});\n";
    const root = makeBranch({ 'a.js': `${LOCK}gone();\n${call}gone();\n${link('t')}` });
    write(root, 'a.js', read(root, 'a.js').replaceAll('gone();\n', ''));
    assert.deepEqual(since(root).places, []);
    write(root, 'a.js', read(root, 'a.js').replace('      // The first.\n', ''));
    assert.deepEqual(since(root).places, ['a.js:5']);
  });

  it('compares with the merge base, not with what the other branch has become', () => {
    const root = makeBranch({ 'a.js': unlink('a'), 'b.js': unlink('b') });
    git(root, 'checkout', '--quiet', '-b', 'topic');
    write(root, 'a.js', unlink('mine'));
    commit(root);
    git(root, 'checkout', '--quiet', 'base');
    write(root, 'b.js', unlink('theirs'));
    commit(root);
    git(root, 'checkout', '--quiet', 'topic');
    assert.deepEqual(since(root).places, ['a.js:1']);
    git(root, 'merge', '--quiet', '--message', 'Merge.', 'base');
    assert.deepEqual(since(root).places, ['a.js:1']);
  });

  it('follows renames that are committed or staged', () => {
    const text = FILLER + unlink('a') + unlink('b');
    const root = makeBranch({ 'a.js': text, 'b.js': `${text}// b\n` });
    mkdirSync(path.join(root, 'lib'));
    git(root, 'mv', 'a.js', 'lib/new.js');
    write(root, 'lib/new.js', FILLER + unlink('a') + unlink('c'));
    commit(root);
    git(root, 'mv', 'b.js', 'lib/staged.js');
    assert.deepEqual(since(root).places, ['lib/new.js:22']);
    renameSync(path.join(root, 'lib/staged.js'), path.join(root, 'unknown.js'));
    assert.deepEqual(since(root).places, ['lib/new.js:22', 'unknown.js:21', 'unknown.js:22']);
  });

  it('ignores changed line ends', () => {
    const root = makeBranch({ 'a.js': unlink('a') + unlink('b') });
    write(root, 'a.js', (unlink('a') + unlink('c')).replaceAll('\n', '\r\n'));
    assert.deepEqual(since(root).places, ['a.js:2']);
  });

  it('knows files by any name, in any encoding', () => {
    const names = ['a b.js', 'ä ü.js', ...(process.platform === 'win32' ? [] : ['line\nbreak\t"quoted".js'])];
    const root = makeBranch(Object.fromEntries(names.map((name) => [name, unlink('a') + unlink('b')])));
    for (const name of names) write(root, name, unlink('a') + unlink('c'));
    assert.equal(since(root).stdout.match(/:2:27 certain /g)?.length, names.length);
    assert.doesNotMatch(since(root).stdout, /:1:\d/);
    const wide = Buffer.from(`\uFEFF${unlink('a')}${unlink('b')}`, 'utf16le');
    const other = makeBranch({ 'a.js': wide });
    write(other, 'a.js', Buffer.from(`\uFEFF${unlink('a')}\n${unlink('b')}`, 'utf16le'));
    assert.deepEqual(since(other).places, []);
  });

  it('compares with what was binary, a link or absent as a whole', () => {
    const root = makeBranch({ 'a.js': `\0${unlink()}`, 'gone.js': unlink() });
    symlinkSync('a.js', path.join(root, 'link.js'));
    commit(root);
    git(root, 'branch', '--force', 'base');
    rmSync(path.join(root, 'link.js'));
    rmSync(path.join(root, 'gone.js'));
    write(root, 'a.js', unlink());
    write(root, 'link.js', unlink());
    assert.deepEqual(since(root).places, ['a.js:1', 'link.js:1']);
  });

  it('names files as every scan does, from a folder of the repository', () => {
    const root = makeBranch({ 'web/a.js': unlink('a'), 'b.js': unlink('b') });
    write(root, 'web/a.js', unlink('c'));
    write(root, 'b.js', unlink('d'));
    const web = path.join(root, 'web');
    assert.deepEqual(find(web, ['--since', 'base']).places, ['a.js:1']);
    assert.deepEqual(find(makeTree(), ['--since', 'base', web]).places, [`${web}/a.js:1`]);
    const { stdout } = run(web, ['scan', '--since', 'base', '-f', 'rdjson']);
    assert.match(stdout, /"path": ?"web\/a\.js"/);
  });

  it('works in a linked work tree', () => {
    const root = makeBranch({ 'a.js': unlink('a') + unlink('b') });
    const tree = path.join(makeTree(), 'tree');
    git(root, 'worktree', 'add', '--quiet', '-b', 'topic', tree);
    write(tree, 'a.js', unlink('a') + unlink('c'));
    assert.deepEqual(since(tree).places, ['a.js:2']);
    assert.deepEqual(since(root).places, []);
  });

  it('compares a submodule with the commit that it had', () => {
    const library = makeRepository({ 'lib.js': unlink('a') + unlink('b') });
    const root = makeRepository({ 'a.js': unlink() });
    git(root, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', fileUrl(library), 'vendor');
    commit(root);
    git(root, 'branch', 'base');
    const vendor = path.join(root, 'vendor');
    assert.deepEqual(since(root).places, []);
    write(vendor, 'lib.js', unlink('a') + unlink('c'));
    assert.deepEqual(since(root).places, ['vendor/lib.js:2']);
    commit(vendor);
    commit(root);
    assert.deepEqual(since(root).places, ['vendor/lib.js:2']);
    const nested = makeRepository({ 'x.js': unlink() });
    renameSync(nested, path.join(root, 'nested'));
    assert.deepEqual(since(root).places, ['nested/x.js:1', 'vendor/lib.js:2']);
  });

  it('combines with a baseline, whose ids count unchanged findings too', () => {
    const root = makeBranch({ 'a.js': LOCK + link('t') + link('t') });
    run(root, ['scan', '--write-baseline']);
    write(root, 'a.js', `${LOCK}\n${link('t')}// New.\n${link('t')}${link('t')}`);
    const { code, places } = since(root, '--baseline', 'auth0-relink-baseline.json');
    assert.deepEqual([code, places], [1, ['a.js:3']]);
  });

  it('combines with --fail-on and --min-certainty', () => {
    const likely = "axios.post('/unlink', { clientID, access_token: token, id_token: other }); // auth0\n";
    const root = makeBranch({ 'a.js': unlink(), 'b.js': likely });
    write(root, 'b.js', `${likely}${likely}`);
    assert.deepEqual(since(root, '--fail-on', 'certain').code, 0);
  });

  it('still fails for files that could not be scanned', () => {
    const root = makeBranch({ 'a.js': unlink(), 'auth0-relink.json': '{ "rules": 1 }' });
    const { code, stdout, stderr } = since(root);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /auth0-relink\.json:1:\d+: "rules" must be an object/);
  });

  it('reports what is once a project in the first changed file', () => {
    const manifest = JSON.stringify({ dependencies: { 'auth0-lock': '9.0.0' } });
    const text = `import Auth0Lock from 'auth0-lock';\n${LOCK}${link('t')}`;
    const root = makeBranch({ 'package.json': manifest, 'a.js': text, 'b.js': text });
    assert.deepEqual(find(root, []).places, ['a.js:1', 'a.js:3', 'b.js:3']);
    write(root, 'b.js', text.replace(';', ' ;'));
    assert.deepEqual(since(root).places, ['b.js:1']);
    run(root, ['scan', '--write-baseline']);
    assert.deepEqual(since(root, '--baseline', 'auth0-relink-baseline.json').places, []);
  });

  describe('says what to do', () => {
    const fails = (root: string, args: readonly string[], message: RegExp) => {
      const { code, stdout, stderr } = find(root, args);
      assert.deepEqual([code, stdout], [2, ''], stderr);
      assert.match(stderr, message);
    };

    it('about a revision that is missing', () => {
      const root = makeBranch({ 'a.js': unlink() });
      fails(
        root,
        ['--since', 'topic'],
        /--since topic: no such commit in .*; fetch it first: "git fetch origin topic"/,
      );
      fails(root, ['--since', '--output=x'], /--since --output=x: no such commit/);
      fails(root, ['--since', ''], /--since needs a revision/);
      const clone = path.join(makeTree(), 'clone');
      git(root, 'clone', '--quiet', fileUrl(root), clone);
      fails(clone, ['--since', 'base'], /no such commit in .*; did you mean origin\/base\?/);
    });

    it('about a shallow clone', () => {
      const root = makeBranch({ 'a.js': unlink() });
      git(root, 'checkout', '--quiet', '-b', 'topic');
      for (const host of ['b', 'c']) {
        write(root, 'a.js', unlink(host));
        commit(root);
      }
      const clone = path.join(makeTree(), 'clone');
      git(root, 'clone', '--quiet', '--depth=1', '--branch=topic', fileUrl(root), clone);
      fails(clone, ['--since', 'HEAD~1'], /shallow clone.*git fetch --unshallow.*fetch-depth: 0/);
      git(clone, 'fetch', '--quiet', '--depth=1', 'origin', 'base');
      fails(clone, ['--since', 'FETCH_HEAD'], /no commit in common with HEAD .*shallow clone.*git fetch --unshallow/);
      git(clone, 'fetch', '--quiet', '--unshallow', 'origin', 'base', 'topic');
      assert.deepEqual(find(clone, ['--since', 'HEAD~2']).places, ['a.js:1']);
    });

    it('about a partial clone', () => {
      const root = makeBranch({ 'a.js': unlink('a'), 'b.js': unlink('b') });
      write(root, 'a.js', unlink('c'));
      commit(root);
      git(root, 'config', 'uploadpack.allowFilter', 'true');
      const clone = path.join(makeTree(), 'clone');
      git(root, 'clone', '--quiet', '--filter=blob:none', fileUrl(root), clone);
      fails(clone, ['--since', 'origin/base'], /partial clone lacks the contents of a file.*run git diff/);
    });

    it('about histories without a common commit, or without any', () => {
      const root = makeBranch({ 'a.js': unlink() });
      git(root, 'checkout', '--quiet', '--orphan', 'other');
      fails(root, ['--since', 'base'], /there is no commit in/);
      write(root, 'other.js', '');
      commit(root);
      fails(root, ['--since', 'base'], /no commit in common with HEAD in [^;]*$/);
    });

    it('about a folder that is in no repository', () => {
      const folder = makeTree({ 'a.js': unlink() });
      fails(folder, ['--since', 'main'], /--since main: .* is in no git repository/);
      const root = makeBranch({ 'a.js': unlink() });
      fails(folder, ['--since', 'base', root, folder], /the paths are not in one repository/);
    });

    it('about options that contradict one another', () => {
      const root = makeBranch({ 'a.js': unlink() });
      fails(root, ['--since', 'base', '--staged'], /--since can't be combined with --staged/);
      fails(root, ['--since', 'base', '--diff', '-'], /--since can't be combined with --diff/);
      fails(root, ['--staged', '--diff', '-'], /--staged can't be combined with --diff/);
      fails(root, ['--since', 'base', '--stdin', '--stdin-filename', 'a.js'], /--stdin .*remove --since/);
      fails(root, ['--since', 'base', '--prune-baseline'], /--prune-baseline needs all findings; remove --since/);
      const { code, stderr } = run(root, ['scan', '--staged', '--write-baseline']);
      assert.equal(code, 2);
      assert.match(stderr, /--write-baseline needs all findings; remove --staged/);
    });
  });
});
