import assert from 'node:assert/strict';
import type { AnalyzeOptions } from '../src/core/types.js';
import { findOffers } from '../src/engine.js';
import { completeCode } from '../src/report/complete-code.js';

const SECRETS = /client_secret|clientSecret|_SECRET|AUTH0_MANAGEMENT|update:users|client_credentials/;

const URL_LOGIN = `const os = require('os');
exports.addressFor = (session, kind) =>
  \`https://garden.auth0.com/authorize?response_type=code&client_id=GARDEN&connection=\${kind}&access_token=\${session.ticket}\`;
`;

describe('code of a desktop app', () => {
  it('gets a guide for a public client: the user links with the ID token of a login with PKCE', () => {
    const { code, reasons } = offered(URL_LOGIN, { electron: '^28.0.0' });
    assert.match(code, /fetch\(`https:\/\/garden\.auth0\.com|fetch\(url|askAuth0\(/);
    assert.match(code, /link_with: secondIdToken/);
    assert.match(code, /PKCE/);
    assert.doesNotMatch(code, SECRETS);
    assert.doesNotMatch(code, /req\.session|POST route|\b(?:window|document|sessionStorage)\b/);
    assert.deepEqual(reasons, ['reason.desktop-login']);
  });

  it('is not given a token of another function', () => {
    const text = `const os = require('os');
let ticket = null;
exports.remember = (answer) => {
  ticket = answer.access_token;
};
exports.addressFor = (kind) =>
  'https://garden.auth0.com/authorize?response_type=code&client_id=GARDEN&connection=' + kind + '&access_token=' + ticket;
`;
    const { code } = offered(text, { electron: '^28.0.0' });
    assert.doesNotMatch(code, /answer\./);
    assert.match(code, /auth0LinkOwner\(accessToken, secondIdToken\)/);
  });

  it('uses `fetch` where Electron has it, and `https` before', () => {
    assert.match(offered(URL_LOGIN, { electron: '^28.0.0' }).code, /\bfetch\(/);
    const old = offered(URL_LOGIN, { electron: '^8.0.0' }).code;
    assert.match(old, /require\('https'\)/);
    assert.doesNotMatch(old, /\bfetch\(|\batob\(/);
  });

  it('is what loads `electron`, whatever the package.json says', () => {
    const main = `const { shell } = require('electron');\n${URL_LOGIN}`;
    assert.doesNotMatch(offered(main).code, SECRETS);
    assert.doesNotMatch(offered(main, { electron: '^28.0.0', passport: '^0.7.0' }).code, SECRETS);
    const page = "import type { App } from 'electron';\n";
    assert.match(offered(page + URL_LOGIN, { passport: '^0.7.0' }, 'login.ts').code, SECRETS);
  });

  it('is not that of a web server in the same package', () => {
    assert.match(offered(URL_LOGIN, { electron: '^28.0.0', passport: '^0.7.0' }).code, SECRETS);
    assert.match(offered(URL_LOGIN, { express: '^4.19.0' }).code, SECRETS);
  });

  it('gets no route of a server for a login that returns to its own Express', () => {
    const local = `const express = require('express');
const app = express();
app.get('/link', (req, res) => {
  res.redirect('https://garden.auth0.com/authorize?client_id=GARDEN&response_type=code&redirect_uri=http://localhost:9000/done&access_token=' + req.session.token);
});
app.listen(9000);
`;
    const { code, reasons } = offered(local, { electron: '^28.0.0', express: '^4.19.0' });
    assert.doesNotMatch(code, SECRETS);
    assert.deepEqual(reasons, ['reason.desktop-login']);
  });

  it('never gets the secret of an SDK for servers', () => {
    const login = `const { auth } = require('express-openid-connect');
require('electron').app.whenReady();
app.use(auth({ authRequired: false }));
app.get('/link', (req, res) =>
  res.oidc.login({ authorizationParams: { connection: 'github', access_token: req.oidc.accessToken.access_token } }));
`;
    const { code, reasons } = offered(login, { 'express-openid-connect': '^2.17.0' });
    assert.doesNotMatch(code, SECRETS);
    assert.deepEqual(reasons, ['reason.desktop-secret']);
  });
});

/** Returns everything that is offered for a file, and why there is no rewrite. */
function offered(text: string, packages?: AnalyzeOptions['packages'], fileName = 'login.js') {
  const rewrites = findOffers(text, fileName, packages ? { packages } : {}).flatMap((offer) => offer.rewrites);
  assert.ok(rewrites.length > 0);
  return {
    code: rewrites
      .flatMap(({ snippet, edits }) => [...(snippet ? [completeCode(snippet)] : []), ...edits.map((edit) => edit.text)])
      .join('\n'),
    reasons: rewrites.flatMap(({ reason }) => (reason ? [reason.id] : [])),
  };
}
