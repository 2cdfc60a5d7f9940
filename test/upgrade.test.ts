import assert from 'node:assert/strict';
import type { AnalyzeOptions } from '../src/core/types.js';
import { openSession } from '../src/engine.js';
import { render } from '../src/messages/render.js';
import { readerOf } from './support/memory-reader.js';
import type { Files } from './support/memory-reader.js';
import { manifest, parsed, rewrite, UPGRADE } from './support/upgrades.js';

const LOCK_10: AnalyzeOptions = { packages: { 'auth0-lock': '10.24.3' }, upgrade: UPGRADE };

const BY_HAND = 'Load Lock 11 or later, which this code requires.';
const CHECK =
  'Load Lock 11+. Adapt other logins: `getProfile` takes an access token; `token` alone returns no ID token.';

/** A Lock that logs users in, and links accounts when it is shown with a token. */
function lock(options: string, handler = '() => location.reload()'): string {
  return `import Auth0Lock from 'auth0-lock';

const lock = new Auth0Lock('GARDEN', 'garden.eu.auth0.com', ${options});
lock.on('authenticated', ${handler});

export function connect(token) {
  lock.show({ auth: { params: { access_token: token } } });
}
`;
}

const CONFORMANT = lock("{ auth: { responseType: 'token id_token' } }", '(result) => save(result)');

/** The task to load Lock 11, if one is left. Then package.json is unchanged. */
function left(files: Files, options = LOCK_10, open?: readonly string[]): string | undefined {
  const { todos, after, rewritten } = rewrite(files, options, open);
  assert.ok(rewritten > 0);
  const found = todos.find((todo) => todo.startsWith('Load Lock 11'));
  assert.equal(after['package.json'] === files['package.json'], found !== undefined);
  return found;
}

describe('a rewrite that needs Lock 11', () => {
  const files = { 'package.json': manifest({ 'auth0-lock': '^10.24.1' }), 'src/link.js': CONFORMANT };

  it('leaves a task if nobody asks for an upgrade', () => {
    const { after, todos } = rewrite(files, { packages: LOCK_10.packages ?? {} });
    assert.equal(after['package.json'], files['package.json']);
    assert.ok(todos.includes(BY_HAND));
  });

  it('raises the range, and pins the auth0.js that this Lock works with', () => {
    const { after, todos } = rewrite(files, LOCK_10);
    assert.equal(
      after['package.json'],
      manifest({ 'auth0-lock': '^11.35.1' }, { overrides: { 'auth0-lock': { 'auth0-js': '9.28.0' } } }),
    );
    assert.ok(!todos.some((todo) => todo.startsWith('Load Lock')));
    assert.doesNotMatch(after['src/link.js'] ?? '', /Load Lock/);
    const again = rewrite(after, LOCK_10);
    assert.deepEqual([again.rewritten, again.after], [0, after]);
  });

  it('pins with resolutions for Yarn, and an exact version stays exact', () => {
    const exact = { ...files, 'package.json': manifest({ 'auth0-lock': '10.16.0' }) };
    const { after } = rewrite(exact, { ...LOCK_10, upgrade: { pins: 'resolutions' } });
    assert.equal(
      after['package.json'],
      manifest({ 'auth0-lock': '11.35.1' }, { resolutions: { 'auth0-lock/auth0-js': '9.28.0' } }),
    );
  });

  it('changes package.json once for several findings', () => {
    const other = `import { lock } from './link';\n\nexport const connectLater = (token) =>\n  lock.show({ auth: { params: { access_token: token } } });\n`;
    const own = CONFORMANT.replace('const lock', 'export const lock');
    const shared = { ...files, 'src/link.js': own, 'src/other.js': other };
    const result = rewrite(shared, LOCK_10, ['src/link.js', 'src/other.js']);
    const { after, rewritten, todos } = result;
    assert.equal(rewritten, 2);
    assert.equal(parsed(result)['dependencies']?.['auth0-lock'], '^11.35.1');
    assert.ok(!todos.some((todo) => todo.startsWith('Load Lock')));
    assert.doesNotMatch(`${after['src/link.js']}${after['src/other.js']}`, /Load Lock/);
  });

  it('upgrades where a Lock only links from now on, even in OIDC mode', () => {
    const text = `import Auth0Lock from 'auth0-lock';

export function connect(token) {
  const lock = new Auth0Lock('GARDEN', 'garden.eu.auth0.com', { auth: { params: { access_token: token } } });
  lock.show();
}
`;
    assert.equal(left({ ...files, 'src/link.js': text }), undefined);
    const conformant = text.replace('{ auth:', '{ oidcConformant: true, auth:');
    assert.equal(left({ ...files, 'src/link.js': conformant }), undefined);
    assert.equal(rewrite({ ...files, 'src/link.js': conformant }, { packages: LOCK_10.packages ?? {} }).rewritten, 0);
  });

  it('leaves a task where other logins would change', () => {
    const idToken = "(result) => localStorage.setItem('id_token', result.idToken)";
    for (const [text, expected] of [
      [lock("{ auth: { responseType: 'token' } }", '(result) => save(result.accessToken)'), undefined],
      [lock("{ auth: { redirectUrl: 'https://garden.example/callback' } }", 'save'), undefined],
      [lock('{ oidcConformant: true }', idToken), undefined],
      [lock("{ auth: { responseType: 'token' } }", idToken), CHECK],
      [lock('{}', '(result) => save(result)'), CHECK],
      [lock('options', '(result) => save(result)'), CHECK],
      [lock("{ auth: { responseType: 'code' } }", '(result) => lock.getProfile(result.idToken, save)'), CHECK],
      [`// @@config@@\n${CONFORMANT}`, CHECK],
    ] as const) {
      const found = left({ ...files, 'src/link.js': text });
      assert.equal(found, expected, text);
    }
  });

  it('looks for other logins in the whole package', () => {
    const handler = "lock.on('authenticated', (result) => save(result.idToken));\n";
    const other = "import Auth0Lock from 'auth0-lock';\nnew Auth0Lock('GARDEN', 'garden.eu.auth0.com').show();\n";
    const own = lock('{ auth: { redirect: false } }');
    assert.equal(left({ ...files, 'src/link.js': own }), undefined);
    assert.equal(left({ ...files, 'src/link.js': own, 'src/user.js': handler }), CHECK);
    assert.equal(left({ ...files, 'src/other.js': other }), CHECK);
    assert.equal(left({ ...files, 'src/user.js': 'lock.getProfile(token, save);\n' }), CHECK);
    // Nothing at all is found in a package that is too large to search.
    const session = openSession({ ...readerOf(files), settingsFiles: () => [] });
    const document = session.open({ fileName: 'src/link.js', text: CONFORMANT, options: LOCK_10 });
    const todos = document.offers.flatMap(({ rewrites }) =>
      rewrites.flatMap((each) => each.todos.map((todo) => render(todo))),
    );
    assert.ok(todos.includes(CHECK));
  });

  it('leaves a task where package.json can not simply be changed', () => {
    const dependencies = { 'auth0-lock': '^10.24.1' };
    for (const text of [
      manifest({}, { devDependencies: dependencies, peerDependencies: dependencies }),
      manifest({}, { peerDependencies: dependencies }),
      ...[
        'workspace:*',
        'catalog:',
        'catalog:legacy',
        '*',
        '>=10',
        'npm:@shop/lock@^10.0.0',
        '^9 || ^10',
        'github:auth0/lock',
      ].map((range) => manifest({ 'auth0-lock': range })),
      manifest({ react: '^16.0.0' }),
      manifest(dependencies, { packageManager: 'pnpm@9.1.0' }),
      manifest(dependencies, { overrides: { 'auth0-js': '9.32.0' } }),
      manifest(dependencies, { overrides: { 'auth0-lock': '$auth0-lock' } }),
      `// private\n${manifest(dependencies)}`,
      `${manifest(dependencies)}<<<<<<<`,
    ]) {
      assert.equal(left({ ...files, 'package.json': text }), BY_HAND, text);
    }
    const { 'package.json': none, ...without } = files;
    assert.equal(left(without), BY_HAND, none);
    assert.equal(left(files, { ...LOCK_10, upgrade: {} }), BY_HAND);
    assert.equal(left(files, { ...LOCK_10, packages: { 'auth0-lock': '9.2.3' } }), BY_HAND);
    assert.equal(left(files, { upgrade: { pins: 'overrides' } }), BY_HAND);
  });

  it('changes a development dependency in its place', () => {
    const text = manifest({}, { devDependencies: { 'auth0-lock': '~10.24.1' } });
    const { dependencies, devDependencies } = parsed(rewrite({ ...files, 'package.json': text }, LOCK_10));
    assert.deepEqual([dependencies, devDependencies], [{}, { 'auth0-lock': '^11.35.1' }]);
  });

  it('never changes the package.json of another package', () => {
    const monorepo = {
      'package.json': manifest({ 'auth0-lock': '^10.24.1' }),
      'web/package.json': manifest({ react: '^16.0.0' }),
      'web/src/link.js': CONFORMANT,
    };
    assert.equal(left(monorepo, LOCK_10, ['web/src/link.js']), BY_HAND);
    const own = { ...monorepo, 'web/package.json': monorepo['package.json'] };
    const { after } = rewrite(own, LOCK_10, ['web/src/link.js']);
    assert.equal(after['package.json'], monorepo['package.json']);
    assert.match(after['web/package.json'] ?? '', /"\^11\.35\.1"/);
    // A file that only says how Node loads modules is no package.
    const marked = { ...files, 'src/package.json': '{ "type": "module" }\n' };
    assert.match(rewrite(marked, LOCK_10).after['package.json'] ?? '', /"\^11\.35\.1"/);
  });
});

describe('a page that loads Lock 10 from the CDN', () => {
  const page = (tag: string, script = CONFORMANT.replace(/^import.*\n\n/, '').replace('export ', '')) =>
    `<!doctype html>\n${tag}\n<script>\n${script}</script>\n`;
  const tag = (version: string, rest = '') =>
    `<script src="https://cdn.auth0.com/js/lock/${version}/lock.min.js"${rest}></script>`;
  const fix = (text: string, options: AnalyzeOptions = { upgrade: {} }) =>
    rewrite({ 'link.html': text }, options, ['link.html']);

  for (const version of ['10.24.3', '10.16', '10']) {
    it(`loads Lock 11 instead of ${version}`, () => {
      const { after, todos } = fix(page(tag(version)));
      assert.ok(after['link.html']?.includes(`\n${tag('11.35.1')}\n`), after['link.html']);
      assert.ok(!todos.some((todo) => todo.startsWith('Load Lock')));
      assert.equal(fix(after['link.html'] ?? '').rewritten, 0);
    });
  }

  it('keeps its tag if nobody asks for an upgrade, or if it takes more than another version', () => {
    for (const [text, options] of [
      [page(tag('10.24.3')), {}],
      [page(tag('10.24.3', ' integrity="sha384-a" crossorigin="anonymous"')), { upgrade: {} }],
      [page(`<!-- ${tag('10.16')} -->\n${tag('10.24.3')}`), { upgrade: {} }],
      [page('<script src="https://unpkg.com/auth0-lock@10.24.3/build/lock.min.js"></script>'), { upgrade: {} }],
    ] as const) {
      const { after, todos, rewritten } = fix(text, options);
      assert.equal(rewritten, 1);
      assert.ok(todos.includes(BY_HAND), text);
      assert.doesNotMatch(after['link.html'] ?? '', /11\.35\.1/);
    }
  });

  it('keeps its tag where other logins would change', () => {
    const text = page(tag('10.24.3')).replace("{ auth: { responseType: 'token id_token' } }", '{}');
    const { after, todos } = fix(text);
    assert.ok(todos.includes(CHECK));
    assert.ok(after['link.html']?.includes(tag('10.24.3')));
  });
});
