import assert from 'node:assert/strict';
import type { AnalyzeOptions, CodeSnippet } from '../src/core/types.js';
import { findOffers } from '../src/engine.js';

describe('the code of a guide for a place', () => {
  it('uses the names, the settings and the style of the file', () => {
    const [snippet] = snippetsFor(`import Auth0Lock from "auth0-lock"
const lock = new Auth0Lock("CLIENT", "shop.eu.auth0.com")
export function add(session, options) {
  lock.show(merge(options, { auth: { params: { access_token: session.token } } }))
}
`);
    assert.match(
      snippet?.code ?? '',
      /^linkingLock\(Auth0Lock, "CLIENT", "shop\.eu\.auth0\.com", session\.token, onAuth0Link\)\.show\(\)$/m,
    );
    assert.doesNotMatch(snippet?.functions.join('\n') ?? ';', /;$/m);
  });

  it('does not import Lock where the package does not depend on it', () => {
    const text = `export const add = (lock, options, token) =>
  lock.show(merge(options, { auth: { params: { access_token: token } } }));
// auth0.com
`;
    const [snippet] = snippetsFor(text, 'add.js', { packages: { react: '^15.0.0' } });
    assert.match(snippet?.code ?? '', /^linkingLock\(window\.Auth0Lock, /m);
    assert.doesNotMatch(snippet?.code ?? 'import', /import/);
    const [typed] = snippetsFor(text, 'add.ts', { packages: { react: '^15.0.0' } });
    assert.match(typed?.code ?? '', /^linkingLock\(\(window as any\)\.Auth0Lock, /m);
    const [installed] = snippetsFor(text, 'add.js', { packages: { 'auth0-lock': '^11.5.0' } });
    assert.match(installed?.code ?? '', /^import Auth0Lock from 'auth0-lock';$/m);
  });

  it('sends the request with the HTTP client of the file', () => {
    const [snippet] = snippetsFor(`import axios from 'axios';
export const unlink = (token, id, more) =>
  axios.post('https://shop.eu.auth0.com/unlink', build({ access_token: token, user_id: id }, more));
`);
    assert.match(snippet?.code ?? '', /axios\.delete\(`https:\/\/shop\.eu\.auth0\.com\$\{auth0IdentityPath\(/);
  });

  it('names a token that the code awaits, and an ID token', () => {
    const send = (token: string) =>
      `export const unlink = async (more) =>
  custom.post('https://shop.eu.auth0.com/unlink', { ...more, access_token: ${token}, user_id: more.id });
`;
    for (const token of ['await getToken()', 'session.idToken', "localStorage.getItem('id_token')"]) {
      const [snippet] = snippetsFor(send(token));
      assert.match(snippet?.code ?? '', /^unlinkAuth0Account\('shop\.eu\.auth0\.com', accessToken, \w+(?:\.id)?\);$/m);
    }
    const [known] = snippetsFor(send('session.token'));
    assert.match(known?.code ?? '', /session\.token/);
  });

  it('names the host and the user id as the request does', () => {
    const [snippet] = snippetsFor(`export default class Accounts {
  constructor(domain) {
    this.domain = domain;
  }
  drop(id) {
    return this.send(\`https://\${this.domain}/unlink\`, {
      method: 'POST',
      body: JSON.stringify({ access_token: localStorage.getItem('access_token'), user_id: \`github|\${id}\` }),
    });
  }
}
`);
    assert.match(
      snippet?.code ?? '',
      /^unlinkAuth0Account\(this\.domain, localStorage\.getItem\('access_token'\), `github\|\$\{id\}`\);$/m,
    );
  });

  it('gives a request in plain text where the language is another', () => {
    const [snippet] = snippetsFor("requests.post('https://shop.eu.auth0.com/unlink', json=body)\n", 'unlink.py');
    assert.equal(snippet?.language, 'http');
    assert.match(
      snippet.code,
      /^DELETE https:\/\/shop\.eu\.auth0\.com\/api\/v2\/users\/PRIMARY_USER_ID\/identities\//m,
    );
  });

  it('links alone in a native app, with the words for the login', () => {
    const [snippet] = snippetsFor(`import Auth0 from 'react-native-auth0';
const auth0 = new Auth0({ domain: 'shop.eu.auth0.com', clientId: 'CLIENT' });
export const add = (token) => auth0.webAuth.authorize({ additionalParameters: { access_token: token } });
`);
    assert.match(snippet?.code ?? '', /secondIdToken` to the ID token of a fresh login/);
    assert.match(snippet?.code ?? '', /^linkAuth0Account\('shop\.eu\.auth0\.com', token, secondIdToken\);$/m);
  });

  it('keeps the address and the connection of a login', () => {
    const [redirect] =
      snippetsFor(`const base = 'https://shop.eu.auth0.com/authorize?response_type=code&client_id=CLIENT';
export const add = (req, res) =>
  res.redirect(base + '&connection=github&redirect_uri=' + encodeURIComponent(process.env.CALLBACK) + '&access_token=' + req.token);
`);
    const [, settings] = /linkSettings = (\{[^}]*\})/.exec(redirect?.code ?? '') ?? [];
    assert.equal(
      settings,
      "{\n  domain: 'shop.eu.auth0.com',\n  clientId: 'CLIENT',\n  clientSecret: process.env.AUTH0_CLIENT_SECRET,\n" +
        "  callbackUrl: process.env.CALLBACK,\n  connection: 'github'\n}",
    );
    assert.match(redirect?.functions.join('\n') ?? '', /&connection=\$\{encodeURIComponent\(settings\.connection\)\}/);
  });

  it("uses nextjs-auth0's variables, and the client that the file imports", () => {
    const login = (version: string, source: string) =>
      snippetsFor(source, 'page.tsx', { packages: { '@auth0/nextjs-auth0': version } })[0]?.code ?? '';
    const fourth = login(
      '^4.9.0',
      `import { auth0 } from '@/server/auth0';
export const Page = async () => <a href={'/auth/login?connection=github&access_token=' + (await tokenOf(auth0))}>Add</a>;
`,
    );
    assert.match(fourth, /^import \{ auth0 \} from '@\/server\/auth0';$/m);
    assert.match(fourth, /domain: process\.env\.AUTH0_DOMAIN as string,$/m);
    assert.match(fourth, /callbackUrl: process\.env\.APP_BASE_URL \+ '\/link-account',\n {2}connection: 'github'$/m);
    const third = login(
      '^3.5.0',
      `import { handleLogin } from '@auth0/nextjs-auth0';
export const make = (token) => (req, ctx) => handleLogin(req, ctx, { authorizationParams: { access_token: token } });
`,
    );
    assert.match(third, /domain: new URL\(process\.env\.AUTH0_ISSUER_BASE_URL as string\)\.host,$/m);
    assert.doesNotMatch(third + fourth, /YOUR_/);
  });

  it('is an API route in the Pages Router', () => {
    const login = (version: string, fileName: string, source: string) =>
      snippetsFor(source, fileName, { packages: { next: '^12.1.6', '@auth0/nextjs-auth0': version } })[0]?.code ?? '';
    const entry = `import { getAccessToken, handleAuth, handleLogin } from '@auth0/nextjs-auth0';
export default handleAuth({
  async merge(req: any, res: any) {
    const { accessToken } = await getAccessToken(req, res);
    await handleLogin(req, res, { authorizationParams: { access_token: accessToken } });
  },
});
`;
    const first = login('1.7.0', 'pages/api/auth/[...auth0].ts', entry);
    assert.match(first, /^\/\/ In pages\/api\/auth\/merge\.ts, whose address is also the callback URL\.$/m);
    assert.match(first, /^\/\/ It replaces the entry `merge` of handleAuth\(\), which never runs\.$/m);
    assert.match(first, /callbackUrl: process\.env\.AUTH0_BASE_URL \+ '\/api\/auth\/merge',?$/m);
    assert.match(first, /^export default async function linkAccount\(req: any, res: any\) \{$/m);
    assert.match(first, /^ {2}const session = await getSession\(req, res\);$/m);
    const second = login(
      '^2.7.0',
      'pages/api/auth/account.js',
      `import { handleLogin } from '@auth0/nextjs-auth0';
export const make = (token) => (req, res) => handleLogin(req, res, { authorizationParams: { access_token: token } });
`,
    );
    assert.match(second, /^\/\/ In pages\/api\/link-account\.js, /m);
    assert.match(second, /await finishAuth0ApiLink\(req, res, linkSettings, session\);/);
    assert.doesNotMatch(first + second, /YOUR_|app folder|secondIdToken/);
  });

  it('is a route of Next.js for a redirect without an SDK', () => {
    const redirect = (fileName: string) =>
      snippetsFor(
        `export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const link = \`\${process.env.AUTH0_ISSUER}/authorize?response_type=code&client_id=\${process.env.AUTH0_CLIENT}&redirect_uri=\${process.env.AUTH0_CALLBACK}\`;
  res.redirect(\`\${link}&access_token=\${req.query.token}\`);
}
`,
        fileName,
        { packages: { next: '13.5.6' } },
      )[0]?.code ?? '';
    const api = redirect('pages/api/auth/link.ts');
    assert.match(api, /^ {2}domain: new URL\(process\.env\.AUTH0_ISSUER as string\)\.host,$/m);
    assert.match(api, /^ {2}clientId: process\.env\.AUTH0_CLIENT as string,$/m);
    assert.match(
      api,
      /^ {2}callbackUrl: new URL\('\/api\/link-account', process\.env\.AUTH0_CALLBACK as string\)\.href$/m,
    );
    assert.match(api, /^ {2}const primaryUserId = YOUR_AUTH0_ID;$/m);
    assert.match(redirect('src/lib/link.ts'), /auth0LinkHandlers\(linkSettings, async \(\) => YOUR_AUTH0_ID\)/);
  });

  it('casts variables of the environment, which TypeScript takes for absent', () => {
    const code =
      snippetsFor(
        `import express from 'express';
const app = express();
app.get('/link', (req, res) => {
  res.redirect(\`https://\${process.env.DOMAIN}/authorize?response_type=code&client_id=\${process.env.CLIENT}&redirect_uri=\${process.env.SITE}/callback&state=1&access_token=\${req.query.token}\`); // auth0
}
);
const id: string = '';
`,
        'server.ts',
        { packages: { express: '^4.18.0' } },
      )[0]?.code ?? '';
    assert.match(code, /^ {2}domain: process\.env\.DOMAIN as string,$/m);
    assert.match(code, /^ {2}clientId: process\.env\.CLIENT as string,$/m);
    assert.match(code, /^ {2}clientSecret: process\.env\.AUTH0_CLIENT_SECRET,$/m);
    assert.match(code, /^ {2}callbackUrl: process\.env\.SITE \+ '\/link-account\/callback',?$/m);
  });

  it('gives the server a route where its template renders the link', () => {
    const link = `<a href="https://shop.eu.auth0.com/authorize?response_type=code&client_id=<%= clientId %>&connection=github&redirect_uri=http://localhost:3000/callback&access_token=<%= accessToken %>">Add GitHub</a>`;
    const codeFor = (fileName: string, packages: Readonly<Record<string, string>>) =>
      snippetsFor(link, fileName, { packages })[0]?.code ?? '';
    const oidc = codeFor('profile.ejs', { express: '^4.18.0', 'express-openid-connect': '^2.17.0' });
    assert.match(oidc, /domain: 'shop\.eu\.auth0\.com',$/m);
    assert.match(oidc, /connection: 'github'/);
    assert.match(
      oidc,
      /^addAuth0LinkRoutes\(app, linkSettings, \(req\) => req\.oidc\.user && req\.oidc\.user\.sub\);$/m,
    );
    const passport = codeFor('profile.ejs', { express: '^4.18.0', 'passport-auth0': '^1.4.0' });
    assert.match(
      passport,
      /^addAuth0LinkRoutes\(app, linkSettings, \(req\) => req\.user && req\.user\.YOUR_AUTH0_ID\);$/m,
    );
    for (const code of [codeFor('profile.ejs', { koa: '^2.0.0' }), codeFor('profile.html', { express: '^4.18.0' })]) {
      assert.match(code, /startAuth0Link\(/);
    }
  });

  it('repeats the other parameters of the login', () => {
    const [snippet] = snippetsFor(`import { Auth0Client } from '@auth0/auth0-spa-js';
const client = new Auth0Client({ domain: 'shop.eu.auth0.com', clientId: 'CLIENT' });
const options = (connection, token) => ({
  authorizationParams: { connection, scope: 'openid', ui_locales: 'de', login_hint: ask(), access_token: token },
});
export const link = (connection, token) => client.loginWithPopup(options(connection, token), {}, 1);
`);
    assert.match(
      snippet?.code ?? '',
      /\('shop\.eu\.auth0\.com', 'CLIENT', token, \{ connection, ui_locales: 'de' \}\)/,
    );
  });

  it('keeps the connection of a login with auth0.js, and the settings of the class', () => {
    const [snippet] = snippetsFor(`import auth0 from 'auth0-js';
export class Session {
  clientId = 'CLIENT';
  domain = 'shop.eu.auth0.com';
  auth0 = new auth0.WebAuth({ clientID: this.clientId, domain: this.domain });
  link(connection, token) {
    const url = this.auth0.client.buildAuthorizeUrl({ responseType: 'token', connection, access_token: token });
    window.location.href = url;
  }
}
`);
    assert.match(
      snippet?.code ?? '',
      /linkInAuth0Popup\(this\.domain, this\.clientId, token, onAuth0Link, connection\)/,
    );
  });

  it('repeats them where the login is in markup', () => {
    const text = `<script>
  import { client, ask } from './client'
</script>
<button on:click={async () => {
  await client.loginWithPopup({ connection: 'github', login_hint: ask(), access_token: await client.getTokenSilently() })
}}>Link</button>
`;
    const [snippet] = snippetsFor(text, 'Login.svelte');
    assert.match(snippet?.code ?? '', /accessToken, \{ connection: 'github' \}\)/);
  });

  it('avoids a client that would send the token of the own session', () => {
    const [old] =
      snippetsFor(`$(document).ajaxSend(function (event, xhr) { xhr.setRequestHeader('Authorization', ticket()); });
function drop(token, id) {
  $.post('https://shop.eu.auth0.com/unlink', { access_token: token, user_id: id });
}
`);
    assert.match(old?.code ?? '', /^requestAuth0Unlink\('shop\.eu\.auth0\.com', token, id, /m);
    assert.doesNotMatch(old?.code ?? '', /\$\.ajax/);
    const [modern] = snippetsFor(`import axios from 'axios';
axios.defaults.headers.common.authorization = ticket();
export const drop = (token, id) => axios.post('https://shop.eu.auth0.com/unlink', { access_token: token, user_id: id });
`);
    assert.match(modern?.code ?? '', /^unlinkAuth0Account\('shop\.eu\.auth0\.com', token, id\);$/m);
  });

  it('renames a function whose name the file uses for something else', () => {
    const [snippet] = snippetsFor(`import { Auth0Client } from '@auth0/auth0-spa-js';
const client = new Auth0Client({ domain: 'shop.eu.auth0.com', clientId: 'CLIENT' });
const linkInPopup = (token) => client.loginWithPopup({ authorizationParams: { access_token: token } }, {});
`);
    assert.match(snippet?.code ?? '', /^linkInPopup2\('shop\.eu\.auth0\.com', 'CLIENT', token\)/m);
    assert.match(snippet?.functions.join('\n') ?? '', /^function linkInPopup2\(/m);
  });

  it('repeats no literal token', () => {
    const code =
      "$.post('https://shop.eu.auth0.com/unlink', { access_token: 'SECRET', ...rest, user_id: 'github|1' });";
    const [snippet] = snippetsFor(code);
    assert.doesNotMatch(snippet?.code ?? 'SECRET', /SECRET/);
  });
});

function snippetsFor(text: string, fileName = 'code.js', options: AnalyzeOptions = {}): (CodeSnippet | undefined)[] {
  return findOffers(text, fileName, options).flatMap(({ rewrites }) => rewrites.map(({ snippet }) => snippet));
}
