import { existsSync } from 'node:fs';
import compareBuild from 'semver/functions/compare-build.js';
import satisfies from 'semver/functions/satisfies.js';
import valid from 'semver/functions/valid.js';
import { PACKAGES } from '../rules/auth0/catalog.js';
import { createBoundary } from './boundary.js';
import type { Boundary } from './boundary.js';
import { LOCK_FILES, lockedVersion } from './lock-files.js';
import { bowerDependenciesOf, dependenciesOf } from './manifest.js';
import { join, parentOf, relativeTo, toBytes, toText } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { readSettingsText } from './read-settings.js';

/** In bytes. Lock files of large workspaces have some ten megabytes. */
const MAX_SIZE = { manifest: 1024 * 1024, lock: 64 * 1024 * 1024 };

type Packages = Readonly<Record<string, string>>;

/** Returns a folder's dependencies: version by package name, or the range if no lock file resolves it. */
export type PackageLookup = (folder: RawPath) => Packages | undefined;

interface LockFile {
  readonly folder: RawPath;
  readonly name: (typeof LOCK_FILES)[number];
  readonly text: string;
}

interface Locks {
  readonly known: Map<RawPath, readonly LockFile[]>;
  readonly boundary: Boundary;
}

const EXACT = /^[v=]?\d+\.\d+\.\d+(?:[-+][\w.-]+)?$/;

/**
 * @param above returns the folder to search next
 * @returns a lookup that reads each file once. The nearest package.json with dependencies counts, so one with only
 * `{"type": "module"}` does not hide its parent's. Those of a bower.json in the same folder, or nearer, are added. Lock
 * files in the same folder or above are read only to resolve a range of a package whose version matters.
 */
export function createPackageLookup(
  boundary: Boundary = createBoundary(),
  above: (folder: RawPath) => RawPath = parentOf,
): PackageLookup {
  const known = new Map<RawPath, Packages | undefined>();
  const locks: Locks = { known: new Map(), boundary };
  const lookup: PackageLookup = (folder) => {
    if (known.has(folder)) return known.get(folder);
    const parent = above(folder);
    const manifest = readSettingsText(join(folder, 'package.json'), folder, boundary, MAX_SIZE.manifest);
    const own = manifest === undefined ? undefined : dependenciesOf(manifest);
    const outer = own ? resolved(own, folder, locks) : parent === folder ? undefined : lookup(parent);
    const bower = readSettingsText(join(folder, 'bower.json'), folder, boundary, MAX_SIZE.manifest);
    const listed = bower === undefined ? undefined : bowerDependenciesOf(bower);
    const found = listed ? (own ? { ...listed, ...outer } : { ...outer, ...listed }) : outer;
    known.set(folder, found);
    return found;
  };
  return lookup;
}

/** @returns the folder that a folder's dependencies come from, which identifies its project; undefined without any */
export function projectFolderOf(lookup: PackageLookup, folder: RawPath): RawPath | undefined {
  const packages = lookup(folder);
  if (packages === undefined) return undefined;
  const parent = parentOf(folder);
  return parent === folder || lookup(parent) !== packages ? folder : projectFolderOf(lookup, parent);
}

function resolved(packages: Packages, folder: RawPath, locks: Locks): Packages {
  const open = Object.entries(packages).filter(([name, range]) => PACKAGES.has(name) && !EXACT.test(range));
  const found = open.length > 0 ? locksAbove(folder, locks) : [];
  const versions = open.flatMap(([name, range]) => {
    const locked = found.flatMap((lock) => {
      const importer = toText(relativeTo(lock.folder, folder) ?? ('' as RawPath)).replaceAll('\\', '/');
      return lockedVersion(lock.name, lock.text, { name, range, importer }) ?? [];
    });
    const version = oldest(locked, range);
    return version === undefined ? [] : [[name, version] as const];
  });
  return { ...packages, ...Object.fromEntries(versions) };
}

/**
 * Returns the oldest version, because code for it runs with the others too: which lock file is in use depends on the
 * package manager that somebody runs. A version outside of the range is left over, if another one is in it.
 */
function oldest(versions: readonly string[], range: string): string | undefined {
  const current = versions.filter((version) => satisfies(version, range, { includePrerelease: true }));
  const known = versions.filter((version) => valid(version) !== null);
  return (current.length > 0 ? current : known).toSorted(compareBuild)[0] ?? versions[0];
}

/** Returns the lock files of a folder or of its workspace, without leaving the repository. */
function locksAbove(folder: RawPath, locks: Locks): readonly LockFile[] {
  const known = locks.known.get(folder);
  if (known) return known;
  const parent = parentOf(folder);
  const isTop = parent === folder || existsSync(toBytes(join(folder, '.git')));
  const own = locksIn(folder, locks);
  const found = own.length > 0 || isTop ? own : locksAbove(parent, locks);
  locks.known.set(folder, found);
  return found;
}

function locksIn(folder: RawPath, { boundary }: Locks): readonly LockFile[] {
  return LOCK_FILES.flatMap((name) => {
    const text = readSettingsText(join(folder, name), folder, boundary, MAX_SIZE.lock);
    return text === undefined ? [] : [{ folder, name, text }];
  });
}
