import assert from 'node:assert/strict';
import type { ModuleReader } from '../src/core/types.js';
import { analyze } from '../src/engine.js';

type Files = Readonly<Record<string, string>>;

/** Reads `./name` from files in memory, by their names without ending. */
function readerOf(files: Files): ModuleReader {
  return {
    read: (_from, specifier) => {
      const fileName = `${specifier.replace(/^.*\//, '')}.js`;
      const text = files[fileName];
      return text === undefined ? undefined : { fileName, text };
    },
  };
}

function certainties(files: Files, main: string): string[] {
  return analyze(main, 'main.js', {}, readerOf(files)).findings.map(
    ({ ruleId, certainty }) => `${ruleId} ${certainty}`,
  );
}

const LINK = 'x.show({ authParams: { access_token: token } });';
const MAKE = "new Auth0Lock('CLIENT', 'garden.eu.auth0.com')";

describe('what a document imports', () => {
  const lockModules: Readonly<Record<string, readonly [main: string, files: Files]>> = {
    'a default export': [`import x from './lock'; ${LINK}`, { 'lock.js': `export default ${MAKE};` }],
    'a named export': [`import { lock as x } from './lock'; ${LINK}`, { 'lock.js': `export const lock = ${MAKE};` }],
    'an export list': [
      `import { lock as x } from './lock'; ${LINK}`,
      { 'lock.js': `const l = ${MAKE}; export { l as lock };` },
    ],
    'a namespace': [
      `import * as auth from './lock'; auth.${LINK.replace('x.', 'lock.')}`,
      { 'lock.js': `export const lock = ${MAKE};` },
    ],
    'a re-export': [
      `import { lock as x } from './index'; ${LINK}`,
      { 'index.js': "export * from './lock';", 'lock.js': `export const lock = ${MAKE};` },
    ],
    'module.exports': [`const x = require('./lock'); ${LINK}`, { 'lock.js': `module.exports = ${MAKE};` }],
    'a property of module.exports': [
      `const { lock: x } = require('./lock'); ${LINK}`,
      { 'lock.js': `exports.lock = ${MAKE};` },
    ],
    'an object of exports': [
      `require('./lock').lock${LINK.slice(1)}`,
      { 'lock.js': `module.exports = { lock: ${MAKE} };` },
    ],
    'a factory': [
      `import makeLock from './lock'; const x = makeLock(); ${LINK}`,
      { 'lock.js': `export default function () { return ${MAKE}; }` },
    ],
    'an instance set later': [
      `import { lock as x } from './lock'; ${LINK}`,
      { 'lock.js': `export let lock; export function init() { lock = ${MAKE}; }` },
    ],
  };
  for (const [what, [main, files]] of Object.entries(lockModules)) {
    it('may be the type that an interface extends', () => {
      const main = `import { WebAuth } from 'auth0-js';
      interface Async extends WebAuth { parse(): void }
      class Accounts { private client: Async; link(token: string) { this.client.authorize({ access_token: token }); } }`;
      const found = analyze(main, 'main.ts').findings.map(({ certainty }) => certainty);
      assert.deepEqual(found, ['certain']);
    });

    it('may create a Lock with the options it receives', () => {
      const main = "import { make } from './lock'; make({ auth: { params: { access_token: token } } }).show();";
      const lock = "export const make = (options) => new Auth0Lock('CLIENT', 'garden.eu.auth0.com', options);";
      assert.deepEqual(certainties({ 'lock.js': lock }, main), ['lock-access-token certain']);
      const other = "export const getLock = (options) => new Mutex('auth0', options);";
      assert.deepEqual(certainties({ 'lock.js': other }, main.replaceAll('make', 'getLock')), []);
    });

    it(`is a Lock by ${what}`, () => {
      assert.deepEqual(certainties(files, main), ['lock-access-token certain']);
    });
  }

  it("may hold the name of a NestJS guard's strategy", () => {
    const main = `import { AuthGuard } from '@nestjs/passport'; import { NAME } from './names';
      export class Guard extends AuthGuard(NAME) { getAuthenticateOptions() { return { access_token: token }; } }`;
    const named = (name: string) => certainties({ 'names.js': `export const NAME = '${name}';` }, main);
    assert.deepEqual(named('auth0'), ['authorize-access-token certain']);
    assert.deepEqual(named('google'), []);
  });

  it("may hold the path of nextjs-auth0's login", () => {
    const packages = { '@auth0/nextjs-auth0': '^4.12.0' };
    const found = (routes: string, constant = 'Routes.LOGIN') => {
      const main = `import { Routes } from './routes';
        export const Add = ({ token }) => <a href={\`\${${constant}}?connection=github&access_token=\${token}\`}>Add</a>;`;
      const reader: ModuleReader = { read: () => ({ fileName: 'routes.ts', text: routes + ' // '.padEnd(2000) }) };
      return analyze(main, 'main.tsx', { packages }, reader).findings.map(({ certainty }) => certainty);
    };
    assert.deepEqual(found("export enum Routes { HOME = '/', LOGIN = '/auth/login' }"), ['likely']);
    assert.deepEqual(found("export const Routes = { LOGIN: '/auth/login' };"), ['likely']);
    assert.deepEqual(found("export const Routes = { user: { login: '/auth/login' } };", 'Routes.user.login'), [
      'likely',
    ]);
    assert.deepEqual(found("export const Routes = { LOGIN: '/sign-in' };"), []);
  });

  it('is not a Lock because it is called one', () => {
    const main = `import { lock } from './mutex'; lock.show({ authParams: { access_token: token } });`;
    assert.deepEqual(certainties({ 'mutex.js': 'export const lock = { show() {} }; // not Auth0' }, main), []);
    assert.deepEqual(certainties({}, main), ['lock-access-token likely']);
  });

  const optionModules: Readonly<Record<string, readonly [main: string, at: string, files: Files]>> = {
    'a constant': [
      `import { linking } from './options'; lock.show(linking);`,
      'linking',
      { 'options.js': 'export const linking = { authParams: { access_token: token } };' },
    ],
    'the default export': [
      `import linking from './options'; lock.show(linking, done);`,
      'linking',
      { 'options.js': 'export default { authParams: { access_token: token } };' },
    ],
    'a function': [
      `import { linkOptions } from './options'; lock.show(linkOptions(token));`,
      'linkOptions(token)',
      { 'options.js': 'export const linkOptions = (access_token) => ({ authParams: { access_token } });' },
    ],
    'a member of a module': [
      `import * as options from './options'; lock.show(options.linking);`,
      'options',
      { 'options.js': 'export const linking = { authParams: { access_token: token } };' },
    ],
    'one part of the options': [
      `const { linkParams } = require('./options'); lock.show({ popup: true, authParams: linkParams });`,
      'linkParams',
      { 'options.js': 'exports.linkParams = { scope: "openid", access_token: token };' },
    ],
    'what is spread into them': [
      `const options = require('./options'); const all = { ...options, popup: true }; lock.show(all);`,
      'options',
      { 'options.js': 'module.exports = { authParams: { access_token: token } };' },
    ],
    'what is merged': [
      `import { linking } from './options'; lock.show(Object.assign({ popup: true }, linking));`,
      'linking',
      {
        'options.js': "export { linking } from './all';",
        'all.js': 'export const linking = { authParams: { access_token: 1 } };',
      },
    ],
    'what is required in place': [
      `lock.show(require('./options').linking);`,
      "require('./options')",
      { 'options.js': 'exports.linking = { authParams: { access_token: token } };' },
    ],
  };
  for (const [what, [code, at, files]] of Object.entries(optionModules)) {
    it(`may be ${what} as options, found where they are handed on`, () => {
      const main = `import { lock } from './lock'; ${code}`;
      const { findings } = analyze(
        main,
        'main.js',
        {},
        readerOf({ ...files, 'lock.js': `export const lock = ${MAKE};` }),
      );
      assert.deepEqual(
        findings.map(({ ruleId, certainty, start, end }) => [
          ruleId,
          certainty,
          main.slice(start, end),
          start > main.indexOf('lock.show') - 60,
        ]),
        [['lock-access-token', 'certain', at, true]],
      );
    });
  }

  it('may be the options of a Lock that a library shows', () => {
    const files = { 'options.js': 'export const options = { auth: { params: { access_token: token } } };' };
    const main = `import { options } from './options';
      this.session.authenticate('authenticator:auth0-lock', options);
      this.auth0.showLock(options);`;
    assert.deepEqual(certainties(files, main), ['lock-access-token likely', 'lock-access-token likely']);
  });

  it('may be options of other SDKs', () => {
    const options = { 'options.js': 'export const linking = { connection: "github", access_token: token };' };
    const main = `import auth0 from 'auth0-js'; import { linking } from './options';
      const webAuth = new auth0.WebAuth({ domain: 'garden.eu.auth0.com' }); webAuth.authorize(linking);`;
    assert.deepEqual(certainties(options, main), ['authorize-access-token certain']);
    const params = { 'options.js': 'export const linking = { authorizationParams: { access_token: token } };' };
    const react = `import { useAuth0 } from '@auth0/auth0-react'; import { linking } from './options';
      export const useLink = () => { const { loginWithRedirect } = useAuth0(); return () => loginWithRedirect(linking); };`;
    assert.deepEqual(certainties(params, react), ['authorize-access-token certain']);
  });

  const instanceModules: Readonly<Record<string, readonly [main: string, files: Files]>> = {
    'one that is exported': [
      `import auth from './auth'; auth.${LINK.replace('x.', 'box.')}`,
      { 'auth.js': `class Auth { constructor() { this.box = ${MAKE}; } } export default new Auth();` },
    ],
    'one that is made here': [
      `import Auth from './auth'; const auth = new Auth(); auth.${LINK.replace('x.', 'box.')}`,
      { 'auth.js': `export default class Auth { box = ${MAKE}; }` },
    ],
    'one of the same file': [
      `class Auth { constructor() { this.box = ${MAKE}; } } const auth = new Auth(); auth.${LINK.replace('x.', 'box.')}`,
      {},
    ],
  };
  for (const [what, [main, files]] of Object.entries(instanceModules)) {
    it(`may be an object with a Lock in it: ${what}`, () => {
      assert.deepEqual(certainties(files, main), ['lock-access-token certain']);
    });
  }

  it('may be a hook of the project around an SDK: then the name of what it gives has to do', () => {
    const main = `import { useAuth0 } from './auth'; export const useLink = () => {
      const { loginWithRedirect } = useAuth0(); return () => loginWithRedirect({ access_token: token }); };`;
    const found = (hook: string): string[] => certainties({ 'auth.js': hook }, main);
    assert.deepEqual(found('export const useAuth0 = () => useContext(Auth0Context);'), [
      'authorize-access-token likely',
    ]);
    assert.deepEqual(
      found('export const useAuth0 = () => ({ loginWithRedirect: () => ownServer() }); // no auth0'),
      [],
    );
  });

  it('may come by an alias that only a bundler knows: then the name has to do', () => {
    const main = `import lock from 'services/lock'; ${LINK.replace('x.', 'lock.')}`;
    const found = (packages: Record<string, string>): string[] =>
      analyze(main, 'main.js', { packages }, readerOf({})).findings.map(({ certainty }) => certainty);
    assert.deepEqual(found({ react: '18' }), ['likely']);
    assert.deepEqual(found({ services: '1' }), []);
  });

  it('says where a Lock comes from that another file makes', () => {
    const main = `import { lock } from './lock';\nlock.show({ authParams: { access_token: token } });`;
    const { findings } = analyze(main, 'main.js', {}, readerOf({ 'lock.js': `export const lock = ${MAKE};` }));
    const [related] = findings.flatMap((finding) => finding.related);
    assert.ok(related);
    assert.deepEqual([related.start, related.end], [main.indexOf('lock'), main.indexOf('lock') + 'lock'.length]);
    assert.equal(related.message.id, 'related.created-elsewhere');
  });

  it('may be a domain, in a constant or a configuration object', () => {
    const url = 'location.href = `https://${DOMAIN}/authorize?client_id=C&access_token=${token}`;';
    const constant = { 'config.js': "export const DOMAIN = 'garden.eu.auth0.com';" };
    assert.deepEqual(certainties(constant, `import { DOMAIN } from './config'; ${url}`), [
      'authorize-access-token certain',
    ]);
    const main = `const config = require('./config'); $.post('https://' + config.auth.domain + '/unlink', { access_token: t, user_id: u });`;
    const object = { 'config.js': "module.exports = { auth: { domain: 'garden.eu.auth0.com' } };" };
    assert.deepEqual(certainties(object, main), ['unlink-endpoint certain']);
  });

  it('may be a custom domain that an SDK is set up with', () => {
    const files = { 'config.js': "module.exports = { auth: { domain: 'login.garden.example' } };" };
    const main = `const config = require('./config'); new Auth0Lock('C', config.auth.domain);
      location = 'https://' + config.auth.domain + '/authorize?client_id=C&access_token=' + token;`;
    assert.deepEqual(certainties(files, main), ['authorize-access-token certain']);
  });

  it('may be missing, import itself, or lead nowhere', () => {
    const main = `import { lock } from './a'; lock.show({ authParams: { access_token: token } });`;
    const circle = {
      'a.js': "export { lock } from './b';",
      'b.js': "export { lock } from './a'; import x from './main';",
    };
    assert.deepEqual(certainties(circle, main), ['lock-access-token likely']);
    assert.deepEqual(certainties({ 'a.js': 'export {' }, main), ['lock-access-token likely']);
  });

  it('shows that a login URL with an unknown host is of Auth0', () => {
    const main =
      "import { userOf } from './session'; const url = new URL(`https://${process.env.DOMAIN}/authorize`);" +
      "url.searchParams.set('client_id', process.env.ID); url.searchParams.set('access_token', userOf().token);" +
      'go(url.toString());';
    const session = (sdk: string): Files => ({ 'session.js': `import '${sdk}'; export const userOf = () => ({});` });
    assert.deepEqual(certainties(session('remix-auth-auth0'), main), ['authorize-access-token likely']);
    assert.deepEqual(certainties(session('remix-auth-github'), main), []);
  });
});
