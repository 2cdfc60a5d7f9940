import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { makeTree, removeTrees } from '../scan/tree.js';
import { run } from './run.js';

const LOCK = "var lock = new Auth0Lock('id', 'x.auth0.com');\n";
const link = (token: string) => `lock.show({ authParams: { access_token: ${token} } });\n`;
const UNLINK = "fetch('https://x.auth0.com/unlink', { method: 'POST' });\n";

const NAME = 'auth0-relink-baseline.json';

interface Entry {
  readonly file: string;
  readonly rule: string;
  readonly id: string;
  readonly reason?: string;
}

const read = (root: string, name = NAME) => readFileSync(path.join(root, name), 'utf8');
const write = (root: string, name: string, text: string) => {
  writeFileSync(path.join(root, name), text);
};
const entriesIn = (root: string) => (JSON.parse(read(root)) as { findings: Entry[] }).findings;
const filesIn = (root: string) => entriesIn(root).map(({ file }) => file);
const scan = (root: string, ...args: string[]) => run(root, ['scan', ...args]);
const fresh = (root: string, ...args: string[]) => scan(root, '--baseline', NAME, '-f', 'agent', ...args);

describe('auth0-relink scan with a baseline', () => {
  afterEach(removeTrees);

  it('writes all findings to a file, a line for each, in the order of their files', () => {
    const root = makeTree({ 'b.js': UNLINK, 'a ü.js': LOCK + link('t') + link('t') });
    const { code, stdout, stderr } = scan(root, '--write-baseline');
    assert.deepEqual([code, stdout, stderr], [0, '', `${NAME}: 3 findings, 3 added, 0 removed\n`]);
    assert.deepEqual(filesIn(root), ['a%20%C3%BC.js', 'a%20%C3%BC.js', 'b.js']);
    assert.equal(read(root).match(/^ {4}\{ "file": .* \},?$/gm)?.length, 3);
    const validate = new Ajv().compile(JSON.parse(readFileSync('schemas/baseline.schema.json', 'utf8')) as object);
    assert.ok(validate(JSON.parse(read(root))), JSON.stringify(validate.errors));
  });

  it('reports nothing that it has, wherever the code moves in its file', () => {
    const root = makeTree({ 'a.js': LOCK + link('t'), 'b.js': UNLINK });
    scan(root, '--write-baseline');
    write(root, 'a.js', `// New.\n\n${LOCK}  ${link('t')}`);
    const { code, stdout } = scan(root, '--baseline', NAME);
    assert.equal(code, 0);
    assert.match(stdout, /^No new findings\.\n2 findings known: in the baseline\.$/m);
  });

  it('has what it knows apart from what is new in a page', () => {
    const root = makeTree({ 'a.js': LOCK + link('t'), 'b.js': UNLINK });
    scan(root, '--write-baseline');
    write(root, NAME, read(root).replace(/("file": "b\.js".*") \}/, '$1, "reason": "the old portal" }'));
    write(root, 'c.js', UNLINK);
    const { stdout } = scan(root, '--baseline', NAME, '-f', 'html');
    const sections = [...stdout.matchAll(/<h2 id="(\w+)">|<summary><code>([^<]*)|<p>Reason: ([^<]*)/g)].map(
      ([, section, file, reason]) => section ?? file ?? reason,
    );
    assert.deepEqual(sections, ['findings', 'c.js', 'known', 'a.js', 'dismissed', 'b.js', 'the old portal']);
    assert.deepEqual(
      [...stdout.matchAll(/<dt>([^<]*)<\/dt><dd><span class="value">([^<]*)</g)].map(([, name, value]) => [
        name,
        value,
      ]),
      [
        ['Known', '1'],
        ['Dismissed', '1'],
      ],
    );
  });

  it('reports a new finding in a file in which another was repaired', () => {
    const root = makeTree({ 'a.js': LOCK + link('one') });
    scan(root, '--write-baseline');
    write(root, 'a.js', LOCK + link('two'));
    const { code, stdout, stderr } = fresh(root);
    assert.equal(code, 1);
    assert.match(stdout, /^a\.js:2:27 certain [^\n]+\n$/);
    assert.equal(stderr, `1 finding of ${NAME} gone; --prune-baseline removes them\n`);
  });

  it('reports one more of the same', () => {
    const root = makeTree({ 'a.js': LOCK + link('t') });
    scan(root, '--write-baseline');
    write(root, 'a.js', LOCK + link('t') + link('t'));
    assert.match(fresh(root).stdout, /^a\.js:3:27 [^\n]+\n$/);
  });

  it('removes what is gone from a file whose name is not UTF-8', () => {
    const root = makeTree({ 'a.js': UNLINK });
    scan(root, '--write-baseline');
    write(root, NAME, read(root).replace('a.js', '%FF.js'));
    const { stderr } = scan(root, '--prune-baseline', '--ignore', 'b.js');
    assert.equal(stderr, `${NAME}: 0 findings, 0 added, 1 removed\n`);
  });

  it('removes what is gone, adds nothing, and keeps reasons', () => {
    const root = makeTree({ 'a.js': LOCK + link('t'), 'b.js': UNLINK, 'c.js': UNLINK });
    scan(root, '--write-baseline');
    write(root, NAME, read(root).replace(/("file": "c\.js".*") \}/, '$1, "reason": "the old portal" }'));
    rmSync(path.join(root, 'b.js'));
    write(root, 'd.js', UNLINK);
    const { code, stdout, stderr } = fresh(root, '--prune-baseline');
    assert.equal(code, 1);
    assert.match(stdout, /^d\.js:1:27 /);
    assert.equal(stderr, `${NAME}: 2 findings, 0 added, 1 removed\n`);
    assert.deepEqual(
      entriesIn(root).map(({ file, reason }) => [file, reason]),
      [
        ['a.js', undefined],
        ['c.js', 'the old portal'],
      ],
    );
    scan(root, '--write-baseline');
    assert.deepEqual(
      entriesIn(root).map(({ file, reason }) => [file, reason]),
      [
        ['a.js', undefined],
        ['c.js', 'the old portal'],
        ['d.js', undefined],
      ],
    );
  });

  it('leaves alone what a scan of a part does not cover', () => {
    const files = { 'src/a.js': LOCK + link('t'), 'src/b.js': UNLINK, 'lib/c.js': UNLINK };
    const part: readonly (readonly string[])[] = [
      ['src/a.js'],
      ['src', '--ignore', 'b.js'],
      ['src', '--include', 'a.js'],
      ['src', '--rule', 'lock-access-token'],
      ['src', '--max-file-size', '1'],
    ];
    for (const args of part) {
      const root = makeTree(files);
      scan(root, '--write-baseline');
      for (const name of Object.keys(files)) write(root, name, 'access_token; "/unlink"');
      scan(root, '--prune-baseline', '--baseline', NAME, ...args);
      const left = args.includes('1') ? Object.keys(files) : Object.keys(files).filter((name) => name !== 'src/a.js');
      assert.deepEqual(filesIn(root), left.toSorted(), args.join(' '));
    }
  });

  it('can stand in another folder than the scan starts in', () => {
    const root = makeTree({ 'app/a.js': UNLINK, 'app/sub/b.js': UNLINK });
    const app = path.join(root, 'app');
    scan(app, '--write-baseline', `../${NAME}`);
    assert.deepEqual(filesIn(root), ['app/a.js', 'app/sub/b.js']);
    assert.equal(run(path.join(app, 'sub'), ['scan', '--baseline', `../../${NAME}`]).code, 0);
    const { code, stderr } = scan(app, '--write-baseline', 'sub/x.json');
    assert.equal(code, 2);
    assert.match(stderr, /sub\/x\.json: file:.*\/a\.js is not below the folder of the baseline/);
    assert.equal(existsSync(path.join(app, 'sub/x.json')), false);
  });

  it('is not changed by a scan that is not complete', () => {
    const root = makeTree({ 'a.js': UNLINK });
    scan(root, '--write-baseline');
    const before = read(root);
    for (const args of [['--write-baseline'], ['--prune-baseline']]) {
      const { code, stderr } = scan(root, ...args, '--config', NAME);
      assert.equal(code, 2, args.join(' '));
      assert.match(stderr, /not changed, because the scan is not complete/);
      assert.equal(read(root), before);
    }
  });

  describe('reports a file that is none, and changes nothing', () => {
    const texts: readonly (readonly [text: string, message: RegExp])[] = [
      ['', /:1:1: not valid JSON/],
      ['{ "version": 1, "findings": [\n  { "file": "a.js", "ru', /:2:\d+: not valid JSON/],
      ['{ "version": 2, "findings": [] }', /:1:14: .*it has version 2, not 1/],
      ['[]', /:1:1: .*it has no version, not 1/],
      ['{ "version": 1, "findings": {} }', /:1:29: "findings" must be a list/],
      ['{ "version": 1, "findings": [\n{ "file": 1 }] }', /:2:1: a finding has "file", "rule", "id"/],
      ['{ "version": 1, "findings": [\n<<<<<<< HEAD\n] }', /:2:1: has a merge conflict/],
    ];
    for (const [text, message] of texts) {
      it(JSON.stringify(text), () => {
        const root = makeTree({ 'a.js': UNLINK, [NAME]: text });
        for (const args of [['--baseline', NAME], ['--write-baseline'], ['--prune-baseline']]) {
          const { code, stdout, stderr } = scan(root, ...args);
          assert.deepEqual([code, stdout], [2, ''], args.join(' '));
          assert.match(stderr, message);
          assert.equal(read(root), text);
        }
      });
    }
  });

  describe('reports wrong usage', () => {
    const cases: readonly (readonly [args: string[], message: RegExp])[] = [
      [['--baseline', 'none.json'], /none\.json: no such file; auth0-relink scan --write-baseline makes one/],
      [['--write-baseline', 'src'], /src: the name of a baseline ends with \.json/],
      [['--write-baseline', '--prune-baseline'], /can't be combined/],
      [['--write-baseline', '--min-certainty', 'certain'], /needs all findings; remove --min-certainty/],
      [['--write-baseline', '-f', 'json'], /makes no report; remove --format/],
      [['--prune-baseline', '--stdin', '--stdin-filename', 'a.js'], /needs files; remove --stdin/],
      [['--write-baseline', 'no/b.json'], /no\/b\.json: no such folder/],
    ];
    for (const [args, message] of cases) {
      it(args.join(' '), () => {
        const { code, stdout, stderr } = scan(makeTree(), ...args);
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, message);
      });
    }
  });
});
