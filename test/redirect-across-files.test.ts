import assert from 'node:assert/strict';
import type { AnalyzeOptions } from '../src/core/types.js';
import { openSession } from '../src/engine.js';
import { render } from '../src/messages/render.js';
import { fixAll } from '../src/rewrites/session/fix-all.js';
import { readerOf } from './support/memory-reader.js';
import type { Files } from './support/memory-reader.js';

const CLIENT = `import { WebAuth } from 'auth0-js';

export const webAuth = new WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'GARDEN', scope: 'openid email', responseType: 'token id_token' });
`;
const LINK = `import { webAuth } from './client';

export const link = (token) => webAuth.authorize({ connection: 'github', access_token: token });
`;
const CALLBACK = `import { webAuth } from './client';

webAuth.parseHash((error, result) => save(result));
`;
const WRAPPED = "webAuth.parseHash(finishAuth0Link('garden.eu.auth0.com', (error, result) => save(result)));";
const OPTIONS: AnalyzeOptions = { packages: { 'auth0-js': '^9.0.0' }, helpers: { root: 'src' } };

/** Rewrites the files one after another, as the command line does; files without findings are not opened. */
function rewrite(files: Files, open: readonly string[] = ['src/link.js']) {
  const session = openSession(readerOf(files));
  const documents = open.map((fileName) => session.open({ fileName, text: files[fileName] ?? '', options: OPTIONS }));
  for (const document of documents) fixAll(session, document, (offer) => offer.best(() => true));
  const changed = [...documents, ...session.further].map(({ fileName, text }) => [fileName, text] as const);
  const reasons = documents.flatMap(({ offers }) =>
    offers.flatMap(({ rewrites }) => rewrites.flatMap(({ reason }) => (reason ? render(reason) : []))),
  );
  return { files: { ...files, ...Object.fromEntries(changed) } as Files, reasons };
}

describe('a login and the code that reads it, in two files', () => {
  it('are rewritten together, and import the same helper module', () => {
    const { files } = rewrite({
      'src/client.js': CLIENT,
      'src/link.js': LINK,
      'src/pages/callback.js': CALLBACK.replace('./', '../'),
    });
    assert.match(files['src/link.js'] ?? '', /^import \{ rememberAuth0Link \} from '.\/auth0-account-linking';$/m);
    assert.match(files['src/link.js'] ?? '', /state: rememberAuth0Link\(token\)/);
    assert.equal(
      files['src/pages/callback.js'],
      `import { webAuth } from '../client';\nimport { finishAuth0Link } from '../auth0-account-linking';\n\n${WRAPPED}\n`,
    );
    assert.match(files['src/auth0-account-linking.js'] ?? '', /export function finishAuth0Link[^]*$/);
    assert.equal(files['src/client.js'], CLIENT);
    assert.deepEqual(rewrite(files).files, files);
  });

  it('may be the file that creates the client and another', () => {
    const reading = rewrite({ 'src/client.js': `${CLIENT}\n${CALLBACK.split('\n')[2]}\n`, 'src/link.js': LINK });
    assert.ok(reading.files['src/client.js']?.endsWith(`\n${WRAPPED}\n`));
    const linking = rewrite({
      'src/link.js': `${CLIENT}\n${LINK.split('\n')[2]}\n`,
      'src/cb.js': CALLBACK.replace('client', 'link'),
    });
    assert.ok(linking.files['src/cb.js']?.endsWith(`\n${WRAPPED}\n`));
  });

  it('share the rewritten callback with other logins', () => {
    const files = { 'src/client.js': CLIENT, 'src/cb.js': CALLBACK, 'src/link.js': LINK, 'src/more.js': LINK };
    const both = rewrite(files, ['src/link.js', 'src/more.js']).files;
    assert.equal(both['src/cb.js']?.split('finishAuth0Link(').length, 2);
    assert.match(both['src/more.js'] ?? '', /rememberAuth0Link\(token\)/);
    const later = rewrite({ ...rewrite(files).files }, ['src/more.js']).files;
    assert.deepEqual(later, both);
  });

  it('leave the rest of the other file as it is', () => {
    const other = `\uFEFF// Überschrift\r\n${CALLBACK.replaceAll('\n', '\r\n')}\r\n\tlater( ) ;;  \r\n`;
    const { files } = rewrite({ 'src/client.js': CLIENT, 'src/link.js': LINK, 'src/cb.js': other });
    const changed = files['src/cb.js'] ?? '';
    const back = changed
      .replace("import { finishAuth0Link } from './auth0-account-linking';\r\n", '')
      .replace("finishAuth0Link('garden.eu.auth0.com', ", '')
      .replace('save(result)))', 'save(result))');
    assert.equal(back, other);
  });

  const refusals: readonly (readonly [what: string, files: Files, reason: RegExp])[] = [
    ['no file reads the login', {}, /can't find the code that reads this client's login/],
    [
      'another client reads it',
      { 'src/cb.js': `${CLIENT.replace('GARDEN', 'SHOP')}${CALLBACK.split('\n')[2]}` },
      /can't find the code that reads this client's login/,
    ],
    [
      'a file reads the login of some client',
      { 'src/cb.js': CALLBACK, 'src/old.js': 'export const read = (webAuth) => webAuth.parseHash(done);' },
      /can't tell which client's login old\.js reads/,
    ],
    ['the other file has a syntax error', { 'src/cb.js': `${CALLBACK}const = 1;` }, /can't edit cb\.js/],
    [
      'only strangers get there',
      { 'src/cb.js': CALLBACK.replace('webAuth.p', 'if (!isLoggedIn()) webAuth.p') },
      /runs only for users who are not logged in/,
    ],
  ];
  for (const [what, others, reason] of refusals) {
    it(`are left if ${what}`, () => {
      const files = { 'src/client.js': CLIENT, 'src/link.js': LINK, ...others };
      const result = rewrite(files);
      assert.deepEqual(result.files, files);
      assert.match(result.reasons.join('\n'), reason);
    });
  }

  it('are left if the domain is known nowhere', () => {
    const files = {
      'src/client.js': CLIENT.replace("'garden.eu.auth0.com'", 'settings().domain'),
      'src/link.js': LINK,
      'src/cb.js': CALLBACK,
    };
    const result = rewrite(files);
    assert.deepEqual([result.files, result.reasons], [files, ["Relink can't find the tenant's domain"]]);
  });
});
