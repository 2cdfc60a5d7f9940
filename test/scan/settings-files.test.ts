import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { createModuleReader } from '../../src/scan/modules.js';
import { settingsText } from '../../src/scan/settings-text.js';
import { makeTree, removeTrees } from './tree.js';

const SET_UP = "new Auth0Lock('abc', 'garden.eu.auth0.com');\n";
const PACKAGE = { '.git/': '', 'package.json': '{}' };

/** Returns the files that are found for a file, relative to the scanned folder. */
function foundFor(file: string, files: Readonly<Record<string, string | Uint8Array>>): string[] {
  return namesIn(makeTree({ [file]: '', ...files }), file);
}

function namesIn(root: string, file: string): string[] {
  const found = createModuleReader([root]).settingsFiles?.(path.join(root, file)) ?? [];
  return found.map(({ fileName }) => path.relative(root, fileName).replaceAll('\\', '/'));
}

describe('files with the settings of clients', () => {
  afterEach(removeTrees);

  it('are those of the package that set up a client, read its logins or change requests', () => {
    const files = {
      ...PACKAGE,
      'src/start.js': SET_UP,
      'src/App.vue': '<script>createAuth0({ domain, clientId })</script>',
      'auth0-variables.js': 'var AUTH0_CLIENT_ID = "abc";',
      'src/other.js': 'lock.show();',
      'src/callback.js': 'client.parseHash(done);',
      'src/door.js': 'lock.show(done);',
      'src/http.js': 'axios.interceptors.request.use(addSession);',
      'src/session.ts': 'class Session implements HttpInterceptor { name = "Authorization"; }',
      'src/main.js': 'setupAuth(authConfig, afterLogin).then(mount);',
      'src/firebase.js': 'setupAuth().then(mount);',
      'src/errors.ts': 'class Errors implements HttpInterceptor {}',
      'docs/readme.md': SET_UP,
      'clientId.txt': SET_UP,
    };
    const expected = [
      'auth0-variables.js',
      ...[
        'src/App.vue',
        'src/callback.js',
        'src/door.js',
        'src/http.js',
        'src/main.js',
        'src/session.ts',
        'src/start.js',
      ],
    ];
    assert.deepEqual(foundFor('src/pages/link.js', files), expected);
    assert.deepEqual(foundFor('link.js', files), expected);
  });

  it('include routes, only those about linking if there are many, and none if there are too many', () => {
    const routes = "const router = require('express').Router();\nrouter.get('/link/:connection', controller.add);\n";
    const files = {
      ...PACKAGE,
      'start.js': SET_UP,
      'routes/accounts.js': routes,
      'routes/books.js': routes.replace('link', 'books').replace(':connection', ':id'),
      'page.js': "$.get('/link/github', show);",
    };
    const many = (text = '') => Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`routes/${n}.js`, text]));
    assert.deepEqual(foundFor('link.js', files), ['routes/accounts.js', 'routes/books.js', 'start.js']);
    const others = { ...many(files['routes/books.js']), ...files };
    assert.deepEqual(foundFor('link.js', others), ['routes/accounts.js', 'start.js']);
    assert.deepEqual(foundFor('link.js', { ...files, ...many(routes) }), ['start.js']);
  });

  it('are no tests, built files, packages or ignored files', () => {
    const others = [
      ...['node_modules/sdk/index.js', 'dist/app.js', 'test/start.js', 'src/__mocks__/start.js', '.cache/start.js'],
      ...['src/start.test.js', 'src/start.spec.ts', 'src/start.d.ts', 'lock.min.js', 'generated/start.js'],
      ...['packages/other/start.js', 'packages/other/deep/start.js'],
    ];
    const files = Object.fromEntries(others.map((name) => [name, SET_UP]));
    const long = `${SET_UP}${'x();'.repeat(20_000)}`;
    assert.deepEqual(
      foundFor('link.js', {
        ...PACKAGE,
        ...files,
        '.gitignore': 'generated/\n',
        'packages/other/package.json': '{}',
        'bundled.js': long,
        'start.js': SET_UP,
      }),
      ['start.js'],
    );
    assert.deepEqual(
      foundFor('packages/other/link.js', { ...PACKAGE, ...files, 'packages/other/package.json': '{}' }),
      ['packages/other/deep/start.js', 'packages/other/start.js'],
    );
  });

  it('include the names of public variables in `.env` files, even ignored ones, and no value', () => {
    const root = makeTree({
      ...PACKAGE,
      '.gitignore': '.env*\n',
      '.env': 'AUTH0_CLIENT_SECRET=s3cret\nAUTH0_DOMAIN=garden.eu.auth0.com\n',
      '.env.local':
        '# settings\nVITE_AUTH0_DOMAIN=garden.eu.auth0.com\nexport VITE_AUTH0_CLIENT_ID = "abc"\nSECRET=s3cret\n',
      'link.js': '',
    });
    assert.deepEqual(createModuleReader([root]).settingsFiles?.(path.join(root, 'link.js')), [
      { fileName: path.join(root, '.env.local'), text: 'VITE_AUTH0_DOMAIN=\nVITE_AUTH0_CLIENT_ID=' },
    ]);
  });

  it('are read in any encoding that a scan reads', () => {
    const utf16 = Buffer.from(`\uFEFF${SET_UP}`, 'utf16le');
    assert.deepEqual(foundFor('link.js', { ...PACKAGE, 'start.js': utf16 }), ['start.js']);
  });

  it('are none if the package is too large to tell', () => {
    const many = Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`start${index}.js`, SET_UP]));
    assert.deepEqual(foundFor('link.js', { ...PACKAGE, ...many }), []);
    const large = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`start${index}.js`, SET_UP.repeat(4500)]),
    );
    assert.deepEqual(foundFor('link.js', { ...PACKAGE, ...large }), []);
    const files = Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`a/file${index}.js`, '']));
    assert.deepEqual(foundFor('link.js', { ...PACKAGE, ...files, 'start.js': SET_UP }), []);
  }).timeout(20_000);

  it('are read from a `.env` file with very long lines', () => {
    const lines = [
      ' '.repeat(100_000),
      `VITE_${'A'.repeat(100_000)}`,
      `export ${' '.repeat(20_000)}`,
      'VITE_AUTH0_CLIENT_ID=a',
    ];
    // Files with lines this long are not read from a disk, but from an editor they may come.
    assert.equal(settingsText('.env', lines.join('\n')), 'VITE_AUTH0_CLIENT_ID=');
  });

  describe('in a hostile repository', function () {
    if (process.platform === 'win32') return;

    it('are not read through links out of it, nor through loops', () => {
      const outside = makeTree({ 'start.js': SET_UP, '.env': 'VITE_AUTH0_DOMAIN=x\n' });
      const root = makeTree({ ...PACKAGE, 'link.js': '', 'src/start.js': SET_UP });
      symlinkSync(path.join(outside, 'start.js'), path.join(root, 'stolen.js'));
      symlinkSync(path.join(outside, '.env'), path.join(root, '.env'));
      symlinkSync(outside, path.join(root, 'outside'));
      symlinkSync(root, path.join(root, 'src/loop'));
      assert.deepEqual(namesIn(root, 'link.js'), ['src/start.js']);
    });

    it('are not waited for, and not read if they are huge', () => {
      const root = makeTree({ ...PACKAGE, 'link.js': '', 'start.js': SET_UP, 'huge.js': `${SET_UP}\n`.repeat(10_000) });
      execFileSync('mkfifo', [path.join(root, 'pipe.js'), path.join(root, '.env')]);
      assert.deepEqual(namesIn(root, 'link.js'), ['start.js']);
    });

    it('are not searched above the scanned folder and its repository', () => {
      const above = makeTree({ 'package.json': '{}', 'start.js': SET_UP, 'app/link.js': '', 'app/own.js': SET_UP });
      assert.deepEqual(namesIn(path.join(above, 'app'), 'link.js'), ['own.js']);
    });
  });
});
