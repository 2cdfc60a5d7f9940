import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mayConcern } from '../src/core/engine/concerned-rules.js';
import type { ModuleReader } from '../src/core/types.js';
import { analyze } from '../src/engine.js';
import { vocabulary } from '../src/rules/auth0/auth0-vocabulary.js';
import { ruleMetas } from '../src/rules/metadata.js';
import { createModuleReader } from '../src/scan/modules.js';

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
});

describe('files that set up clients', () => {
  function found(main: string, files: Files): string[] {
    const settingsFiles = Object.entries({ 'main.js': main, ...files }).map(([fileName, text]) => ({ fileName, text }));
    const reader = { ...readerOf(files), settingsFiles: () => settingsFiles };
    return analyze(main, 'main.js', {}, reader).findings.map(({ ruleId, certainty }) => `${ruleId} ${certainty}`);
  }

  it('follow their own imports, whether the search for a host opens them first or an import does', () => {
    const files = {
      'clients.js': "export { base } from './urls'; new Auth0Lock('CLIENT', 'login.garden.example');",
      'urls.js': "export const base = 'https://garden.eu.auth0.com';",
    };
    const imported = "import { base } from './clients';";
    const byHost = "fetch('https://login.garden.example/unlink', { method: 'POST', body });";
    const byImport = "fetch(base + '/unlink', { method: 'POST', body });";
    const expected = ['unlink-endpoint certain', 'unlink-endpoint certain'];
    assert.deepEqual(found([imported, byImport, byHost].join('\n'), files), expected);
    assert.deepEqual(found([imported, byHost, byImport].join('\n'), files), expected);
  });

  it('are others than the document, which names the host of its own URL', () => {
    const text = "location.href = 'https://login.garden.example/authorize?access_token=' + token;";
    const isConcerned = (fileName: string): boolean => {
      const reader = { ...readerOf({}), settingsFiles: () => [{ fileName, text }] };
      return mayConcern(ruleMetas, { text, fileName: 'main.js', options: {}, reader }, vocabulary);
    };
    assert.equal(isConcerned('other.js'), true);
    assert.equal(isConcerned('main.js'), false);
  });
});

describe('the module reader', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'relink-modules-'));
    const write = (name: string, text: string): void => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    };
    write(
      'tsconfig.json',
      '{ // comments are fine here\n "compilerOptions": { "baseUrl": ".", "paths": { "@app/*": ["src/*"] } } }',
    );
    write('src/lock.ts', 'lock');
    write('src/auth/index.js', 'index');
    write(
      '.babelrc',
      '{ "plugins": ["transform-runtime", ["module-resolver", { "root": ["./src"], "alias": { "~": "./src/auth" } }]] }',
    );
    write('web/babel.config.json', '{ "plugins": [["resolver", { "resolveDirs": ["lib"] }]] }');
    write('web/lib/lock.js', 'web lock');
    write('web/page.js', '');
    write(
      'kit/package.json',
      '{ "babel": { "plugins": [["babel-plugin-module-resolver", { "alias": { "lib": "./source" } }]] } }',
    );
    write('kit/source/lock.js', 'kit lock');
    write('kit/page.js', '');
    write('src/deep/page.ts', '');
    write('package.json', '{ "imports": { "#lock": { "default": "./src/lock.ts" }, "#auth/*": "./src/auth/*.js" } }');
    write('tsconfig.base.json', '{ "extends": "./apps/shop/tsconfig", "compilerOptions": { "baseUrl": "src" } }');
    write('apps/shop/tsconfig.json', '{ "extends": "../../tsconfig.base" }');
    write('apps/shop/page.ts', '');
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const read = (specifier: string): string | undefined =>
    createModuleReader([folder]).read(path.join(folder, 'src/deep/page.ts'), specifier)?.text;

  it('finds relative modules as bundlers do', () => {
    assert.equal(read('../lock'), 'lock');
    assert.equal(read('../lock.js'), 'lock');
    assert.equal(read('../auth'), 'index');
    assert.equal(read('../lock.ts'), 'lock');
  });

  it('finds what the nearest tsconfig.json names by an alias', () => {
    assert.equal(read('@app/lock'), 'lock');
  });

  it('finds what stands below the base of tsconfig.json, or of what that extends', () => {
    assert.equal(read('src/lock'), 'lock');
    const other = createModuleReader([folder]).read(path.join(folder, 'apps/shop/page.ts'), 'lock');
    assert.equal(other?.text, 'lock');
  });

  it("finds what Babel's plugins name by an alias or below a root", () => {
    assert.equal(read('auth/index'), 'index');
    assert.equal(read('~/index'), 'index');
    const from = (file: string, specifier: string): string | undefined =>
      createModuleReader([folder]).read(path.join(folder, file), specifier)?.text;
    assert.equal(from('web/page.js', 'lock'), 'web lock');
    assert.equal(from('kit/page.js', 'lib/lock'), 'kit lock');
    assert.equal(from('kit/page.js', 'libs/lock'), undefined);
  });

  it('finds what package.json names by an import of its own', () => {
    assert.equal(read('#lock'), 'lock');
    assert.equal(read('#auth/index'), 'index');
  });

  it('leaves packages and missing files alone', () => {
    assert.equal(read('auth0-lock'), undefined);
    assert.equal(read('./missing'), undefined);
    assert.equal(read('../lock.ts/inside'), undefined);
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
