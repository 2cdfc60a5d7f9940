import assert from 'node:assert/strict';
import { chmodSync, closeSync, openSync } from 'node:fs';
import { version } from '../../package.json';
import { makeTree, removeTrees } from '../scan/tree.js';
import { run } from './run.js';

const HIT = "var lock = new Auth0Lock('id', 'x.auth0.com');\nlock.show({ authParams: { access_token: t } });\n";

interface Report {
  files: { path: string; findings: { ruleId: string; severity: string }[] }[];
  skipped: { path: string; reason: string }[];
  errors: object[];
}

describe('auth0-relink scan', () => {
  afterEach(removeTrees);

  it('prints findings with their position and code, and exits with 1', () => {
    const { code, stdout, stderr } = run(makeTree({ 'src/a.js': HIT, 'b.js': 'fine' }), ['scan']);
    assert.equal(code, 1);
    assert.match(stdout, /^src\/a\.js:2:27 +certain +lock-access-token$/m);
    assert.match(stdout, /^ +> 2 \| lock\.show\(\{ authParams: \{ access_token: t \} \}\);\n +\| {27}\^{12}$/m);
    assert.match(stdout, /^1 finding in 1 file$/m);
    assert.equal(stderr, '');
  });

  it('scans a path that is given without a command', () => {
    const root = makeTree({ 'src/a.js': HIT });
    for (const args of [['src'], ['src', '--format', 'agent'], ['./src/a.js']]) {
      const { code, stdout } = run(root, args);
      assert.equal(code, 1, args.join(' '));
      assert.match(stdout, /^src\/a\.js:2:27/m);
    }
    const { code, stderr } = run(root, ['./gone']);
    assert.equal(code, 2);
    assert.match(stderr, /gone: no such file or folder/);
  });

  it('exits with 0 when nothing is found', () => {
    const { code, stdout, stderr } = run(makeTree({ 'a.js': 'var access_token;' }), ['scan']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^No deprecated account linking found\.$/m);
  });

  it('prints help on request, or without a command', () => {
    const root = makeTree();
    for (const args of [[], ['--help'], ['scan', '--help']]) {
      const { code, stdout, stderr } = run(root, args);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /^Usage: auth0-relink/);
    }
    assert.match(run(root, ['scan', '--help']).stdout, /Examples:\n +\$ auth0-relink scan/);
    assert.equal(run(root, ['--version']).stdout, `${version}\n`);
  });

  describe('reports wrong usage and exits with 2', () => {
    const cases: readonly (readonly [args: string[], message: RegExp])[] = [
      [['scan', '--rule', 'unlink-endpoints'], /unlink-endpoints.*did you mean "unlink-endpoint"/],
      [['scan', '--ignore', '{a'], /--ignore.*'\{a'.*"\{" is not closed/],
      [['scan', '--include', ''], /--include.*must not be empty/],
      [['scan', '--max-file-size', 'big'], /--max-file-size.*'big'.*500k/],
      [['scan', '--format', 'xml'], /--format.*'xml'.*text, json, sarif/],
      [['scan', '--min-certainty', 'sure'], /'sure'.*certain, likely, dead/],
      [['scan', '--formt', 'json'], /unknown option '--formt'\s+\(Did you mean --format\?\)/],
      [['scna'], /unknown command 'scna'\s+\(Did you mean scan\?\)/],
      [['scan', '--output', 'no/where.json'], /--output no\/where\.json: no such folder: .*no/],
      [['scan', '--output', '.'], /--output \.: is a folder/],
      [['scan', '--config', 'none.json'], /--config none\.json: no such file/],
      [['scan', '--stdin'], /--stdin-filename/],
      [['scan', '--stdin', '--stdin-filename', 'a.js', 'src'], /remove the paths/],
    ];
    for (const [args, message] of cases) {
      it(args.join(' '), () => {
        const { code, stdout, stderr } = run(makeTree(), args);
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, message);
      });
    }
  });

  it('continues after a path that does not exist, and exits with 2', () => {
    const { code, stdout, stderr } = run(makeTree({ 'a.js': HIT }), ['scan', 'gone', 'a.js']);
    assert.equal(code, 2);
    assert.match(stderr, /^auth0-relink: gone: no such file or folder$/m);
    assert.match(stdout, /^a\.js:2:27/m);
  });

  it('continues after an unreadable file, and exits with 2', function () {
    if (process.platform === 'win32') this.skip();
    const root = makeTree({ 'a.js': HIT, 'secret.js': HIT, 'locked/b.js': HIT });
    chmodSync(root, 0o755);
    chmodSync(`${root}/secret.js`, 0);
    chmodSync(`${root}/locked`, 0);
    // The superuser can read everything.
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    for (const env of [{}, { AUTH0_RELINK_NO_RIPGREP: '1' }]) {
      const { code, stdout, stderr } = run(root, ['scan', '--format', 'json'], { ...user, env });
      assert.equal(code, 2);
      assert.deepEqual(stderr.trim().split('\n').sort(), [
        'auth0-relink: locked: cannot be read (Permission denied)',
        'auth0-relink: secret.js: cannot be read (Permission denied)',
      ]);
      const report = JSON.parse(stdout) as Report;
      assert.deepEqual(
        report.files.map((file) => file.path),
        ['a.js'],
      );
      assert.deepEqual(
        report.skipped.map(({ path, reason }) => `${reason} ${path}`),
        ['unreadable locked', 'unreadable secret.js'],
      );
    }
    chmodSync(`${root}/locked`, 0o755);
  });

  it('shows the position of a mistake in the configuration, and exits with 2', () => {
    const root = makeTree({ 'auth0-relink.json': '{\n  "rules": { "lock": "off" }\n}', 'a.js': HIT });
    const { code, stdout, stderr } = run(root, ['scan']);
    assert.equal(code, 2);
    assert.equal(stderr, 'auth0-relink: auth0-relink.json:2:14: unknown rule "lock"\n');
    assert.match(stdout, /^1 finding in 1 file$/m);
  });

  it('runs the selected rules on the selected files', () => {
    const files = { 'a.js': HIT, 'b/c.ts': HIT, '.gitignore': 'gen', 'gen/d.js': HIT, 'e.js': HIT.padEnd(3000) };
    const root = makeTree(files);
    const paths = (...args: string[]) =>
      (JSON.parse(run(root, ['scan', '--format', 'json', ...args]).stdout) as Report).files.map((file) => file.path);
    assert.deepEqual(paths(), ['a.js', 'b/c.ts', 'e.js']);
    assert.deepEqual(paths('--no-gitignore'), ['a.js', 'b/c.ts', 'e.js', 'gen/d.js']);
    assert.deepEqual(paths('--ignore', 'b', '--ignore', 'e.*'), ['a.js']);
    assert.deepEqual(paths('--include', '*.ts'), ['b/c.ts']);
    assert.deepEqual(paths('--max-file-size', '2k'), ['a.js', 'b/c.ts']);
    assert.deepEqual(paths('--rule', 'unlink-endpoint'), []);
    assert.deepEqual(paths('gen', 'a.js'), ['a.js', 'gen/d.js']);
  });

  it('scans standard input with the given file name', () => {
    const root = makeTree({ 'src/auth0-relink.json': '{"rules": {"lock-access-token": "hint"}}' });
    const args = ['scan', '--stdin', '--stdin-filename', 'src/x.js', '--format', 'json'];
    const { code, stdout } = run(root, args, { input: `\uFEFF${HIT}` });
    assert.equal(code, 1);
    const [file] = (JSON.parse(stdout) as Report).files;
    assert.deepEqual([file?.path, file?.findings[0]?.severity], ['src/x.js', 'hint']);
    assert.equal(run(root, args, { input: 'fine' }).code, 0);
  });

  it('reads no more of standard input than the size limit', () => {
    const args = ['scan', '--stdin', '--stdin-filename', 'x.js', '--format', 'json', '--max-file-size', '200k'];
    const { code, stdout } = run(makeTree(), args, { input: HIT.padEnd(300 * 1024) });
    assert.equal(code, 0);
    assert.deepEqual(
      (JSON.parse(stdout) as Report).skipped.map(({ path: name, reason }) => [name, reason]),
      [['x.js', 'too-large']],
    );
    assert.equal(run(makeTree(), args, { input: HIT.padEnd(100 * 1024) }).code, 1);
  });

  it('stops reading an endless standard input', function () {
    if (process.platform === 'win32') this.skip();
    const input = openSync('/dev/zero', 'r');
    try {
      const { stdout } = run(makeTree(), ['scan', '--stdin', '--stdin-filename', 'x.js'], {
        stdio: [input, 'pipe', 'pipe'],
      });
      assert.match(stdout, /^ +1 larger than --max-file-size$/m);
    } finally {
      closeSync(input);
    }
  });

  it('prints only findings with --quiet, and lists skipped files with --verbose', () => {
    const root = makeTree({ 'a.min.js': HIT });
    assert.equal(run(root, ['scan', '--quiet']).stdout, '');
    assert.match(run(root, ['scan']).stdout, /1 minified$/m);
    assert.match(run(root, ['scan', '--verbose']).stdout, /1 minified\n +a\.min\.js$/m);
  });

  it('uses colours on request', () => {
    const root = makeTree({ 'a.js': HIT });
    const isColoured = (args: string[], env: NodeJS.ProcessEnv = {}) =>
      run(root, ['scan', ...args], { env }).stdout.includes('\x1b[');
    assert.equal(isColoured([]), false, 'not into a pipe');
    assert.equal(isColoured(['--color']), true);
    assert.equal(isColoured([], { FORCE_COLOR: '1' }), true);
    assert.equal(isColoured(['--no-color'], { FORCE_COLOR: '1' }), false);
    assert.equal(isColoured(['--color'], { NO_COLOR: '1' }), true);
    assert.equal(isColoured([], { FORCE_COLOR: '0' }), false);
  });

  it('finds the same without ripgrep', () => {
    const root = makeTree({ 'a.js': HIT, 'b/c.html': `<script>${HIT}</script>`, '.gitignore': 'd.js', 'd.js': HIT });
    assert.deepEqual(run(root, ['scan'], { env: { AUTH0_RELINK_NO_RIPGREP: '1' } }), run(root, ['scan']));
  });
});
