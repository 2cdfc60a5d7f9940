import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeTrees } from '../../scan/tree.js';
import { run } from '../run.js';
import { git, makeRepository, commit, read } from './repository.js';

const LOCK = `import Auth0Lock from 'auth0-lock';

export const lock = new Auth0Lock('GARDEN', 'garden.eu.auth0.com', { auth: { responseType: 'token id_token' } });

export function connectGithub(token) {
  lock.show({ auth: { params: { access_token: token } } });
}
`;
const OTHER = `import { lock } from './lock.js';

export const connectTwitter = (token) => lock.show({ auth: { params: { access_token: token } } });
`;

const PACKAGE = '{\r\n\t"name": "garden",\r\n\t"dependencies": {\r\n\t\t"auth0-lock": "^10.24.1"\r\n\t}\r\n}\r\n';
const UPGRADED = PACKAGE.replace('^10.24.1', '^11.35.1').replace(
  '\t}\r\n}',
  '\t},\r\n\t"overrides": {\r\n\t\t"auth0-lock": {\r\n\t\t\t"auth0-js": "9.28.0"\r\n\t\t}\r\n\t}\r\n}',
);
const LOCKED = '{ "lockfileVersion": 3, "packages": { "node_modules/auth0-lock": { "version": "10.24.3" } } }\n';

const FILES = { 'package.json': PACKAGE, 'package-lock.json': LOCKED, 'src/lock.js': LOCK, 'src/other.js': OTHER };

interface Report {
  readonly files: readonly { readonly path: string; readonly change: string; readonly diff: string }[];
  readonly installs: readonly object[];
}

describe('auth0-relink fix --upgrade', () => {
  afterEach(removeTrees);
  const fix = (root: string, ...args: string[]) => run(root, ['fix', '--review', ...args]);
  const reportOf = (root: string, ...args: string[]) =>
    JSON.parse(fix(root, '--upgrade', '--format', 'json', ...args).stdout) as Report;

  it('changes no package.json without the option', () => {
    const root = makeRepository(FILES);
    assert.match(fix(root, '--write').stdout, /Load Lock 11 or later/);
    assert.equal(read(root, 'package.json'), PACKAGE);
  });

  it('shows the change of package.json once, in a patch that git applies', () => {
    const root = makeRepository(FILES);
    const { stdout } = fix(root, '--upgrade');
    assert.match(stdout, /^package\.json \(changed for other files\)$/m);
    assert.equal(stdout.match(/^\+.*"auth0-lock": "\^11\.35\.1"/gm)?.length, 1);
    assert.doesNotMatch(stdout, /Load Lock 11|npm install/);
    assert.equal(read(root, 'package.json'), PACKAGE);
    const { files, installs } = reportOf(root);
    assert.match(files.find((file) => file.path === 'package.json')?.diff ?? '', /"\^11\.35\.1"/);
    assert.deepEqual(installs, []);
    writeFileSync(path.join(root, '.git/relink.patch'), fix(root, '--upgrade', '--quiet').stdout);
    git(root, 'apply', '.git/relink.patch');
    assert.equal(read(root, 'package.json'), UPGRADED);
  });

  it('writes it, says how to install, and changes nothing in a second run', () => {
    const root = makeRepository(FILES);
    const { stdout, stderr } = fix(root, '--upgrade', '--write');
    assert.equal(stderr, '');
    assert.match(stdout, /^Run "npm install" to install the changed dependencies\.$/m);
    assert.equal(read(root, 'package.json'), UPGRADED);
    assert.equal(read(root, 'package-lock.json'), LOCKED);
    assert.doesNotMatch(read(root, 'src/lock.js') + read(root, 'src/other.js'), /Load Lock/);
    commit(root);
    fix(root, '--upgrade', '--write');
    assert.equal(git(root, 'status', '--porcelain'), '');
  });

  it('names the package manager and the folder of its lock file', () => {
    const yarn = makeRepository({ ...FILES, 'package-lock.json': '', 'yarn.lock': '' });
    git(yarn, 'rm', '--quiet', 'package-lock.json');
    commit(yarn);
    assert.deepEqual(reportOf(yarn, '--write').installs, [{ folder: '.', command: 'yarn install' }]);
    assert.match(read(yarn, 'package.json'), /"resolutions": \{\r\n\t\t"auth0-lock\/auth0-js": "9\.28\.0"/);
    const inside = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`web/${name}`, text]));
    const root = makeRepository({ ...inside, 'package.json': PACKAGE });
    assert.match(fix(root, '--upgrade', '--write').stdout, /^Run "npm install" in web to install/m);
    assert.equal(read(root, 'package.json'), PACKAGE);
  });

  it('leaves a task where the package manager would not pin the right auth0.js', () => {
    for (const files of [
      { 'package-lock.json': LOCKED.replace('3', '1') },
      { 'package-lock.json': LOCKED, 'yarn.lock': '' },
      { 'pnpm-lock.yaml': '' },
      { 'bun.lock': '' },
    ]) {
      const root = makeRepository({ ...files, 'package.json': PACKAGE, 'src/lock.js': LOCK });
      assert.match(fix(root, '--upgrade', '--write').stdout, /Load Lock 11 or later, which/);
      assert.equal(read(root, 'package.json'), PACKAGE, Object.keys(files).join());
    }
    const { 'package-lock.json': lockFile, ...sources } = FILES;
    const member = Object.fromEntries(Object.entries(sources).map(([name, text]) => [`web/${name}`, text]));
    const root = makeRepository({
      ...member,
      'package.json': '{"workspaces": ["web"]}',
      'package-lock.json': lockFile,
    });
    fix(root, '--upgrade', '--write');
    assert.equal(read(root, 'web/package.json'), PACKAGE);
  });

  it('writes nothing over changes of package.json that git does not have', () => {
    const root = makeRepository(FILES);
    git(root, 'rm', '--quiet', '--cached', 'package.json');
    git(root, 'commit', '--quiet', '--message', 'Forget it.');
    const { code, stderr } = fix(root, '--upgrade', '--write');
    assert.equal(code, 2);
    assert.match(stderr, /package\.json/);
    assert.equal(read(root, 'src/lock.js'), LOCK);
  });
});
