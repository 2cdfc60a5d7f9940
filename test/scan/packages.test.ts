import assert from 'node:assert/strict';
import { createPackageLookup } from '../../src/scan/packages.js';
import { rawFromText } from '../../src/scan/raw-path.js';
import { makeTree, removeTrees } from './tree.js';

const MANIFEST = JSON.stringify({ dependencies: { 'auth0-lock': '^11.3.0', lodash: '^4.0.0' } });

function versionIn(files: Readonly<Record<string, string>>, folder = ''): string | undefined {
  const root = makeTree({ '.git/': '', ...files });
  return createPackageLookup()(rawFromText(folder === '' ? root : `${root}/${folder}`))?.['auth0-lock'];
}

describe("a package's version", () => {
  afterEach(removeTrees);

  it('is that of `engines` for Node', () => {
    const packagesFor = (manifest: object) =>
      createPackageLookup()(rawFromText(makeTree({ '.git/': '', 'package.json': JSON.stringify(manifest) })));
    const dependencies = { express: '^4.0.0' };
    assert.deepEqual(packagesFor({ dependencies, engines: { node: '>=14' } }), { express: '^4.0.0', node: '>=14' });
    assert.deepEqual(packagesFor({ dependencies, engines: null }), dependencies);
  });

  it('is that of jspm in package.json, unless npm has one', () => {
    const jspm = { dependencies: { 'auth0/lock': 'github:auth0/lock@^10.16.0', text: 'github:systemjs/plugin-text' } };
    assert.equal(versionIn({ 'package.json': JSON.stringify({ jspm }) }), '^10.16.0');
    const npm = { dependencies: { lock: 'npm:auth0-lock@~10.2' } };
    assert.equal(versionIn({ 'package.json': JSON.stringify({ jspm: npm }) }), '~10.2');
    const both = JSON.stringify({ jspm, dependencies: { 'auth0-lock': '^11.3.0' } });
    assert.equal(versionIn({ 'package.json': both }), '^11.3.0');
    for (const odd of [true, null, { dependencies: null }])
      assert.equal(versionIn({ 'package.json': JSON.stringify({ jspm: odd }) }), undefined);
  });

  it('is read from bower.json, unless package.json has one', () => {
    const bower = JSON.stringify({ dependencies: { 'auth0-lock': 'auth0/lock#~9.2', 'auth0.js': '~7.5' } });
    assert.equal(versionIn({ 'bower.json': bower }), '~9.2');
    assert.equal(versionIn({ 'bower.json': bower, 'package.json': MANIFEST }), '^11.3.0');
    assert.equal(versionIn({ 'web/bower.json': bower, 'package.json': MANIFEST }, 'web'), '~9.2');
    assert.equal(versionIn({ 'web/bower.json': 'no JSON', 'package.json': MANIFEST }, 'web'), '^11.3.0');
    const root = makeTree({ '.git/': '', 'web/bower.json': bower, 'package.json': MANIFEST });
    const packages = createPackageLookup()(rawFromText(`${root}/web`));
    assert.deepEqual(packages, { 'auth0-lock': '~9.2', 'auth0-js': '~7.5', lodash: '^4.0.0' });
  });

  const locks: Readonly<Record<string, readonly [name: string, text: string]>> = {
    'package-lock.json': [
      'package-lock.json',
      JSON.stringify({ lockfileVersion: 3, packages: { '': {}, 'node_modules/auth0-lock': { version: '11.35.1' } } }),
    ],
    'the first format of npm': [
      'package-lock.json',
      JSON.stringify({ lockfileVersion: 1, dependencies: { 'auth0-lock': { version: '11.35.1' } } }),
    ],
    'yarn.lock': [
      'yarn.lock',
      '# yarn lockfile v1\n\n"@auth0/x@^1.0.0":\n  version "1.2.3"\n\nauth0-lock@^11.0.0, auth0-lock@^11.3.0:\n  version "11.35.1"\n  resolved "x"\n',
    ],
    'yarn.lock of Berry': [
      'yarn.lock',
      '__metadata:\n  version: 8\n\n"auth0-lock@npm:^11.3.0":\n  version: 11.35.1\n  resolution: "auth0-lock@npm:11.35.1"\n',
    ],
    'pnpm-lock.yaml': [
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      auth0-lock:\n        specifier: ^11.3.0\n        version: 11.35.1(react@18.0.0)\n\npackages:\n\n  auth0-lock@11.0.0: {}\n",
    ],
    'bun.lock': [
      'bun.lock',
      '{\n  "lockfileVersion": 1,\n  "workspaces": {\n    "": { "name": "shop", },\n  },\n  "packages": {\n    "auth0-lock": ["auth0-lock@11.35.1", "", {}, "sha512-x"],\n  },\n}\n',
    ],
    'an older pnpm-lock.yaml': [
      'pnpm-lock.yaml',
      'lockfileVersion: 5.4\n\nspecifiers:\n  auth0-lock: ^11.3.0\n\ndependencies:\n  auth0-lock: 11.35.1_react@18.0.0\n\npackages:\n\n  /auth0-lock/11.35.1:\n    dev: false\n',
    ],
  };
  for (const [what, [name, text]] of Object.entries(locks)) {
    it(`is read from ${what}`, () => {
      assert.equal(versionIn({ 'package.json': MANIFEST, [name]: text }), '11.35.1');
    });
  }

  it('is read for the workspace or one of its packages', () => {
    const lock = {
      packages: {
        'node_modules/auth0-lock': { version: '11.35.1' },
        'app/node_modules/auth0-lock': { version: '11.30.2' },
      },
    };
    const files = {
      'app/package.json': MANIFEST,
      'api/package.json': MANIFEST,
      'package-lock.json': JSON.stringify(lock),
    };
    assert.equal(versionIn(files, 'app'), '11.30.2');
    assert.equal(versionIn(files, 'api'), '11.35.1');
    const pnpm =
      'importers:\n\n  .: {}\n\n  app:\n    dependencies:\n      auth0-lock:\n        specifier: ^11.3.0\n        version: 11.30.2\n\n  api:\n    dependencies:\n      auth0-lock:\n        specifier: ^11.3.0\n        version: 11.35.1\n';
    assert.equal(versionIn({ 'api/package.json': MANIFEST, 'pnpm-lock.yaml': pnpm }, 'api'), '11.35.1');
    const bun = {
      workspaces: { '': { name: 'shop' }, app: { name: '@shop/app' }, api: { name: '@shop/api' } },
      packages: { 'auth0-lock': ['auth0-lock@11.35.1'], '@shop/app/auth0-lock': ['auth0-lock@11.30.2'] },
    };
    const workspace = { 'app/package.json': MANIFEST, 'api/package.json': MANIFEST, 'bun.lock': JSON.stringify(bun) };
    assert.equal(versionIn(workspace, 'app'), '11.30.2');
    assert.equal(versionIn(workspace, 'api'), '11.35.1');
  });

  it('is the oldest one of lock files that disagree', () => {
    const [npm, yarn] = ['package-lock.json', 'yarn.lock'].map((name) => locks[name]?.[1] ?? '');
    const older = yarn?.replaceAll('11.35.1', '11.4.0') ?? '';
    assert.equal(versionIn({ 'package.json': MANIFEST, 'package-lock.json': npm ?? '', 'yarn.lock': older }), '11.4.0');
    // A lock file that was not kept up to date says nothing.
    const left = npm?.replaceAll('11.35.1', '9.2.3') ?? '';
    assert.equal(versionIn({ 'package.json': MANIFEST, 'package-lock.json': left, 'yarn.lock': older }), '11.4.0');
    assert.equal(versionIn({ 'package.json': MANIFEST, 'package-lock.json': left }), '9.2.3');
  });

  it('is the range if no lock file resolves it', () => {
    assert.equal(versionIn({ 'package.json': MANIFEST }), '^11.3.0');
    assert.equal(versionIn({ 'package.json': MANIFEST, 'package-lock.json': '{ broken' }), '^11.3.0');
    assert.equal(versionIn({ 'package.json': MANIFEST, 'bun.lock': '[1, {' }), '^11.3.0');
    assert.equal(
      versionIn({ 'package.json': MANIFEST, 'yarn.lock': 'lodash@^4.0.0:\n  version "4.17.21"\n' }),
      '^11.3.0',
    );
  });

  it('is not searched for outside of the repository', () => {
    const lock = JSON.stringify({ packages: { 'node_modules/auth0-lock': { version: '11.35.1' } } });
    const files = { 'repo/.git/HEAD': 'ref', 'repo/package.json': MANIFEST, 'package-lock.json': lock };
    assert.equal(versionIn(files, 'repo'), '^11.3.0');
  });
});
