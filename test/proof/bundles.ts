/** Libraries as a page loads them: each bundled once from its npm package, under the global that its script makes. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';
import { BUNDLES, folderOf, PACKAGES } from './packages.js';
import type { Versions } from './packages.js';

const COMMON: BuildOptions = {
  bundle: true,
  format: 'iife',
  platform: 'browser',
  define: { global: 'window', 'process.env.NODE_ENV': '"production"' },
  banner: { js: 'window.process = window.process || { env: {} };' },
  nodePaths: [path.join(PACKAGES, 'node_modules')],
  logLevel: 'silent',
};

/**
 * Which of a package's entries is taken. auth0.js from 9 has `main` for the script tag, which is no module although the
 * package says that it is one; up to 8, and in Lock 10, it requires packages as if they had no entry but `main`.
 */
function mainFields(versions: Versions): string[] {
  const isOlder = (name: string, major: number): boolean => Number.parseInt(versions[name] ?? 'none') < major;
  const isOld = isOlder('auth0-js', 9) || isOlder('auth0-lock', 11);
  return isOld ? ['browser', 'main'] : ['browser', 'module', 'main'];
}

/** What a library's script does with the library. */
const GLOBALS: Readonly<Record<string, (module: string, major: number) => string>> = {
  'auth0-lock': (lib) =>
    `const lock = require(${lib}); window.Auth0Lock = lock.default || lock; window.Auth0LockPasswordless = lock.Auth0LockPasswordless;`,
  'auth0-js': (lib, major) =>
    major < 8 ? `window.Auth0 = require(${lib});` : `const sdk = require(${lib}); window.auth0 = sdk.default || sdk;`,
  '@auth0/auth0-spa-js': (lib, major) =>
    major < 2
      ? `const sdk = require(${lib}); window.createAuth0Client = sdk.default; window.Auth0Client = sdk.Auth0Client;`
      : `window.auth0 = require(${lib});`,
  jquery: (lib) => `window.jQuery = window.$ = require(${lib});`,
  angular: (lib) => `require(${lib});`,
  axios: (lib) => `const axios = require(${lib}); window.axios = axios.default || axios;`,
  superagent: (lib) => `window.superagent = require(${lib});`,
  ky: (lib) => `window.ky = require(${lib}).default;`,
};

/** Scripts that come with a package as they are loaded; they find AngularJS and the SDK in the page. */
const SCRIPT_FILES: Readonly<Record<string, string>> = {
  'angular-auth0': 'dist/angular-auth0.js',
  'angular-lock': 'dist/angular-lock.js',
  'auth0-angular': 'build/auth0-angular.js',
};

/** The names by which content delivery networks know packages. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/auth0-spa-js/, '@auth0/auth0-spa-js'],
  [/\/lock(?:-[\d.]+|\/[\d.]+\/lock)(?:\.min)?\.js/, 'auth0-lock'],
  [/auth0\.com\/.*auth0/, 'auth0-js'],
  [/jquery/, 'jquery'],
  [/angular/, 'angular'],
  [/axios/, 'axios'],
];

/** The script at an address, at the version that a case runs with; undefined where it is none that is known. */
export async function scriptAt(url: string, versions: Versions): Promise<string | undefined> {
  const language = /\/lock\/[\d.]+\/(\w[\w-]*)\.js$/.exec(url)?.[1];
  if (language !== undefined) return translation(language, versions['auth0-lock'] ?? '');
  const name = SCRIPTS.find(([pattern]) => pattern.test(url))?.[1];
  const version = name === undefined ? undefined : versions[name];
  return name === undefined || version === undefined ? undefined : library(name, version);
}

/** The texts of Lock 11 and later, which it loads from where it came from itself. */
async function translation(language: string, version: string): Promise<string> {
  const file = path.join(folderOf('auth0-lock', version), 'lib', 'i18n', `${language}.js`);
  const contents = `Auth0.registerLanguageDictionary(${JSON.stringify(language)}, require(${JSON.stringify(file)}).default);`;
  const { outputFiles } = await build({ ...COMMON, stdin: { contents, resolveDir: PACKAGES }, write: false });
  return outputFiles[0]?.text ?? '';
}

const libraries = new Map<string, Promise<string>>();

export function library(name: string, version: string): Promise<string> {
  const key = `${name.replace('/', '-')}-${version}`;
  const known = libraries.get(key) ?? makeLibrary(name, version, path.join(BUNDLES, `${key}.js`));
  libraries.set(key, known);
  return known;
}

async function makeLibrary(name: string, version: string, file: string): Promise<string> {
  const script = SCRIPT_FILES[name];
  if (script !== undefined) return readFileSync(path.join(folderOf(name, version), script), 'utf8');
  mkdirSync(BUNDLES, { recursive: true });
  if (!existsSync(file)) {
    // Whole or not at all: it stays for the next run.
    const unfinished = `${file}.${process.pid}`;
    await bundleLibrary(name, version, unfinished);
    renameSync(unfinished, file);
  }
  return readFileSync(file, 'utf8');
}

async function bundleLibrary(name: string, version: string, outfile: string): Promise<void> {
  const folder = folderOf(name, version);
  const major = Number.parseInt(version);
  if (name === 'auth0-lock' && major < 10) {
    // Its templates and styles are pulled in by transforms of browserify's.
    const browserify = path.join(PACKAGES, 'node_modules', 'browserify', 'bin', 'cmd.js');
    await promisify(execFile)(process.execPath, [browserify, 'standalone.js', '-o', outfile], { cwd: folder });
    return;
  }
  const contents = GLOBALS[name]?.(JSON.stringify(folder), major);
  if (contents === undefined) throw new RangeError(`${name} is not known as a script`);
  await build({
    ...COMMON,
    mainFields: mainFields({ [name]: version }),
    plugins: [oneReact(folder)],
    stdin: { contents, resolveDir: folder },
    outfile,
  });
}

/** Packages that Lock's widgets and Lock itself have to share; npm puts the former where another one's React is. */
function oneReact(folder: string): Plugin {
  return {
    name: 'one-react',
    setup: (plugins) => {
      plugins.onResolve({ filter: /^react(?:-dom)?(?:\/|$)/ }, ({ path: name, kind, pluginData }) =>
        pluginData === folder ? undefined : plugins.resolve(name, { kind, resolveDir: folder, pluginData: folder }),
      );
    },
  };
}

/** @param folder whose node_modules has the versions of the case */
export async function bundleProgram(
  text: string,
  fileName: string,
  folder: string,
  versions: Versions,
): Promise<string> {
  const lock = versions['auth0-lock'];
  const extension = path.extname(fileName).slice(1);
  const loader = extension === 'ts' || extension === 'tsx' || extension === 'jsx' ? extension : 'js';
  const { outputFiles } = await build({
    ...COMMON,
    // The old libraries take `this` for the window, which it is not in a module.
    format: /^\s*(?:import|export)\b/m.test(text) ? 'esm' : 'iife',
    jsx: 'automatic',
    mainFields: mainFields(versions),
    plugins: lock === undefined ? [] : [oneReact(folderOf('auth0-lock', lock))],
    stdin: { contents: text, resolveDir: path.join(folder, path.dirname(fileName)), loader },
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
