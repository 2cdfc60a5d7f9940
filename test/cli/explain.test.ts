import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ruleMetas } from '../../src/rules/metadata.js';
import { makeTree, removeTrees } from '../scan/tree.js';
import { run } from './run.js';

const LOCK = `import Auth0Lock from 'auth0-lock';
const lock = new Auth0Lock('CLIENT', 'shop.eu.auth0.com');
export const add = (token) => lock.show({ auth: { params: { access_token: token } } });
export const remove = (token, id) => custom.send('https://shop.eu.auth0.com/unlink', { access_token: token, user_id: id });
`;

describe('auth0-relink explain', () => {
  afterEach(removeTrees);

  it('says why a finding is certain, and what its rewrite does', () => {
    const root = makeTree({ 'app.js': LOCK, 'package.json': '{"dependencies": {"auth0-lock": "^11.30.0"}}' });
    const { code, stdout, stderr } = run(root, ['explain', 'app.js:3']);
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /^app\.js:3:\d+ +certain +lock-access-token$/m);
    assert.match(stdout, /^ +1\. This creates the Auth0 Lock object\. \(2:14\)$/m);
    assert.match(stdout, /^ +2\. auth0-lock .*11\.30\.0.* is in use\./m);
    assert.match(stdout, /So this is certain/);
    assert.match(stdout, /^Rewrite: .* \(lock-popup\) needs a review$/m);
    assert.match(stdout, /^ +proven by docs\/proof\.md#lock: auth0-lock /m);
    assert.match(stdout, /auth0-relink fix --review --target lock-popup app\.js/);
  });

  it('says why there is no rewrite, with code to paste', () => {
    const { code, stdout } = run(makeTree({ 'app.js': LOCK }), ['explain', 'app.js:4']);
    assert.equal(code, 1);
    assert.match(stdout, /The method of the request is unknown\./);
    assert.match(stdout, /So this is likely/);
    assert.match(stdout, /^No automatic rewrite: /m);
    assert.match(stdout, /^ +unlinkAuth0Account\('shop\.eu\.auth0\.com', token, id\);$/m);
    assert.match(stdout, /^ +function unlinkAuth0Account\(/m);
  });

  it('agrees with the scan about imported values', () => {
    const root = makeTree({
      'config.js': "export const DOMAIN = 'shop.eu.auth0.com';",
      'src/app.js':
        "import { DOMAIN } from '../config';\nfetch(`https://${DOMAIN}/unlink`, { method: 'POST', body });\n",
    });
    const { stdout } = run(root, ['explain', 'src/app.js:2']);
    assert.match(stdout, /2:\d+ +certain +unlink-endpoint/);
    assert.match(stdout, /So this is certain/);
  });

  it('names the nearest finding of another line or column', () => {
    const root = makeTree({ 'app.js': LOCK, 'other.js': 'fine();\n' });
    for (const place of ['app.js:1', 'app.js:3:1']) {
      const { code, stdout } = run(root, ['explain', place]);
      assert.equal(code, 0);
      assert.match(
        stdout,
        /^No finding at .* of app\.js\. The nearest is lock-access-token:\n +auth0-relink explain app\.js:3:\d+$/m,
      );
    }
    const none = run(root, ['explain', 'other.js:1']);
    assert.equal(none.code, 0);
    assert.match(none.stdout, /No deprecated account linking found in other\.js/);
  });

  it('prints the page of a rule, and lists all rules', () => {
    const root = makeTree();
    const { code, stdout } = run(root, ['explain', 'unlink-endpoint']);
    assert.equal(code, 0);
    assert.equal(stdout, readFileSync('docs/rules/unlink-endpoint.md', 'utf8'));
    const list = run(root, ['explain', '--list']);
    assert.equal(list.code, 0);
    assert.deepEqual(
      list.stdout
        .trim()
        .split('\n')
        .map((line) => line.split(/ {2,}/)[0]),
      ruleMetas.map(({ id }) => id),
    );
    assert.match(list.stdout, /^unlink-endpoint +Account unlinking through POST \/unlink$/m);
  });

  it('reports wrong usage and exits with 2', () => {
    const root = makeTree({ 'app.js': LOCK });
    const cases: readonly (readonly [args: string[], message: RegExp])[] = [
      [['explain'], /name a rule, a place as FILE:LINE, or --list/],
      [['explain', 'unlink-endpoint', '--list'], /--list lists all rules; remove unlink-endpoint or --list/],
      [['explain', 'unlink-endpiont'], /no rule \(did you mean "unlink-endpoint"\?\)/],
      [['explain', 'app.js'], /name a place as FILE:LINE/],
      [['explain', 'app.js:0'], /name a place as FILE:LINE/],
      [['explain', 'none.js:1'], /none\.js/],
    ];
    for (const [args, message] of cases) {
      const { code, stderr } = run(root, args);
      assert.equal(code, 2);
      assert.match(stderr, message);
    }
    assert.match(run(root, ['explain', '--help']).stdout, /Exit codes: 0 no finding there/);
  });
});
