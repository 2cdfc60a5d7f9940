import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { makeTree, removeTrees } from '../../scan/tree.js';
import { run } from '../run.js';
import { commit, git, makeRepository, namesIn, read } from './repository.js';

const UNLINK = [
  "const axios = require('axios');",
  '',
  'async function unlink(token, id) {',
  "  await axios.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });",
  '}',
  '',
].join('\n');

const JQUERY =
  "$.ajax({ type: 'POST', url: 'https://garden.eu.auth0.com/unlink', data: { access_token: token, user_id: id } });\n";

/** A form with manual steps but no rewrite. */
const GUIDED = "fetch('https://garden.eu.auth0.com/unlink?x=1', { method: 'POST', body: body });\n";

/** Inserted functions stay in the files that need them. */
const INLINE = { 'auth0-relink.json': '{ "helpers": "inline" }' };

describe('auth0-relink fix', () => {
  afterEach(removeTrees);

  it('shows a diff and writes nothing', () => {
    const root = makeRepository({ 'src/a.js': UNLINK });
    const { code, stdout, stderr } = run(root, ['fix', '--review']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^--- a\/src\/a\.js\n\+\+\+ b\/src\/a\.js\n@@ -1,5 \+1,\d+ @@$/m);
    assert.match(stdout, /^-  await axios\.post\('https:\/\/garden\.eu\.auth0\.com\/unlink', /m);
    assert.match(stdout, /^\+  await axios\.delete\(/m);
    assert.match(stdout, /^ +4:\d+ +proposed +unlink-endpoint +Unlink with DELETE .* \(axios\)$/m);
    assert.match(stdout, /^ +1 +proposed +shown above; add --write to apply$/m);
    assert.equal(read(root, 'src/a.js'), UNLINK);
  });

  it('prints a patch that, applied by git, gives the same text as --write', () => {
    const files: Record<string, string> = {};
    for (const [name, text] of Object.entries({ lines: UNLINK, open: UNLINK.trimEnd(), one: JQUERY.trimEnd() })) {
      files[`${name} lf.js`] = text;
      files[`${name}-crlf.js`] = text.replaceAll('\n', '\r\n');
      files[`${name}-cr.js`] = text.replaceAll('\n', '\r');
    }
    for (const [name, text] of Object.entries(files)) files[`bom/${name}`] = `\uFEFF${text}`;
    files['mixed.js'] = UNLINK.replace('\n', '\r\n');
    files['control.js'] = `/* \x1b[31m\f\v\x9b\u2028\u202e */\n${UNLINK}`;
    if (process.platform !== 'win32') files['ä "\\\t\n.js'] = UNLINK;
    const root = makeRepository(files);
    const { stdout } = run(root, ['fix', '--review', '--quiet']);
    run(root, ['fix', '--review', '--write']);
    const written = Object.keys(files).map((name) => read(root, name));
    git(root, 'checkout', '--quiet', '.');
    git(root, 'clean', '-dfq');
    writeFileSync(path.join(root, 'relink.patch'), stdout);
    git(root, 'apply', 'relink.patch');
    for (const [index, name] of Object.keys(files).entries()) {
      assert.equal(read(root, name), written[index], name);
      assert.ok(written[index]?.includes("/unlink'") === false, name);
    }
  });

  it('prints a patch for a file whose name is not UTF-8', function () {
    if (process.platform !== 'linux') this.skip();
    const root = makeRepository({ 'b.js': UNLINK });
    const file = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff]), Buffer.from('.js')]);
    writeFileSync(file, UNLINK);
    commit(root);
    writeFileSync(path.join(root, 'relink.patch'), run(root, ['fix', '--review', '--quiet']).stdout);
    git(root, 'apply', 'relink.patch');
    assert.match(readFileSync(file, 'utf8'), /axios\.delete/);
    assert.match(read(root, 'b.js'), /axios\.delete/);
  });

  it('leaves findings that need a review or have no rewrite, and explains why', () => {
    const root = makeRepository({ 'a.js': UNLINK, 'b.js': GUIDED, 'c.js': GUIDED });
    const { code, stdout } = run(root, ['fix', '--write']);
    assert.equal(code, 0, 'nothing else was requested');
    assert.match(stdout, /^ +4:\d+ +needs review +unlink-endpoint +Unlink with DELETE/m);
    assert.match(stdout, /^3 findings in 3 files\n +1 +needs review +add --review to rewrite these too/m);
    assert.match(stdout, /^ +2 +manual +no automatic rewrite:\n +2 +\S.*$/m);
    assert.match(
      stdout,
      /^Manual steps for unlink-endpoint:\n +- Send DELETE [^]*?\n +See https:\/\/auth0\.com\/docs/m,
    );
    assert.deepEqual([read(root, 'a.js'), git(root, 'status', '--porcelain')], [UNLINK, '']);
  });

  it('writes what is requested, lists follow-up steps, and has nothing to do a second time', () => {
    const root = makeRepository({ 'a.js': UNLINK, 'b/c.js': JQUERY, 'd.js': 'fine();\n' });
    const { code, stdout, stderr } = run(root, ['fix', '--write', '--review']);
    assert.deepEqual([code, stderr], [0, ''], 'what the rewrites leave to do is for a person');
    assert.doesNotMatch(stdout, /^[-+@]/m, 'a diff of what git can show');
    assert.match(stdout, /^a\.js written \(1 finding\)$/m);
    assert.match(stdout, /^ +line 4: Request `token` with audience/m);
    assert.match(stdout, /^ +2 +rewritten$/m);
    assert.match(
      stdout,
      /^2 files written\.\n2 rewrites with follow-up steps: search the code for "TODO\(auth0\)"\.$/m,
    );
    assert.match(read(root, 'a.js'), /axios\.delete\(/);
    assert.match(read(root, 'b/c.js'), /type: 'DELETE'/);
    const written = git(root, 'diff');
    commit(root);
    const again = run(root, ['fix', '--write', '--review']);
    assert.deepEqual([again.code, again.stderr], [0, '']);
    assert.match(again.stdout, /^No deprecated account linking found\.\n$/);
    assert.deepEqual([git(root, 'status', '--porcelain'), written.includes('b/c.js')], ['', true]);
    assert.equal(run(root, ['scan']).code, 0);
  });

  it('accepts files, rules and certainties like a scan', () => {
    const files = { ...INLINE, 'a.js': UNLINK, 'b/c.js': JQUERY, '.gitignore': 'gen\n', 'gen/d.js': JQUERY };
    const root = makeRepository(files);
    const changed = (...args: string[]) =>
      [...run(root, ['fix', '--review', '-q', ...args]).stdout.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, name]) => name);
    assert.deepEqual(changed(), ['a.js', 'b/c.js']);
    assert.deepEqual(changed('--no-gitignore'), ['a.js', 'b/c.js', 'gen/d.js']);
    assert.deepEqual(changed('b'), ['b/c.js']);
    assert.deepEqual(changed('--ignore', 'b'), ['a.js']);
    assert.deepEqual(changed('--include', 'b'), ['b/c.js']);
    assert.deepEqual(changed('--max-file-size', String(UNLINK.length - 1)), ['b/c.js']);
    assert.deepEqual(changed('--rule', 'lock-access-token'), []);
    writeFileSync(path.join(root, 'other.json'), '{ "rules": { "unlink-endpoint": "off" } }');
    assert.deepEqual(changed('--config', 'other.json'), []);
  });

  it('uses colours on request, and none in a pipe', () => {
    const root = makeRepository({ 'a.js': UNLINK });
    const shown = (args: string[], env: NodeJS.ProcessEnv = {}) =>
      run(root, ['fix', '--review', ...args], { env }).stdout;
    assert.doesNotMatch(shown([]), /\x1b/);
    assert.match(shown(['--color']), /^\x1b\[32m\+ {2}await axios\.delete/m);
    assert.match(shown(['--color']), /^\x1b\[31m- {2}await axios\.post/m);
    assert.match(shown([], { FORCE_COLOR: '1' }), /\x1b\[/);
    assert.doesNotMatch(shown(['--no-color'], { FORCE_COLOR: '1' }), /\x1b/);
  });

  it('prints JSON that matches its schema', () => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    addFormats(ajv);
    const schema = (name: string) => JSON.parse(readFileSync(`schemas/${name}`, 'utf8')) as object;
    ajv.addSchema(schema('report.schema.json'), 'report.schema.json');
    const validate = ajv.compile(schema('fix-report.schema.json'));
    const root = makeRepository({ 'a.js': UNLINK, 'b.js': GUIDED, 'c.lua': UNLINK });
    for (const [args, changes] of [
      [[], { none: 2 }],
      [['--review'], { proposed: 1, none: 1 }],
      [['--review', '--write'], { written: 1, none: 1 }],
    ] as const) {
      const { code, stdout, stderr } = run(root, ['fix', '--format', 'json', ...args]);
      assert.deepEqual([code, stderr], [0, '']);
      const report = JSON.parse(stdout) as { summary: { filesByChange: object } };
      assert.ok(validate(report), JSON.stringify(validate.errors));
      assert.deepEqual(report.summary.filesByChange, changes);
    }
  });

  it('writes its whole report to a file', () => {
    const root = makeRepository({ 'a.js': UNLINK });
    const { code, stdout, stderr } = run(root, ['fix', '--review', '-q', '-o', 'fix.patch']);
    assert.deepEqual([code, stdout, stderr], [0, '', '']);
    assert.match(read(root, 'fix.patch'), /^# proven by .*\n--- a\/a\.js\n/);
    assert.deepEqual(namesIn(root), ['a.js', 'fix.patch']);
  });

  it('prints help with examples', () => {
    const { code, stdout } = run(makeTree(), ['fix', '--help']);
    assert.equal(code, 0);
    assert.match(stdout, /Examples:\n +\$ auth0-relink fix /);
    assert.match(stdout, /Exit codes: 0 done, even if a person has something left to do, 1 /);
  });

  describe('reports wrong usage and exits with 2', () => {
    const cases: readonly (readonly [args: string[], message: RegExp])[] = [
      [['fix', '--interactive'], /--interactive needs a terminal; use --write/],
      [['fix', '--interactive', '--format', 'json'], /can't be combined with --format json/],
      [['fix', '--format', 'sarif'], /--format.*'sarif'.*text, json/],
      [['fix', '--rule', 'unlink'], /Unknown rule/],
      [['fix', '--config', 'none.json'], /--config none\.json: no such file/],
      [['fix', '--stdin'], /unknown option '--stdin'/],
    ];
    for (const [args, message] of cases) {
      it(args.join(' '), () => {
        const { code, stdout, stderr } = run(makeTree({ 'a.js': UNLINK }), args);
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, message);
      });
    }
  });

  it('continues after a path that does not exist, and exits with 2', () => {
    const root = makeRepository({ 'a.js': UNLINK });
    const { code, stderr } = run(root, ['fix', '--write', '--review', 'gone', 'a.js']);
    assert.deepEqual([code, stderr], [2, 'auth0-relink: gone: no such file or folder\n']);
    assert.match(read(root, 'a.js'), /axios\.delete/);
  });

  it('asks about each finding on a terminal', function () {
    if (process.platform !== 'linux' || spawnSync('script', ['--version']).status !== 0) this.skip();
    const root = makeRepository({ 'a.js': UNLINK, 'b.js': JQUERY });
    const command = `"${process.execPath}" "${path.resolve('dist/cli.js')}" fix --interactive --no-color`;
    const options = { cwd: root, input: 'y\nn\n', encoding: 'utf8' } as const;
    const { stdout, status } = spawnSync('script', ['-q', '-e', '-c', command, '/dev/null'], options);
    assert.equal(status, 0);
    assert.match(
      stdout,
      /Finding 1 of 2[^]*a\.js:4:[^]*Apply this rewrite\?[^]*Finding 2 of 2[^]*Apply this rewrite\?/,
    );
    assert.match(stdout, /1 {2}rewritten\s+1 {2}declined/);
    assert.match(read(root, 'a.js'), /axios\.delete/);
    assert.equal(read(root, 'b.js'), JQUERY);
  });
});
