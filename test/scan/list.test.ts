import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { compareRaw, nameOf, rawFromText, relativeTo, toText } from '../../src/scan/raw-path.js';
import type { RawPath } from '../../src/scan/raw-path.js';
import { findRipgrep, searchWithRipgrep } from '../../src/scan/ripgrep.js';
import { resolveRoots } from '../../src/scan/roots.js';
import type { SearchRequest } from '../../src/scan/search.js';
import { searchByWalking } from '../../src/scan/walk.js';
import { addFiles, makeTree, removeTrees } from './tree.js';

const NEEDLE = 'access_token';
const HIT = `before\n${NEEDLE}\nafter\n`;

interface Asked {
  readonly paths?: readonly string[];
  readonly cwd?: string;
  readonly gitignore?: boolean;
}

/** Lists the candidates under `root`, relative to it. Runs both searches, which must agree. */
async function list(root: string, { paths = ['.'], cwd = root, gitignore = true }: Asked = {}): Promise<string[]> {
  const binary = findRipgrep();
  assert.ok(binary, 'ripgrep is installed with the development dependencies');
  const { folders } = resolveRoots(paths, cwd, gitignore);
  const onError = (message: string) => assert.fail(message);
  const request: SearchRequest = { folders, needles: [NEEDLE, '/unlink'], gitignore, onError };
  const names = async (found: AsyncIterable<readonly RawPath[]>) => {
    const uris: string[] = [];
    for await (const some of found) uris.push(...some.map((file) => nameOf(file, rawFromText(root)).uri));
    return uris.sort(compareRaw);
  };
  const byRipgrep = await names(searchWithRipgrep(binary, request));
  assert.deepEqual(await names(searchByWalking(request)), byRipgrep);
  return byRipgrep;
}

describe('candidates, by ripgrep and by the walker', () => {
  afterEach(removeTrees);

  it('are the files that contain a needle, of any type', async () => {
    const root = makeTree({ 'a.js': HIT, 'b.js': 'nothing', 'c/d.php': HIT, 'c/e.ts': "post('/unlink')", empty: '' });
    assert.deepEqual(await list(root), ['a.js', 'c/d.php', 'c/e.ts']);
  });

  it('exclude version control and node_modules, but no other hidden folders', async () => {
    const root = makeTree({
      '.git/a.js': HIT,
      'x/.hg/a.js': HIT,
      'x/.svn/a.js': HIT,
      'x/node_modules/m/a.js': HIT,
      '.storybook/a.js': HIT,
      '.hidden.js': HIT,
      'node_modules.js': HIT,
    });
    assert.deepEqual(await list(root), ['.hidden.js', '.storybook/a.js', 'node_modules.js']);
    assert.deepEqual(await list(root, { paths: ['x/node_modules/m'] }), ['x/node_modules/m/a.js']);
  });

  for (const repository of [true, false]) {
    it(`respect .gitignore ${repository ? 'in' : 'outside'} a repository`, async () => {
      const root = makeTree({
        ...(repository ? { '.git/': '' } : {}),
        '.gitignore': '# build\n/dist/\n*.log\n!keep.log\nlogs/*.js\n**/gen/**\n\\#odd.js\nspace\\ name.js\nCASE.js\n',
        'dist/a.js': HIT,
        'src/dist/a.js': HIT,
        'a.log': HIT,
        'src/keep.log': HIT,
        'logs/a.js': HIT,
        'src/logs/a.js': HIT,
        'src/gen/x/a.js': HIT,
        '#odd.js': HIT,
        'space name.js': HIT,
        'case.js': HIT,
        'src/.gitignore': '!../dist\n!b.log\n/only.js\n',
        'src/b.log': HIT,
        'src/only.js': HIT,
        'src/deep/only.js': HIT,
      });
      const expected = ['case.js', 'src/b.log', 'src/deep/only.js', 'src/dist/a.js', 'src/keep.log', 'src/logs/a.js'];
      assert.deepEqual(await list(root), expected);
      assert.equal((await list(root, { gitignore: false })).length, 13);
    });
  }

  it('respect the .gitignore files above a folder up to the root of its repository', async () => {
    const root = makeTree({
      '.gitignore': 'outside.js\n',
      'repo/.git/': '',
      'repo/.gitignore': 'secret.js\nbuilt/\n',
      'repo/src/secret.js': HIT,
      'repo/src/outside.js': HIT,
      'repo/src/built/a.js': HIT,
      'repo/src/nested/.git/': '',
      'repo/src/nested/secret.js': HIT,
    });
    assert.deepEqual(await list(root, { paths: ['repo/src'] }), ['repo/src/nested/secret.js', 'repo/src/outside.js']);
    assert.deepEqual(
      await list(root, { paths: ['repo/src/built'] }),
      ['repo/src/built/a.js'],
      'an ignored folder asked for',
    );
  });

  it("ignore the user's ignore files for other tools", async () => {
    const root = makeTree({
      '.git/info/exclude': 'a.js\n',
      '.ignore': 'b.js\n',
      '.rgignore': 'c.js\n',
      'a.js': HIT,
      'b.js': HIT,
      'c.js': HIT,
    });
    assert.deepEqual(await list(root), ['a.js', 'b.js', 'c.js']);
  });

  it('may have any name', async () => {
    const names = [' lead.js', "it's.js", '"q".js', '-dash.js', '[x].js', 'ü日本.js', 'a%20b#?.js'];
    const windows = process.platform === 'win32';
    const odd = windows ? [] : ['new\nline.js', 'back\\slash.js', 'tab\t.js'];
    const root = makeTree(Object.fromEntries([...(windows ? [names[0] ?? ''] : names), ...odd].map((n) => [n, HIT])));
    if (process.platform === 'linux') {
      writeFileSync(Buffer.concat([Buffer.from(`${root}/bad`), Buffer.from([0xff, 0xc3]), Buffer.from('.js')]), HIT);
      assert.ok((await list(root)).includes('bad%FF%C3.js'));
    }
    assert.ok((await list(root)).includes('%20lead.js'));
    assert.equal(
      (await list(root)).length,
      windows ? 1 : names.length + odd.length + (process.platform === 'linux' ? 1 : 0),
    );
  });

  it('exclude targets of symbolic links', async function () {
    if (process.platform === 'win32') this.skip();
    const outside = makeTree({ 'a.js': HIT });
    const root = makeTree({ 'real/a.js': HIT });
    symlinkSync(outside, path.join(root, 'out'));
    symlinkSync(path.join(root, 'real', 'a.js'), path.join(root, 'link.js'));
    symlinkSync('..', path.join(root, 'real', 'loop'));
    symlinkSync('self', path.join(root, 'self'));
    assert.deepEqual(await list(root), ['real/a.js']);
    assert.equal((await list(root, { paths: ['out'] })).length, 1, 'a link asked for is followed');
  });

  it('include UTF-16 and Latin-1, but not binary files', async () => {
    const little = Buffer.from(`\uFEFFvar x = '${NEEDLE}';`, 'utf16le');
    const root = makeTree({
      'le.js': little,
      'be.js': Buffer.from(little).swap16(),
      'bom.js': `\uFEFF${HIT}`,
      'latin.js': Buffer.from(`// caf\xe9\n${HIT}`, 'latin1'),
      'binary.js': `\0${HIT}`,
      'late.js': `${'x'.repeat(70_000)}${HIT}`,
    });
    assert.deepEqual(await list(root), ['be.js', 'bom.js', 'late.js', 'latin.js', 'le.js']);
  });

  it('include a needle that spans two pieces of a long line', async () => {
    const files = Object.fromEntries([0, 3, 7, 11].map((n) => [`${n}.js`, 'x'.repeat(65_536 - n) + HIT]));
    assert.equal((await list(makeTree(files))).length, 4);
  });

  it('are the same for any tree and any ignore files', async () => {
    const name = fc.constantFrom('a', 'b', 'c.js', 'd.log', 'dist');
    const file = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const wild = fc.constantFrom('a', 'b', 'c.js', '*', '*.js', '**', 'd*', 'dis?', '[ab]', '[!a]', 'dist');
    const pattern = fc
      .tuple(
        fc.constantFrom('', '!'),
        fc.constantFrom('', '/'),
        fc.array(wild, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '/'),
      )
      .map(([not, start, parts, end]) => `${not}${start}${parts.join('/')}${end}`);
    const ignoreFile = fc.tuple(
      fc.constantFrom('', 'a/', 'b/', 'a/b/'),
      fc.array(pattern, { minLength: 1, maxLength: 4 }),
    );
    const tree = fc.record({
      files: fc.uniqueArray(file, { minLength: 1, maxLength: 12 }),
      ignores: fc.array(ignoreFile, { maxLength: 3 }),
      repository: fc.constantFrom('', '.git/', 'a/.git/'),
      start: fc.constantFrom('.', 'a', 'a/b'),
    });
    await fc.assert(
      fc.asyncProperty(tree, async ({ files, ignores, repository, start }) => {
        const root = makeTree({ 'a/b/': '', ...(repository === '' ? {} : { [repository]: '' }) });
        for (const each of files) tryToAdd(root, each, HIT);
        for (const [folder, lines] of ignores) tryToAdd(root, `${folder}.gitignore`, lines.join('\n'));
        await list(root, { paths: [start] });
        removeTrees();
      }),
      { numRuns: Number(process.env['RELINK_RUNS'] ?? 60), seed: 20170301 },
    );
  });
});

describe('candidates, by ripgrep', () => {
  afterEach(removeTrees);

  it('arrive while it still searches, even with a line break in their names', async function () {
    if (process.platform === 'win32') this.skip();
    const binary = findRipgrep();
    assert.ok(binary);
    const root = makeTree({ 'a/1\n.js': HIT, 'a/2.js': HIT });
    // ripgrep waits for someone to write to the pipe.
    const pipe = path.join(root, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const folders = [path.join(root, 'a'), pipe].map((name) => {
      return { path: rawFromText(name), inRepository: false, around: undefined };
    });
    const onError = (message: string) => assert.fail(message);
    const found = new Set<string>();
    for await (const files of searchWithRipgrep(binary, { folders, needles: [NEEDLE], gitignore: false, onError })) {
      for (const file of files) found.add(toText(relativeTo(rawFromText(root), file) ?? file));
      if (found.size === 2) await writeFile(pipe, '');
    }
    assert.deepEqual([...found].sort(), ['a/1\n.js', 'a/2.js']);
  });
});

/** A generated name may need a folder where another name created a file. */
function tryToAdd(root: string, file: string, content: string): void {
  try {
    addFiles(root, { [file]: content });
  } catch {
    // Skip it.
  }
}
