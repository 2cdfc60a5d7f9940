import assert from 'node:assert/strict';
import type { ModuleReader } from '../src/core/types.js';
import { analyze, findOffers } from '../src/engine.js';
import { render } from '../src/messages/render.js';

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

const CLIENT = "export const client = new WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'GARDEN' });";
const AUTH0 = "import { WebAuth } from 'auth0-js';\n";
const OPTIONS = "{ connection: 'github', access_token: token }";

/** A file that logs in through another one, by what the other one is. */
const FOUND: Readonly<Record<string, readonly [main: string, files: Files]>> = {
  'a function': [
    `import { login } from './auth'; login(${OPTIONS});`,
    { 'auth.js': `${AUTH0}${CLIENT} export function login(options) { client.authorize(options); }` },
  ],
  'a function beside another file with the client': [
    `import { login } from './auth'; login(${OPTIONS});`,
    {
      'auth.js': "import { client } from './client'; export const login = (options = {}) => client.authorize(options);",
      'client.js': AUTH0 + CLIENT,
    },
  ],
  'a function that calls another': [
    `import { login } from './auth'; login(${OPTIONS});`,
    {
      'auth.js': "import { start } from './client'; export const login = (options) => start('/', { ...options });",
      'client.js': `${AUTH0}${CLIENT} export const start = (page, more) => client.authorize(Object.assign({ page }, more));`,
    },
  ],
  'a part of the options': [
    `import { login } from './auth'; const params = { access_token: token }; login('github', params);`,
    {
      'auth.js':
        "import Auth0Lock from 'auth0-lock'; const lock = new Auth0Lock('GARDEN', 'garden.eu.auth0.com');\n" +
        'export const login = (name, params) => lock.show({ allowedConnections: [name], auth: { params } });',
    },
  ],
  'a method of an exported instance': [
    `import auth from './auth'; auth.login(${OPTIONS});`,
    {
      'auth.js': `${AUTH0}class Auth { constructor() { this.web = new WebAuth({}); } login(options) { this.web.authorize(options); } }
        export default new Auth();`,
    },
  ],
  'a function that gets the client': [
    `import { login } from './auth'; login(client, ${OPTIONS});`,
    {
      'auth.js':
        "import { createAuth0Client } from '@auth0/auth0-spa-js'; export const start = () => createAuth0Client({});\n" +
        'export async function login(client, options) { await client.loginWithPopup(options); }',
    },
  ],
  'a function that calls another one of its file': [
    `import { login } from './auth'; login(${OPTIONS});`,
    {
      'auth.js': `${AUTH0}${CLIENT} function start(options) { client.authorize(options); } export const login = (options) => start({ ...options });`,
    },
  ],
  'an action creator': [
    `import { login } from './auth'; dispatch(login(${OPTIONS}));`,
    { 'auth.js': `${AUTH0}${CLIENT} export const login = (options) => (dispatch) => { client.authorize(options); };` },
  ],
  'a connected action creator': [
    `import { login } from './auth';
      class Page extends Component { link() { const options = { connection }; options.access_token = token; this.props.login(options); } }
      export default connect(null, { login })(Page);`,
    { 'auth.js': `${AUTH0}${CLIENT} export const login = (options) => () => client.authorize(options);` },
  ],
};

const SILENT: typeof FOUND = {
  'a function that sends the options to another service': [
    `import { login } from './auth'; login(${OPTIONS});`,
    {
      'auth.js': `${AUTH0}${CLIENT} export const login = (options) => fetch('/auth0', { body: JSON.stringify(options) });`,
    },
  ],
  'a function that leaves the token out': [
    `import { login } from './auth'; login(${OPTIONS});`,
    { 'auth.js': `${AUTH0}${CLIENT} export const login = ({ connection }) => client.authorize({ connection });` },
  ],
  'a client that only has a telling name': [
    `import { login } from './auth'; login(${OPTIONS});`,
    { 'auth.js': 'export const login = (options) => auth0.instance.authorize(options);' },
  ],
  'a client of another library that callers pass': [
    `import { login } from './auth'; login(client, ${OPTIONS});`,
    { 'auth.js': 'export const login = (client, options) => client.loginWithRedirect(options);' },
  ],
  'other arguments': [
    `import { login } from './auth'; login(connection, ${OPTIONS});`,
    { 'auth.js': `${AUTH0}${CLIENT} export const login = (options) => client.authorize(options);` },
  ],
  'a password login': [
    `import { login } from './auth'; login({ username, password, access_token: token });`,
    {
      'auth.js':
        "import Auth0 from 'auth0-js'; const client = new Auth0({}); export const login = (o) => client.login(o);",
    },
  ],
};

describe('a token in options for a login function of another file', () => {
  for (const [what, [main, files]] of Object.entries(FOUND)) {
    it(`is found for ${what}`, () => {
      const { findings } = analyze(main, 'main.js', {}, readerOf(files));
      assert.deepEqual(
        findings.map(({ end, certainty, form }) => [main.slice(0, end).endsWith('access_token'), certainty, form]),
        [[true, 'likely', /^lock|Lock/.test(files['auth.js'] ?? '') ? 'lock-by-wrapper' : 'authorize-by-wrapper']],
      );
    });
  }

  for (const [what, [main, files]] of Object.entries(SILENT)) {
    it(`is not reported for ${what}`, () => {
      assert.deepEqual(analyze(main, 'main.js', {}, readerOf(files)).findings, []);
    });
  }

  it('gets a guide that says why', () => {
    const [main, files] = FOUND['a function'] ?? ['', {}];
    const [offer] = findOffers(main, 'main.js', {}, readerOf(files));
    const reasons = offer?.rewrites.map(({ reason }) => reason && render(reason));
    assert.deepEqual(reasons, ['the function that starts this login is in another file']);
  });
});
