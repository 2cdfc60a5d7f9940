import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { addFiles, makeTree, removeTrees } from '../../scan/tree.js';
import { run } from '../run.js';
import { commit, makeRepository, read } from './repository.js';

const CALL = `fetch('https://shop.eu.auth0.com/unlink', {
  method: 'POST',
  body: JSON.stringify({ access_token: token, user_id: id }),
})`;

const commonJs = (dependency: string) =>
  `const local = require('${dependency}');\n\nexports.unlink = (token, id) => ${CALL};\n`;
const esModule = (dependency: string) => `import '${dependency}';\n\nexport const unlink = (token, id) => ${CALL};\n`;

/** Runs a rewritten file in Node, and returns the requests that unlinking sends. */
function requestsOf(root: string, load: string): string[] {
  const claims = Buffer.from(JSON.stringify({ sub: 'auth0|1' })).toString('base64url');
  const script = `
    globalThis.fetch = (url, { method }) => (console.log(method, url), Promise.resolve({ ok: true, json: () => [] }));
    ${load}.then(({ unlink }) => unlink('h.${claims}.s', 'google-oauth2|2|3'));`;
  return execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' }).trimEnd().split('\n');
}

const DELETED = ['DELETE https://shop.eu.auth0.com/api/v2/users/auth0%7C1/identities/google-oauth2/2%7C3'];

describe('auth0-relink fix in a package', () => {
  afterEach(removeTrees);
  const fix = (root: string, ...args: string[]) => run(root, ['fix', '--review', ...args]);

  it('gives CommonJS files one helper module, and they work', () => {
    const root = makeRepository({
      'package.json': '{"dependencies": {}}',
      'lib/a.js': commonJs('./c'),
      'lib/b.js': commonJs('./c'),
      'lib/c.js': '',
    });
    const shown = fix(root).stdout;
    assert.match(shown, /^lib\/auth0-account-linking\.js \(new file\)\n\n--- \/dev\/null$/m);
    assert.equal(shown.match(/^\+function auth0Claims/gm)?.length, 1);
    assert.equal(fix(root, '--write', 'lib/a.js').stderr, '');
    commit(root);
    const module = read(root, 'lib/auth0-account-linking.js');
    assert.equal(fix(root, '--write').stderr, '');
    assert.equal(read(root, 'lib/auth0-account-linking.js'), module);
    assert.match(read(root, 'lib/b.js'), /^const \{ auth0IdentityPath \} = require\('\.\/auth0-account-linking'\);$/m);
    for (const name of ['a', 'b']) {
      assert.deepEqual(requestsOf(root, `Promise.resolve(require('./lib/${name}.js'))`), DELETED);
    }
    commit(root);
    assert.match(fix(root, '--write').stdout, /No deprecated account linking found/);
  });

  it('gives ES modules one helper module, and they work', () => {
    const root = makeTree({
      'package.json': '{"type": "module", "dependencies": {}}',
      'src/a.js': esModule('./c.js'),
      'src/deep/b.js': esModule('../c.js'),
      'src/c.js': '',
    });
    assert.match(fix(root, '--write').stdout, /^src\/auth0-account-linking\.js written \(new file\)$/m);
    assert.match(
      read(root, 'src/deep/b.js'),
      /^import \{ auth0IdentityPath \} from '\.\.\/auth0-account-linking\.js';$/m,
    );
    for (const name of ['a', 'deep/b']) assert.deepEqual(requestsOf(root, `import('./src/${name}.js')`), DELETED);
  });

  it('puts it where the configuration says, in a new folder, or into each file', () => {
    const files = { 'package.json': '{"dependencies": {}}', 'src/a.mjs': esModule('./c.mjs'), 'src/c.mjs': '' };
    const root = makeTree({ ...files, 'auth0-relink.json': '{"helpers": "src/lib/linking.mjs"}' });
    fix(root, '--write');
    assert.match(read(root, 'src/lib/linking.mjs'), /^export function auth0IdentityPath/m);
    assert.deepEqual(requestsOf(root, "import('./src/a.mjs')"), DELETED);

    addFiles(root, { ...files, 'auth0-relink.json': '{"helpers": "inline"}' });
    fix(root, '--write');
    assert.match(read(root, 'src/a.mjs'), /^function auth0IdentityPath/m);
  });

  it('follows no link out of the project', function () {
    if (process.platform === 'win32') this.skip();
    const root = makeTree({
      'app/package.json': '{"dependencies": {}}',
      'app/a.js': esModule('./c.js'),
      'app/auth0-relink.json': '{"helpers": "link/linking.js"}',
      'elsewhere/': '',
    });
    symlinkSync(path.join(root, 'elsewhere'), path.join(root, 'app/link'));
    fix(path.join(root, 'app'), '--write');
    assert.match(read(root, 'app/a.js'), /^function auth0IdentityPath/m);
    assert.throws(() => readFileSync(path.join(root, 'elsewhere/linking.js')), /ENOENT/);
    rmSync(path.join(root, 'app/link'));
  });
});
