import assert from 'node:assert/strict';
import path from 'node:path';
import { analyze } from '../../src/engine.js';
import { linesIn } from '../../src/report/excerpt.js';
import type { ScanResult } from '../../src/report/result.js';
import { ruleMetas } from '../../src/rules/metadata.js';
import type { ScanOptions } from '../../src/scan/options.js';
import { scan, scanBytes } from '../../src/scan/scan.js';
import { fakeEngine } from './fake-engine.js';
import type { FakeEngine } from './fake-engine.js';
import { makeTree, removeTrees } from './tree.js';

const HIT = 'lock.show({ authParams: { access_token: t } });\n';

/** A copy of an SDK, as rollup writes it. */
const SDK = `(function (global, factory) {
  typeof define === 'function' && define.amd ? define(['exports'], factory) : factory(global.auth0 = {});
})(this, (function (exports) {
  ${HIT}
}));
`;

/** Custom domains that another file of the package sets up a client with. */
describe('custom domains of the package', () => {
  afterEach(removeTrees);

  const found = async (files: Readonly<Record<string, string>>, paths = ['.']): Promise<string[]> => {
    const loadEngine = () => Promise.resolve(analyze);
    const result = await scan({ paths, cwd: makeTree(files), loadEngine });
    return result.files.flatMap((file) =>
      file.findings.map(({ ruleId, certainty }) => `${file.path}: ${ruleId} ${certainty}`),
    );
  };
  const UNLINK = `fetch('https://login.garden.example/unlink', { method: 'POST', body: JSON.stringify({ access_token: t, user_id: id }) });`;
  const AUTHORIZE = `location.href = 'https://login.garden.example/authorize?client_id=C&access_token=' + t;`;
  const LOCK = `export default new Auth0Lock(CLIENT_ID, 'login.garden.example');`;

  it('count in /unlink requests and /authorize URLs of other files', async () => {
    const expected = ['src/login.js: authorize-access-token certain', 'src/me.js: unlink-endpoint certain'];
    for (const setUp of [
      LOCK,
      `import createAuth0Client from '@auth0/auth0-spa-js'; createAuth0Client({ domain: 'Login.garden.example', client_id: id });`,
      `import { AuthModule } from '@auth0/auth0-angular'; AuthModule.forRoot({ domain: 'login.garden.example', clientId });`,
    ]) {
      const files = { 'package.json': '{}', 'src/me.js': UNLINK, 'src/login.js': AUTHORIZE, 'lib/client.ts': setUp };
      assert.deepEqual(await found(files), expected, setUp);
    }
    const files = { 'package.json': '{}', 'src/me.js': UNLINK, 'lib/client.js': LOCK };
    assert.deepEqual(await found(files, ['src/me.js']), ['src/me.js: unlink-endpoint certain']);
  });

  it('are not the domains of other packages, cookies and routes', async () => {
    const others = {
      'a domain of a cookie': {
        'lib/a.js': `${LOCK.replace('login.', 'id.')} cookie({ domain: 'login.garden.example' });`,
      },
      'another package': { 'other/package.json': '{}', 'other/a.js': LOCK },
      'a comment': { 'lib/a.js': `${LOCK.replace('login.', 'id.')} // not login.garden.example` },
    };
    for (const [name, files] of Object.entries(others)) {
      assert.deepEqual(await found({ 'package.json': '{}', 'src/me.js': UNLINK, ...files }), [], name);
    }
    const route = UNLINK.replace('/unlink', '/account/unlink');
    assert.deepEqual(await found({ 'package.json': '{}', 'src/me.js': route, 'lib/a.js': LOCK }), []);
  });
});

describe('scan', () => {
  let engine: FakeEngine;
  beforeEach(() => (engine = fakeEngine()));
  afterEach(removeTrees);

  function run(root: string, options: Partial<ScanOptions> = {}): Promise<ScanResult> {
    return scan({ paths: ['.'], cwd: root, loadEngine: engine.load, ...options });
  }
  const found = (result: ScanResult) => result.files.map((file) => file.path);
  const skipped = (result: ScanResult) => result.skipped.map(({ path: file, reason }) => `${reason} ${file}`);

  it('loads the engine only if a rule could match', async () => {
    const nothing = makeTree({
      'a.js': 'var x = 1;',
      // The search stops at this word, but no rule matches it alone.
      'b.md': 'access_token',
    });
    assert.deepEqual(found(await run(nothing)), []);
    assert.deepEqual(found(await run(makeTree({ 'a.js': 'access_token' }), { rules: ['lock-access-token'] })), []);
    assert.equal(engine.loads, 0);
    assert.deepEqual(found(await run(makeTree({ 'a.js': HIT }))), ['a.js']);
    assert.equal(engine.loads, 1);
  });

  it('returns findings by file, sorted, with paths relative to the working directory', async () => {
    const root = makeTree({ 'b/x.js': HIT, 'a.html': `<script>${HIT}</script>`, 'B.ts': HIT, 'b/a/y.tsx': HIT + HIT });
    const result = await run(root);
    assert.deepEqual(found(result), ['B.ts', 'a.html', 'b/a/y.tsx', 'b/x.js']);
    assert.deepEqual(
      result.files.map((file) => file.findings.length),
      [1, 1, 2, 1],
    );
    assert.deepEqual([result.stats.candidates, result.stats.analysed, result.incomplete], [4, 4, false]);
    const elsewhere = await run(path.join(root, 'b'), { paths: ['a', '../B.ts', 'a/y.tsx', '../b'] });
    assert.deepEqual(found(elsewhere), [path.join(root, 'B.ts').replaceAll('\\', '/'), 'a/y.tsx', 'x.js']);
    assert.match(elsewhere.files[0]?.uri ?? '', /^file:\/\/\/.*\/B\.ts$/);
  });

  it('counts skipped files by reason', async () => {
    const root = makeTree({
      'big.js': HIT + '//'.padEnd(2000),
      'lib.min.js': HIT,
      'bundle.js': HIT.trim().repeat(1000),
      'page.lua': HIT,
      'auth0.js': SDK,
      'blob.js': `${HIT.padEnd(70_000)}\0`,
      'skip/me.js': HIT,
      'plain.lua': 'nothing of interest',
      'auth0-relink-baseline.json': HIT,
      'relink.sarif': HIT,
    });
    const result = await run(root, { ignore: ['skip'], maxFileSize: 100_000 });
    assert.deepEqual(skipped(result), [
      'sdk auth0.js',
      'binary blob.js',
      'minified bundle.js',
      'minified lib.min.js',
      'unsupported page.lua',
      'ignored skip/me.js',
    ]);
    const small = await run(root, { paths: ['big.js', 'bundle.js', 'lib.min.js'], maxFileSize: 1000 });
    assert.deepEqual(skipped(small), ['too-large big.js', 'too-large bundle.js'], 'a named file is never minified');
    assert.deepEqual(found(small), ['lib.min.js']);
    assert.deepEqual(found(await run(root, { paths: ['auth0.js'] })), ['auth0.js']);
  });

  it('reads UTF-8, UTF-16 and windows-1252, with offsets that exclude the byte order mark', async () => {
    const text = `// caf\u00e9 \u201cx\u201d\n${HIT}`;
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const latin = Buffer.from(text.replace('\u201c', '\x93').replace('\u201d', '\x94'), 'latin1');
    const root = makeTree({
      'utf8.js': text,
      'bom.js': `\uFEFF${text}`,
      'le.js': little,
      'be.js': Buffer.from(little).swap16(),
      'latin.js': latin,
    });
    const result = await run(root);
    assert.equal(result.files.length, 5);
    for (const file of result.files) {
      const lines = linesIn(file.excerpt);
      const { start = 0, end = 0 } = file.findings[0] ?? {};
      assert.ok(text.includes(lines.textOf(1)) && lines.textOf(1) !== '', file.path);
      assert.equal(lines.textBetween(start, end), 'access_token', file.path);
    }
  });

  it('continues if a file is missing or the engine fails', async () => {
    const root = makeTree({ 'a.js': `please throw ${HIT}`, 'b.js': HIT });
    const result = await run(root, { paths: ['gone', '.'] });
    assert.deepEqual(found(result), ['b.js']);
    assert.deepEqual(
      result.errors.map(({ message, file }) => `${file?.path ?? ''}: ${message}`),
      [': gone: no such file or folder', 'a.js: could not be analysed: thrown on purpose'],
    );
  });

  it('reports findings of the minimum certainty and above', async () => {
    const root = makeTree({ 'a.js': 'auth0.authParams = [access_token, likely access_token, dead access_token];' });
    for (const [least, certainties] of [
      ['certain', ['certain']],
      ['likely', ['certain', 'likely']],
      ['dead', ['certain', 'likely', 'dead']],
    ] as const) {
      const result = await run(root, { minCertainty: least });
      assert.deepEqual(
        result.files[0]?.findings.map((finding) => finding.certainty),
        certainties,
      );
      assert.equal(result.stats.belowCertainty, 3 - certainties.length);
    }
  });

  it('passes domains and the nearest dependencies to the engine', async () => {
    const root = makeTree({
      'package.json': '{"dependencies": {"auth0-js": "^9.0.0"}, "devDependencies": {"mocha": "1"}}',
      'auth0-relink.json': '{"domains": ["login.example.com"], "rules": {"unlink-endpoint": "off"}}',
      'app/package.json': '{"type": "module"}',
      'app/a.js': HIT,
      'old/package.json': '\uFEFF{"peerDependencies": {"auth0-lock": "9"}}',
      'old/b.js': HIT,
      'broken/package.json': '{',
      'broken/c.js': HIT,
    });
    await run(root);
    const rules = ruleMetas.map(({ id }) => id).filter((id) => id !== 'unlink-endpoint');
    const outer = { rules, domains: ['login.example.com'], packages: { mocha: '1', 'auth0-js': '^9.0.0' } };
    const helpersIn = (folder: string) => ({ helpers: { root: `${root.replaceAll('\\', '/')}/${folder}` } });
    assert.deepEqual(engine.calls.get('a.js'), { ...outer, ...helpersIn('app') });
    assert.deepEqual(engine.calls.get('b.js'), { ...outer, ...helpersIn('old'), packages: { 'auth0-lock': '9' } });
    assert.deepEqual(engine.calls.get('c.js'), { ...outer, ...helpersIn('broken') });
  });

  it('uses levels and globs from the nearest configuration only', async () => {
    const root = makeTree({
      'auth0-relink.json': '{"ignore": ["sub/deep/*"], "rules": {"lock-access-token": "hint"}}',
      'a.js': HIT,
      'sub/deep/b.js': HIT,
      'sub/own/auth0-relink.json': '{"include": ["/src"]}',
      'sub/own/src/c.js': HIT,
      'sub/own/lib/src/d.js': HIT,
    });
    const result = await run(root);
    assert.deepEqual(
      result.files.map((file) => `${file.path} ${file.findings[0]?.severity ?? ''}`),
      ['a.js hint', 'sub/own/src/c.js error'],
    );
    assert.deepEqual(skipped(result), ['ignored sub/deep/b.js', 'ignored sub/own/lib/src/d.js']);
    const one = await run(root, { configFile: path.join(root, 'sub/own/auth0-relink.json') });
    assert.deepEqual(found(one), ['sub/own/src/c.js']);
  });

  it('reports configuration mistakes once, even without candidates', async () => {
    const root = makeTree({ 'auth0-relink.json': '{\n  // why\n  "ignored": ["a"],\n}', 'x/a.js': HIT, 'x/b.js': HIT });
    const [error, ...more] = (await run(root)).errors;
    assert.deepEqual([error?.file?.path, error?.line, error?.column], ['auth0-relink.json', 3, 3]);
    assert.equal(error?.message, 'unknown key "ignored" (did you mean "ignore"?)');
    assert.deepEqual(more, []);
    assert.equal((await run(makeTree({ 'auth0-relink.json': '[]' }))).errors.length, 1);
  });

  it('scans bytes with the configuration of their stated location', async () => {
    const root = makeTree({ 'auth0-relink.json': '{"rules": {"lock-access-token": "warning"}}' });
    const options: ScanOptions = { paths: [], cwd: root, loadEngine: engine.load };
    const result = await scanBytes(Buffer.from(HIT), path.join(root, 'new.js'), options);
    assert.equal(result.files[0]?.path, 'new.js');
    assert.equal(result.files[0].findings[0]?.severity, 'warning');
    assert.deepEqual(skipped(await scanBytes(Buffer.from(HIT), path.join(root, 'new.lua'), options)), [
      'unsupported new.lua',
    ]);
  });

  it('gives the same result without ripgrep', async () => {
    const root = makeTree({ 'a.js': HIT, 'b/c.ts': HIT, '.gitignore': 'd.js', 'd.js': HIT, 'e.lua': HIT });
    const [fast, slow] = [await run(root), await run(root, { ripgrep: false })];
    const timeless = (result: ScanResult) => ({ ...result, stats: { ...result.stats, elapsedMs: 0 } });
    assert.deepEqual(timeless(slow), timeless(fast));
    assert.deepEqual(found(fast), ['a.js', 'b/c.ts']);
  });

  it('stops on request with a partial result', async () => {
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`f${n}.js`, HIT]));
    for (const ripgrep of [true, false]) {
      const controller = new AbortController();
      const onProgress = ({ findings }: { findings: number }) => {
        if (findings === 1) controller.abort();
      };
      const result = await scan(
        { paths: ['.'], cwd: makeTree(files), loadEngine: engine.load, ripgrep },
        { signal: controller.signal, onProgress },
      );
      assert.equal(result.incomplete, true);
      assert.equal(result.files.length, 1);
    }
  });

  it('rejects an invalid glob', async () => {
    await assert.rejects(run(makeTree(), { ignore: ['[a'] }), /"\[" is not closed/);
  });
});
