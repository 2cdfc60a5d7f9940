import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { run } from '../cli/run.js';
import type { Ran } from '../cli/run.js';
import { makeTree, removeTrees } from './tree.js';

/** Settings of every kind; each is read if `app/src/page.ts` has a candidate. */
const SETTINGS = {
  'auth0-relink.json': '{}',
  '.env': 'AUTH0_DOMAIN=login.shop.example\n',
  'auth_config.json': '{ "domain": "id.shop.example" }',
  'package.json': '{ "dependencies": { "auth0-lock": "^11.0.0" } }',
  'package-lock.json': '{}',
  'npm-shrinkwrap.json': '{}',
  'yarn.lock': '',
  'pnpm-lock.yaml': '',
  'tsconfig.json': '{ "extends": "./base.json" }',
  'jsconfig.json': '{ "extends": "./base.json" }',
  'base.json': '{}',
  'lock.js': '',
  '.gitignore': '',
};

const PAGE = [
  "import { lock } from './lock.js';",
  "import { other } from '@app/other';",
  'lock.show({ auth: { params: { access_token: other } } });',
  "fetch('https://login.shop.example/unlink', { method: 'POST', body: JSON.stringify({ access_token: t, user_id: u }) });",
  '',
].join('\n');

type Replace = (file: string) => void;

describe('a scan of a hostile repository', function () {
  if (process.platform === 'win32') return;
  afterEach(removeTrees);
  /** Ends the process if it hangs, and limits what it may take. */
  const scan = (root: string, env: NodeJS.ProcessEnv = {}): Ran =>
    run(root, ['scan', '--format', 'json', '--quiet'], { timeout: 30_000, killSignal: 'SIGKILL', env });

  const kinds: Readonly<Record<string, Replace>> = {
    'an endless device': (file) => {
      symlinkSync('/dev/zero', file);
    },
    'a pipe': (file) => {
      execFileSync('mkfifo', [file]);
    },
    'a socket': (file) => {
      // The socket stays when the process that listens ends.
      const listen = `require('node:net').createServer().listen(${JSON.stringify(file)}, () => process.exit())`;
      execFileSync(process.execPath, ['-e', listen]);
    },
    'a folder': (file) => {
      mkdirSync(file);
    },
  };
  for (const [kind, replace] of Object.entries(kinds)) {
    for (const ripgrep of [true, false]) {
      it(`ends although each of its settings is ${kind}, ${ripgrep ? 'with' : 'without'} ripgrep`, () => {
        const root = makeTree({ '.git/': '', 'app/page.js': PAGE, 'app/page.ts': PAGE });
        for (const name of Object.keys(SETTINGS)) replace(path.join(root, 'app', name));
        const { code, stdout } = scan(root, ripgrep ? {} : { AUTH0_RELINK_NO_RIPGREP: '1' });
        assert.notEqual(code, null, 'it did not end');
        assert.match(stdout, /app\/page\.js/);
      });
    }
  }

  it('says why it did not read a configuration', () => {
    const outside = makeTree({ 'auth0-relink.json': '{}' });
    for (const [target, reason] of [
      ['/dev/zero', 'a link out of the scanned folder and its repository'],
      [path.join(outside, 'auth0-relink.json'), 'a link out of the scanned folder and its repository'],
    ] as const) {
      const root = makeTree({ '.git/': '' });
      symlinkSync(target, path.join(root, 'auth0-relink.json'));
      const { code, stderr } = run(root, ['scan', '--quiet']);
      assert.deepEqual([code, stderr.includes(`cannot be read (${reason})`)], [2, true], stderr);
    }
    const large = makeTree({ 'auth0-relink.json': `{}${' '.repeat(70_000)}` });
    assert.match(run(large, ['scan', '--quiet']).stderr, /cannot be read \(larger than 64 KB\)/);
  });

  /** Returns whether a setting of the tree turns the call on a custom domain into a finding. */
  const isFound = (root: string): boolean =>
    run(root, ['scan', '--quiet', '--min-certainty', 'certain']).stdout.includes('unlink-endpoint');

  it('follows links in settings inside of the repository only', () => {
    const env = { '.env': SETTINGS['.env'] };
    const unlink = { '.git/': '', 'app/a.js': PAGE.split('\n')[3] ?? '' };
    assert.equal(isFound(makeTree({ ...unlink, ...env })), true);
    const inside = makeTree({ ...unlink, 'shared/env': SETTINGS['.env'] });
    symlinkSync('../shared/env', path.join(inside, 'app/.env'));
    assert.equal(isFound(inside), true);
    const outside = makeTree(unlink);
    symlinkSync(path.join(makeTree(env), '.env'), path.join(outside, 'app/.env'));
    assert.equal(isFound(outside), false);
  });

  it('follows imports, aliases and extended configurations inside of the root only', () => {
    const elsewhere = makeTree({
      'host.js': "export const host = 'https://shop.auth0.com';",
      'base.json': '{ "compilerOptions": { "paths": { "@host": ["./host.js"] } } }',
    });
    const page = (from: string) =>
      `import { host } from '${from}';\nfetch(host + '/unlink', { method: 'POST', body: JSON.stringify({ access_token: t, user_id: u }) });\n`;
    const files = { '.git/': '', 'host.js': "export const host = 'https://shop.auth0.com';", 'a/': '', 'b/': '' };
    const found = (extra: Readonly<Record<string, string>>, link?: string): boolean => {
      const root = makeTree({ ...files, ...extra });
      if (link !== undefined) {
        rmSync(path.join(root, link), { force: true, recursive: true });
        symlinkSync(path.join(elsewhere, path.basename(link)), path.join(root, link));
      }
      return isFound(root);
    };
    assert.equal(found({ 'a/page.js': page('../host.js') }), true);
    assert.equal(found({ 'a/page.js': page('../host.js') }, 'host.js'), false, 'a link');
    assert.equal(found({ 'a/page.js': page(`../../${path.basename(elsewhere)}/host.js`) }), false, 'a path');
    const paths = (target: string) => `{ "compilerOptions": { "paths": { "@host": ["${target}"] } } }`;
    assert.equal(found({ 'a/page.js': page('@host'), 'tsconfig.json': paths('./host.js') }), true);
    assert.equal(found({ 'a/page.js': page('@host'), 'tsconfig.json': paths(`${elsewhere}/host.js`) }), false, 'alias');
    const extending = (target: string) => `{ "extends": "${target}" }`;
    const base = { 'base.json': paths('./host.js') };
    const inPackage = (file: string) => ({ [`node_modules/@acme/config/${file}`]: paths('../../../host.js') });
    const manifest = { 'node_modules/@acme/config/package.json': '{ "tsconfig": "web.json" }' };
    for (const [name, extra] of Object.entries({
      '@acme/config': inPackage('tsconfig.json'),
      '@acme/config/': { ...inPackage('web.json'), ...manifest },
      '@acme/config/web': inPackage('web.json'),
      '@acme/config/web.json': inPackage('web.json'),
    })) {
      assert.equal(found({ 'a/page.js': page('@host'), 'a/tsconfig.json': extending(name), ...extra }), true, name);
    }
    assert.equal(found({ 'a/page.js': page('@host'), 'a/tsconfig.json': extending('../base.json'), ...base }), true);
    assert.equal(
      found({ 'a/page.js': page('@host'), 'a/tsconfig.json': extending('../base.json') }, 'base.json'),
      false,
    );
    assert.equal(found({ 'a/page.js': page('@host'), 'tsconfig.json': extending(`${elsewhere}/base.json`) }), false);
  });
});
