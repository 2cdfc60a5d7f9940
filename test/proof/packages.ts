/** The real SDKs: installed once into `.cache/proof`, and handed to each case at the versions that it names. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { installedChromium, unpackChromium } from '../support/chromium.mjs';

const CACHE = path.join(import.meta.dirname, '..', '..', '.cache', 'proof');

/** Packages to install, and where. */
interface PackageSet {
  /** The package.json that names them, and its lock file. */
  readonly manifests: readonly string[];
  /** Another one for every lock file, so that what runs keeps what it runs with. */
  readonly folder: string;
}

/** Returns the packages that the manifests of a folder name, which go into a folder of the cache with this name. */
function setIn(folder: string, name: string): PackageSet {
  const manifests = ['package.json', 'package-lock.json'].map((file) => path.join(folder, file));
  const hash = createHash('sha256');
  for (const file of manifests) hash.update(readFileSync(file));
  return { manifests, folder: path.join(CACHE, `${name}-${hash.digest('hex').slice(0, 12)}`) };
}

const SDKS = setIn(import.meta.dirname, 'packages');

/** Whose node_modules holds the SDKs. */
export const PACKAGES = SDKS.folder;
/** Where bundles stay between runs. */
export const BUNDLES = path.join(PACKAGES, 'bundles');
/** Where the programs of this run are written. */
const WORK = path.join(CACHE, `run-${process.pid}`);
/** Where pictures stay of pages on which nothing happened. */
export const PICTURES = path.join(CACHE, 'pictures');

/** Installs what the lock file says, unless it is there. @throws {Error} with what to do where npm fails */
export function install(): void {
  installSet(SDKS, 'Installing the SDKs that the proof runs, once: about 560 MB, a minute or two …');
}

/** Whose node_modules holds old versions of TypeScript. Installs them, unless they are there. */
export function installCompilers(): string {
  const compilers = setIn(path.join(import.meta.dirname, 'compilers'), 'compilers');
  installSet(compilers, 'Installing old versions of TypeScript, once: about 130 MB …');
  return compilers.folder;
}

function installSet({ manifests, folder: target }: PackageSet, note: string): void {
  if (existsSync(target)) return;
  console.log(note);
  const folder = `${target}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  for (const file of manifests) cpSync(file, path.join(folder, path.basename(file)));
  // Peers are declared by what nothing here uses together, and engines by Angular, of which only the types are read.
  const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const { status, error } = spawnSync('npm', ['ci', ...flags], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(
      `The packages could not be installed (${error?.message ?? `npm ci ended with ${String(status)}`}). The proof needs the npm registry the first time it runs.`,
    );
  }
  // Whoever was first is right; both have installed the same.
  if (existsSync(target)) rmSync(folder, { recursive: true, force: true });
  else renameSync(folder, target);
}

let found: ReturnType<typeof unpackChromium> | undefined;

/** The Chromium to run pages in; one that is installed is taken first. @throws {Error} where it cannot be unpacked */
export function chromium(): ReturnType<typeof unpackChromium> {
  return (found ??= installedChromium() ?? unpackChromium(PACKAGES, path.join(PACKAGES, 'chromium')));
}

/** Removes the programs of this run. */
export function cleanUp(): void {
  rmSync(WORK, { recursive: true, force: true });
}

/** Package name to version: what a case runs with. */
export type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

const { dependencies } = JSON.parse(readFileSync(path.join(import.meta.dirname, 'package.json'), 'utf8')) as Manifest;

/** The name under which a version of a package is installed: its own, or an alias of it. */
function aliasOf(name: string, version: string): string | undefined {
  const found = Object.entries(dependencies).find(([alias, spec]) => {
    const [, target = alias, wanted = spec] = /^npm:(.+)@(.+)$/.exec(spec) ?? [];
    return target === name && (wanted === version || wanted.replace(/^[\^~]/, '') === version);
  });
  return found?.[0];
}

/** Whether a version of a package is installed. */
export function hasVersion(name: string, version: string): boolean {
  return aliasOf(name, version) !== undefined;
}

/** The first version of a package that is installed and starts so. */
export function versionOf(name: string, start: string): string | undefined {
  const versions = Object.entries(dependencies).map(([alias, spec]) => {
    const [, target = alias, version = spec] = /^npm:(.+)@(.+)$/.exec(spec) ?? [];
    return target === name ? version : '';
  });
  return versions.find((version) => version.startsWith(start));
}

/**
 * The folder in which a version of a package is installed.
 * @throws {RangeError} where the lock file has no such version
 */
export function folderOf(name: string, version: string): string {
  const alias = aliasOf(name, version);
  if (alias === undefined) throw new RangeError(`test/proof/package.json has no ${name} ${version}`);
  return path.join(PACKAGES, 'node_modules', alias);
}

/** Makes a folder in which imports of these packages, and of all others that are installed, resolve to these versions. */
export function makeWorkFolder(name: string, versions: Versions): string {
  const folder = path.join(WORK, name.replace(/[^\w.-]+/g, '_'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  linkPackages(folder, versions);
  return folder;
}

/** Adds packages to a folder, beside those that it has. */
export function linkPackages(folder: string, versions: Versions): void {
  for (const [name, version] of Object.entries(versions)) {
    const link = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    if (!existsSync(link)) symlinkSync(folderOf(name, version), link, 'dir');
  }
}

/**
 * Makes a folder for an application whose packages have to find each other in its own node_modules, as other versions
 * of them are installed, too. Whatever else they need is found in the folder above.
 */
export function makeSettledFolder(name: string, versions: Versions): string {
  const above = makeWorkFolder(name, {});
  symlinkSync(path.join(PACKAGES, 'node_modules'), path.join(above, 'node_modules'), 'dir');
  const folder = path.join(above, 'application');
  for (const [each, version] of Object.entries(versions)) {
    linkTree(folderOf(each, version), path.join(folder, 'node_modules', each));
  }
  return folder;
}

function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isFile()) linkSync(source, target);
  }
}
