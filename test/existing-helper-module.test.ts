import assert from 'node:assert/strict';
import { commonJs, esModule, importIn, INLINE, rewrite, SERVER, typescript } from './support/helper-modules.js';

describe('an existing helper module', () => {
  const NAME = '/app/auth0-account-linking.js';
  const unlinking = (text = esModule(), file = '/app/a.js') => rewrite({ [file]: text }).further[NAME] ?? '';

  it('is extended in its own style, without anything twice', () => {
    const style = (text: string) => text.replaceAll("'", '"').replaceAll(';\n', '\n');
    const module = style(unlinking());
    const both = `import { Auth0Client } from '@auth0/auth0-spa-js';\nexport const link = (client, token) =>
  client.loginWithPopup({ authorizationParams: { access_token: token } });\nconst client = new Auth0Client({ domain: 'd', clientId: 'c' });
export const go = (token) => client.loginWithPopup({ authorizationParams: { access_token: token } });\n`;
    const { further } = rewrite({ '/app/b.js': both }, { disk: { [NAME]: module } });
    const after = further[NAME] ?? '';
    assert.ok(after.startsWith(module.trimEnd()));
    assert.match(after, /\nexport function linkAuth0Account\(domain, accessToken, idToken\) \{\n/);
    assert.match(after, /"Content-Type": "application\/json"/);
    assert.doesNotMatch(after.slice(module.length), /;\n/);
    assert.equal(after.match(/function auth0Claims/g)?.length, 1);
  });

  it('is extended in CommonJS, with its exports', () => {
    const module = unlinking(commonJs());
    const shorter = module
      .replace(/\n\/\/ Management API path[^]*?\n\}\n(?=\nmodule)/, '')
      .replace(',\n  auth0IdentityPath', '');
    assert.doesNotMatch(shorter, /auth0IdentityPath/);
    const { further } = rewrite({ '/app/b.js': commonJs() }, { disk: { [NAME]: shorter } });
    assert.equal(further[NAME], module);
    const single = shorter.replace(/module\.exports = [^]*/, 'exports.auth0Claims = auth0Claims;\n');
    const other = rewrite({ '/app/b.js': commonJs() }, { disk: { [NAME]: single } }).further[NAME];
    assert.match(
      other ?? '',
      /\nexports\.auth0Claims = auth0Claims;\n\n[^]*\n\}\n\nexports\.auth0IdentityPath = auth0IdentityPath;\n$/,
    );
  });

  it('imports what Node has before its comments, and each module once', () => {
    const module = '// Ours.\n\n// One.\nexport const one = (id) => Buffer.from(id);\n';
    const old = { packages: { node: '>=12', 'passport-auth0': '1.4.0' } };
    const disk = { '/app/auth0-account-linking.js': module };
    const { further } = rewrite({ '/app/b.js': SERVER }, { disk, ...old });
    assert.match(further[NAME] ?? '', /^import \* as https from 'https';\n\n\/\/ Ours\.\n\n\/\/ One\.\n/);
    const again = rewrite({ '/app/c.js': SERVER }, { disk: further, ...old });
    assert.equal(again.further[NAME], further[NAME]);
    const taken = { [NAME]: module.replaceAll('one', 'https') };
    assert.match(rewrite({ '/app/b.js': SERVER }, { disk: taken, ...old }).texts[0] ?? '', /^function askAuth0/m);
  });

  it('is used after a formatter has changed it', () => {
    const module = unlinking().replaceAll('  ', '\t').replaceAll("'", '"');
    assert.deepEqual(rewrite({ '/app/b.js': esModule() }, { disk: { [NAME]: module } }).further[NAME], module);
  });

  it('is not used if a function is another one, is not exported, or the module is of another kind', () => {
    const module = unlinking();
    const cases = [
      module.replace('encodeURIComponent(id.slice(separator + 1))', 'id'),
      module.replace('export function auth0Claims', 'function auth0Claims'),
      unlinking(commonJs()),
      `${module}\n}`,
      'export default 1;\nexport const auth0Claims = 1;\n',
    ];
    for (const text of cases) {
      const { texts, further } = rewrite({ '/app/b.js': esModule() }, { disk: { [NAME]: text } });
      assert.match(texts[0] ?? '', /^function auth0IdentityPath/m, text);
      assert.deepEqual(further, {});
    }
    const disk = { '/app/auth0-account-linking.js': module };
    assert.deepEqual(importIn('/app/a.ts', typescript(), { disk }), INLINE);
  });

  it('holds no code of both servers and browsers', () => {
    const files = { '/app/a.js': esModule(), '/app/b.js': SERVER, '/app/c/d.js': esModule() };
    const { texts, further } = rewrite(files);
    assert.match(texts[1] ?? '', /^function beginAuth0Link/m);
    assert.doesNotMatch(further[NAME] ?? '', /askAuth0/);
    const reversed = rewrite({ '/app/b.js': SERVER, '/app/c/a.js': esModule() });
    assert.deepEqual(Object.keys(reversed.further), [NAME, '/app/c/auth0-account-linking.js']);
    assert.doesNotMatch(reversed.further[NAME] ?? '', /atob/);
  });
});
