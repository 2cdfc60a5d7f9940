import assert from 'node:assert/strict';
import type { AnalyzeOptions } from '../src/core/types.js';
import { findOffers } from '../src/engine.js';
import { readerOf } from './support/memory-reader.js';
import type { Files } from './support/memory-reader.js';

describe('the settings in the code of a guide', () => {
  it('come from the file that creates the client, with the imports that they need', () => {
    const files = {
      'config/auth.js': "export const clientId = 'GARDEN'\nexport const domain = 'garden.eu.auth0.com'\n",
      'client.js': `import Auth0Lock from 'auth0-lock'
import { clientId, domain } from './config/auth'
export const lock = new Auth0Lock(clientId, domain)
`,
    };
    const text = `import { lock } from './client'
export function add(session, more) {
  lock.show(merge(more, { auth: { params: { access_token: session.token } } }))
}
`;
    const code = codeFor(text, 'add.js', files, { 'auth0-lock': '^11.30.0' });
    assert.match(code, /^import \{ domain, clientId \} from '\.\/config\/auth'$/m);
    assert.match(code, /^linkingLock\(Auth0Lock, clientId, domain, session\.token, onAuth0Link\)\.show\(\)$/m);
    assert.doesNotMatch(code, /YOUR_/);
  });

  it('come from the client of another SDK, or from a literal', () => {
    const files = {
      'src/main.jsx': `import { Auth0Provider } from '@auth0/auth0-react';
root.render(<Auth0Provider domain="garden.eu.auth0.com" clientId="GARDEN"><App /></Auth0Provider>);
`,
    };
    const login = `export const link = (token) => {
  window.location.assign(\`https://\${tenant()}/authorize?response_type=code&access_token=\${token}\`); // auth0
};
`;
    const code = codeFor(login, 'src/link.js', files, { '@auth0/auth0-react': '^2.2.0' });
    assert.match(code, /startAuth0Link\('garden\.eu\.auth0\.com', 'GARDEN', /);
  });

  it('import only what the request needs', () => {
    const files = {
      'config.js': "export const clientId = 'GARDEN';\nexport const domain = 'garden.eu.auth0.com';\n",
      'client.js': `import auth0 from 'auth0-js';
import { clientId, domain } from './config';
export const client = new auth0.WebAuth({ clientID: clientId, domain });
`,
    };
    const text = `import { send } from './api';
export const drop = (base, token, id) =>
  send(base + '.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: token, user_id: id }) });
`;
    const code = codeFor(text, 'drop.js', files, { 'auth0-js': '^9.0.0' });
    assert.match(code, /^import \{ domain \} from '\.\/config';$/m);
    assert.match(code, /^unlinkAuth0Account\(domain, token, id\);$/m);
  });

  it('have the host of an address', () => {
    const link = (url: string) => `const qs = require('querystring');
module.exports = {
  method: 'GET',
  path: '/link',
  handler: (request, h) => {
    const fields = { client_id: process.env.AUTH0_CLIENT_ID, response_type: 'code' };
    return h.redirect(${url} + '/authorize?' + qs.stringify({ ...fields, access_token: request.yar.get('token') }));
  },
};
`;
    const byUrl = codeFor(link('process.env.AUTH0_ISSUER'), 'link.js', {}, { '@hapi/hapi': '^21.0.0' });
    assert.match(byUrl, /^ {2}domain: new URL\(process\.env\.AUTH0_ISSUER\)\.host,$/m);
    const withHost = codeFor(link('`https://${process.env.AUTH0_HOST}`'), 'link.js', {}, { '@hapi/hapi': '^21.0.0' });
    assert.match(withHost, /^ {2}domain: process\.env\.AUTH0_HOST,$/m);
  });

  it('are found where other code only shows or shortens them', () => {
    const code = codeFor(
      `import { auth } from 'express-openid-connect';
export function setUp(app) {
  const config = { clientID: process.env.CLIENT || '', issuerBaseURL: \`https://\${process.env.TENANT}\` };
  console.log({ clientID: config.clientID.slice(0, 9) + '…', issuerBaseURL: config.issuerBaseURL });
  app.use(auth(config));
  app.get('/link', (req, res) => {
    const { access_token } = req.oidc.accessToken;
    res.oidc.login({ authorizationParams: { access_token } });
  });
}
`,
      'server.js',
      {},
      { 'express-openid-connect': '^2.17.0' },
    );
    assert.match(code, /^ {2}domain: process\.env\.TENANT,$/m);
    assert.match(code, /^ {2}clientId: process\.env\.CLIENT,$/m);
  });

  it('of a server come from the file with its secret, with the address for the callback', () => {
    const files = {
      'lib/strategy.js': `const Auth0Strategy = require('passport-auth0');
const settings = require('./settings');
module.exports = new Auth0Strategy({
  domain: 'garden.eu.auth0.com',
  clientID: settings.clientId,
  clientSecret: process.env.GARDEN_SECRET,
  callbackURL: process.env.GARDEN_CALLBACK,
}, verify);
`,
      'lib/api.js': `const { ManagementClient } = require('auth0');
module.exports = new ManagementClient({ domain: 'other.eu.auth0.com', clientId: 'API', clientSecret: secret });
`,
      'lib/settings.js': 'exports.clientId = lookUp();\n',
    };
    const text = `const passport = require('passport');
exports.link = (kind) => (req, res) =>
  passport.authenticate('auth0', { ...optionsOf(kind), access_token: req.session.token })(req, res);
`;
    const code = codeFor(text, 'routes/link.js', files, { express: '^4.18.0', 'passport-auth0': '^1.4.0' });
    assert.match(code, /^const settings = require\('\.\.\/lib\/settings'\);$/m);
    assert.match(
      code,
      /^const linkSettings = \{\n {2}domain: 'garden\.eu\.auth0\.com',\n {2}clientId: settings\.clientId,$/m,
    );
    assert.match(code, /^ {2}clientSecret: process\.env\.GARDEN_SECRET,$/m);
    assert.match(
      code,
      /^ {2}callbackUrl: new URL\('\/link-account\/callback', process\.env\.GARDEN_CALLBACK\)\.href,?$/m,
    );
  });

  it('of a server are those that the place of a route can name', () => {
    const code = codeFor(
      `const { auth } = require('express-openid-connect');
app.use(auth({ baseURL: 'https://garden.example', issuerBaseURL: issuer(), clientID: 'GARDEN' }));
app.get('/link', (req, res) => {
  const tenant = 'https://' + process.env.TENANT;
  const more = { domain: tenantOf(req), clientId: req.clientId };
  res.oidc.login(merge(more, { authorizationParams: { access_token: req.oidc.accessToken.access_token } }));
});
`,
      'server.js',
      {},
      { 'express-openid-connect': '^2.17.0' },
    );
    assert.match(code, /^ {2}clientId: 'GARDEN',$/m);
    assert.match(code, /^ {2}callbackUrl: 'https:\/\/garden\.example\/link-account\/callback',?$/m);
    assert.doesNotMatch(code, /req\.clientId|tenantOf/);
  });

  it("have Passport's user only where that is the profile", () => {
    const strategy = (user: string) => `const Auth0Strategy = require('passport-auth0');
passport.use(new Auth0Strategy({ domain: 'garden.eu.auth0.com', clientID: 'GARDEN', clientSecret: process.env.SECRET },
  (accessToken, refreshToken, extra, profile, done) => done(null, profile)));
passport.serializeUser((user, done) => done(null, ${user}));
`;
    const text = `const passport = require('passport');
exports.link = (kind) => (req, res) =>
  passport.authenticate('auth0', { ...optionsOf(kind), access_token: req.session.token })(req, res);
`;
    const packages = { express: '^4.18.0', 'passport-auth0': '^1.4.0' };
    const kept = 'passport.deserializeUser((user, done) => done(null, user));\n';
    const loaded = 'passport.deserializeUser((id, done) => User.findById(id, done));\n';
    const user = (files: Files) => /req\.user && req\.user\.(\w+)/.exec(codeFor(text, 'link.js', files, packages))?.[1];
    assert.equal(user({ 'auth.js': strategy('user') + kept }), 'user_id');
    assert.equal(user({ 'auth.js': strategy('user.id') + loaded }), 'YOUR_AUTH0_ID');
    assert.equal(user({}), 'YOUR_AUTH0_ID');
  });
});

function codeFor(
  text: string,
  fileName: string,
  files: Files,
  packages: NonNullable<AnalyzeOptions['packages']>,
): string {
  const offers = findOffers(text, fileName, { packages }, readerOf({ ...files, [fileName]: text }));
  const [snippet] = offers.flatMap(({ rewrites }) => rewrites.flatMap((rewrite) => rewrite.snippet ?? []));
  return snippet?.code ?? '';
}
