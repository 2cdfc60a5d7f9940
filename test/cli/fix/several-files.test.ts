import assert from 'node:assert/strict';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addFiles, makeTree, removeTrees } from '../../scan/tree.js';
import { runCli } from '../run.js';
import type { Ran } from '../run.js';
import { code, fakeCli, removeFakeCli } from './fake.js';
import { commit, git, makeRepository, namesIn, read } from './repository.js';

const FILES = { 'a.js': code('OLD_shared'), 'b.js': code('OLD_shared'), 'c.js': code('OLD_auto') };

/** A module this large is not read, so Relink takes it for missing. */
const LARGE = `// ${'x'.repeat(300_000)}\n`;

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly change: string;
    readonly created?: true;
    readonly findings: readonly unknown[];
  }[];
}

describe('auth0-relink fix with a rewrite of several files', () => {
  let cli: string;
  before(() => (cli = fakeCli()));
  after(removeFakeCli);
  afterEach(removeTrees);
  const fix = (root: string, ...args: string[]): Ran => runCli(cli, root, ['fix', ...args]);
  const filesOf = ({ stdout }: Ran) =>
    (JSON.parse(stdout) as Report).files.map(({ path: name, change, created, findings }) =>
      [name, change, ...(created ? ['created'] : []), findings.length].join(' '),
    );

  it('shows the new file, in a patch that git applies', () => {
    const root = makeRepository(FILES);
    const { stdout } = fix(root);
    assert.match(
      stdout,
      /^shared\.js \(new file\)\n\n--- \/dev\/null\n\+\+\+ b\/shared\.js\n@@ -0,0 \+1,2 @@\n\+\/\/ for a\.js\n/m,
    );
    assert.match(stdout, /^3 findings in 3 files$/m);
    assert.deepEqual(namesIn(root), ['a.js', 'b.js', 'c.js']);
    writeFileSync(path.join(root, '../relink.patch'), fix(root, '--quiet').stdout);
    git(root, 'apply', '../relink.patch');
    rmSync(path.join(root, '../relink.patch'));
    assert.equal(read(root, 'shared.js'), '// for a.js\n// for b.js\n');
    assert.match(read(root, 'b.js'), /NEW_shared/);
  });

  it('creates the file once, and extends it in the next run', () => {
    const root = makeRepository(FILES);
    const first = fix(root, '--write', '--format', 'json', 'a.js', 'c.js');
    assert.deepEqual(filesOf(first), ['a.js written 1', 'c.js written 1', 'shared.js written created 0']);
    assert.equal(read(root, 'shared.js'), '// for a.js\n');
    commit(root);
    const second = fix(root, '--write');
    assert.equal(second.code, 0);
    assert.match(second.stdout, /^shared\.js written \(changed for other files\)$/m);
    assert.match(second.stdout, /^2 files written\.$/m);
    assert.equal(read(root, 'shared.js'), '// for a.js\n// for b.js\n');
    assert.deepEqual(filesOf(fix(root, '--format', 'json')), []);
  });

  it('keeps the encoding of a file that it extends', () => {
    const root = makeTree({ 'a.js': FILES['a.js'], 'shared.js': Buffer.from('\uFEFF// here\r\n', 'utf16le') });
    assert.match(fix(root, '--quiet').stdout, /^--- a\/shared\.js\n[^]*\n \uFEFF\/\/ here\r\n\+\/\/ for a\.js$/m);
    assert.equal(fix(root, '--write', '--quiet').code, 0);
    assert.deepEqual(read(root, 'shared.js'), Buffer.from('\uFEFF// here\r\n// for a.js\n', 'utf16le').toString());
  });

  it('writes no file whose new code needs one that could not be written', () => {
    const root = makeTree({ ...FILES, 'shared.js': LARGE });
    const ran = fix(root, '--write', '--format', 'json');
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /a\.js: not written: its code needs shared\.js, which was not written: it exists already/);
    assert.deepEqual(filesOf(ran), ['a.js failed 1', 'b.js failed 1', 'c.js written 1', 'shared.js failed created 0']);
    assert.deepEqual([read(root, 'a.js'), read(root, 'shared.js')], [FILES['a.js'], LARGE]);
    assert.deepEqual(namesIn(root), ['a.js', 'b.js', 'c.js', 'shared.js']);
  });

  for (const [name, when] of [
    ['a.js', 'later'],
    ['z.js', 'before'],
  ] as const) {
    it(`changes a file with findings of its own that is rewritten ${when}`, () => {
      const root = makeRepository({ [name]: code('OLD_shared'), 'shared.js': code('OLD_auto') });
      const ran = fix(root, '--write', '--format', 'json');
      assert.equal(ran.code, 0);
      assert.deepEqual(filesOf(ran), [`${name} written 1`, 'shared.js written 1'].toSorted());
      assert.match(read(root, 'shared.js'), /NEW_auto/);
      assert.ok(read(root, 'shared.js').endsWith(`// for ${name}\n`));
      commit(root);
      assert.deepEqual(filesOf(fix(root, '--format', 'json')), []);
    });

    it(`writes no file that needs one with findings, rewritten ${when}, that could not be written`, () => {
      const root = makeTree({ [name]: code('OLD_shared'), 'shared.js': `// CHANGES\n${code('OLD_auto')}` });
      const ran = fix(root, '--write', '--format', 'json');
      assert.match(ran.stderr, new RegExp(`${name.replace('.', '[.]')}: not written: its code needs shared[.]js`));
      assert.deepEqual(filesOf(ran), [`${name} failed 1`, 'shared.js failed 1'].toSorted());
      assert.equal(read(root, name), code('OLD_shared'));
    });
  }

  it('writes nothing to a folder that nobody may write', function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    const root = makeTree({ 'lib/a.js': FILES['a.js'] });
    chmodSync(path.join(root, 'lib'), 0o500);
    const ran = fix(root, '--write');
    chmodSync(path.join(root, 'lib'), 0o700);
    assert.match(ran.stderr, /its code needs lib\/shared\.js, which was not written: EACCES/);
  });

  it('refuses to create a file that git ignores, and to extend one that git does not keep', () => {
    const root = makeRepository({ ...FILES, '.gitignore': 'shared.js\n' });
    const refused = fix(root, '--write');
    assert.deepEqual([refused.code, refused.stdout], [2, '']);
    assert.match(refused.stderr, /git ignores a file that would be created \(shared\.js\): .* Nothing was written\n$/);
    assert.deepEqual(namesIn(root), ['.gitignore', 'a.js', 'b.js', 'c.js']);
    addFiles(root, { 'shared.js': '// here\n' });
    assert.match(fix(root, '--write').stderr, /git does not keep what would be written \(shared\.js\)/);
    assert.equal(fix(root, '--write', '--allow-dirty').code, 0);
  });
});
