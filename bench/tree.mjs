/** Builds the trees to search: sources of the packages in bench/package.json, laid out as a repository. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { findCandidates } from './tools.mjs';

const root = path.dirname(import.meta.dirname);
const cache = path.join(root, '.cache/bench');

/** Contains the tools to compare with and the packages. */
export const install = path.join(cache, 'install');

/** How many files of the second tree contain a deprecated form. */
export const PLANTED = 50;

/** Files that count as source files. */
const SOURCE = /\.(?:[mc]?[jt]s|[jt]sx|x?html?)$/i;

/** Source maps and declarations, which are build output and not part of a repository. */
const GENERATED = /\.(?:map|d\.[mc]?ts)$/i;

/** Fixtures from test/fixtures to plant. */
const FIXTURES = {
  'lock-access-token': [
    ...['globals.js', 'lock9-show.js', 'lock9-options-followed.js', 'lock9-modern-syntax.ts', 'lock10-constructor.js'],
    ...['lock10-show.jsx', 'page-lock9.html', 'page-lock10.html'],
  ],
  'authorize-access-token': [
    'auth0js7.js',
    'auth0js8.js',
    'angular-service.ts',
    'passport.js',
    'urls.js',
    'urls-node.js',
  ],
  'unlink-endpoint': ['clients.js', 'jquery.js', 'xhr.js'],
};

/**
 * Builds the trees from the installed packages, unless they are up to date.
 * @returns {{ id: string, title: string, dir: string, planted: number, slow: boolean }[]} in display order; `slow`:
 *   whether the slow tools search it too
 */
export function assemble(needles) {
  const natural = path.join(cache, 'trees/packages');
  const clean = path.join(cache, 'trees/clean');
  const planted = path.join(cache, 'trees/planted');
  const own = path.join(cache, 'trees/dependencies');
  const tenfold = path.join(cache, 'trees/tenfold');
  const state = stateOf(needles);
  const stamp = path.join(cache, 'trees/state.txt');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== state) {
    console.error('Assembling the trees …');
    rmSync(path.join(cache, 'trees'), { recursive: true, force: true });
    const packages = Object.keys(manifest().dependencies);
    for (const name of packages) copyTree(path.join(install, 'node_modules', name), path.join(natural, name));
    asRepository(natural);
    copyTree(natural, clean);
    for (const file of findCandidates(needles, clean)) rmSync(file);
    copyTree(clean, planted);
    plant(planted);
    copyTree(path.join(root, 'node_modules'), own, true);
    asRepository(own);
    for (let copy = 0; copy < 10; copy++) copyTree(clean, path.join(tenfold, `${copy}`));
    asRepository(tenfold);
    writeFileSync(stamp, state);
  }
  return [
    { id: 'clean', title: 'Nothing to find: no file holds a needle', dir: clean, planted: 0, slow: true },
    {
      id: 'planted',
      title: `${PLANTED} candidates: the same and ${PLANTED} files with deprecated forms`,
      dir: planted,
      planted: PLANTED,
      slow: true,
    },
    {
      id: 'packages',
      title: 'The packages as they are, nothing planted',
      dir: natural,
      planted: 0,
      slow: false,
    },
    {
      id: 'dependencies',
      title: "This project's own dependencies, as source",
      dir: own,
      planted: 0,
      slow: false,
    },
    { id: 'tenfold', title: 'Nothing to find, ten times as many files', dir: tenfold, planted: 0, slow: false },
  ];
}

/** @returns the number of files under `dir`, their size, and the number of source files */
export function measureTree(dir) {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
  return { files: files.length, bytes, sources: files.filter(({ name }) => SOURCE.test(name)).length };
}

function manifest() {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, 'package.json'), 'utf8'));
}

/** Installs the packages in bench/package.json, unless they are up to date. */
export function installPackages() {
  const done = path.join(install, 'package-lock.json.done');
  const lock = readFileSync(path.join(import.meta.dirname, 'package-lock.json'), 'utf8');
  if (existsSync(done) && readFileSync(done, 'utf8') === lock) return;
  console.error('Installing the tools and packages of bench/package.json (130 MB, once) …');
  mkdirSync(install, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) {
    copyFileSync(path.join(import.meta.dirname, name), path.join(install, name));
  }
  // Run npm's script directly if possible: Windows can't start a .cmd file without a shell.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync(npm ? process.execPath : 'npm', npm ? [npm, ...args] : args, { cwd: install, stdio: 'inherit' });
  writeFileSync(done, lock);
}

/** Returns a hash of everything the trees are built from. */
function stateOf(needles) {
  const hash = createHash('sha256');
  const files = [import.meta.filename, path.join(import.meta.dirname, 'package-lock.json'), ...fixtures()];
  for (const file of files) hash.update(readFileSync(file)).update('\0');
  return hash.update(needles.join('\n')).digest('hex');
}

/**
 * Uses hard links, so all trees benefit from the file system's cache equally; copies files where links don't work.
 * @param isDeep whether to copy what is installed inside of packages, too
 */
function copyTree(from, to, isDeep = false) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory() && entry.name === 'node_modules') {
      // A name that is not ignored.
      if (isDeep) copyTree(source, path.join(to, 'modules'), isDeep);
    } else if (entry.isDirectory()) copyTree(source, target, isDeep);
    else if (entry.isFile() && !GENERATED.test(entry.name)) {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
    }
  }
}

/** An empty `.git` stops ripgrep, ast-grep and the scan from reading ignore files above this folder. */
function asRepository(dir) {
  mkdirSync(path.join(dir, '.git'));
  writeFileSync(path.join(dir, '.gitignore'), 'node_modules/\ncoverage/\n*.log\n');
}

function fixtures() {
  return Object.entries(FIXTURES).flatMap(([rule, files]) =>
    files.map((file) => path.join(root, 'test/fixtures', rule, file)),
  );
}

/** Spreads copies of the fixtures over the tree's folders until there are enough. */
function plant(dir) {
  const folders = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((folder) => !/[/\\]\./.test(path.relative(cache, folder)))
    .sort();
  const sources = fixtures();
  for (let i = 0; i < PLANTED; i++) {
    const source = sources[i % sources.length];
    const folder = folders[Math.floor((i * folders.length) / PLANTED)];
    copyFileSync(source, path.join(folder, `planted-${i}${path.extname(source)}`));
  }
}
