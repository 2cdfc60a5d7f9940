import { existsSync } from 'node:fs';
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
  readonly name: string;
  readonly text: string;
}

interface Locks {
  readonly known: Map<RawPath, LockFile | undefined>;
  readonly boundary: Boundary;
}

const EXACT = /^[v=]?\d+\.\d+\.\d+(?:[-+][\w.-]+)?$/;

/**
 * @returns a lookup that reads each file once. The nearest package.json with dependencies counts, so one with only
 * `{"type": "module"}` does not hide its parent's. Those of a bower.json in the same folder, or nearer, are added. Lock
 * files in the same folder or above are read only to resolve a range of a package whose version matters.
 */
export function createPackageLookup(boundary: Boundary = createBoundary()): PackageLookup {
  const known = new Map<RawPath, Packages | undefined>();
  const locks: Locks = { known: new Map(), boundary };
  const lookup: PackageLookup = (folder) => {
    if (known.has(folder)) return known.get(folder);
    const parent = parentOf(folder);
    const manifest = readSettingsText(join(folder, 'package.json'), folder, boundary, MAX_SIZE.manifest);
    const own = manifest === undefined ? undefined : dependenciesOf(manifest);
    const above = own ? resolved(own, folder, locks) : parent === folder ? undefined : lookup(parent);
    const bower = readSettingsText(join(folder, 'bower.json'), folder, boundary, MAX_SIZE.manifest);
    const listed = bower === undefined ? undefined : bowerDependenciesOf(bower);
    const found = listed ? (own ? { ...listed, ...above } : { ...above, ...listed }) : above;
    known.set(folder, found);
    return found;
  };
  return lookup;
}

function resolved(packages: Packages, folder: RawPath, locks: Locks): Packages {
  const open = Object.entries(packages).filter(([name, range]) => PACKAGES.has(name) && !EXACT.test(range));
  const lock = open.length > 0 ? lockAbove(folder, locks) : undefined;
  if (lock === undefined) return packages;
  const importer = toText(relativeTo(lock.folder, folder) ?? ('' as RawPath)).replaceAll('\\', '/');
  const versions = open.flatMap(([name, range]) => {
    const version = lockedVersion(lock.name, lock.text, { name, range, importer });
    return version === undefined ? [] : [[name, version] as const];
  });
  return { ...packages, ...Object.fromEntries(versions) };
}

/** Returns the lock file of a folder or of its workspace, without leaving the repository. */
function lockAbove(folder: RawPath, locks: Locks): LockFile | undefined {
  if (locks.known.has(folder)) return locks.known.get(folder);
  const parent = parentOf(folder);
  const isTop = parent === folder || existsSync(toBytes(join(folder, '.git')));
  const found = lockIn(folder, locks) ?? (isTop ? undefined : lockAbove(parent, locks));
  locks.known.set(folder, found);
  return found;
}

function lockIn(folder: RawPath, { boundary }: Locks): LockFile | undefined {
  for (const name of LOCK_FILES) {
    const text = readSettingsText(join(folder, name), folder, boundary, MAX_SIZE.lock);
    // Most projects have only one of these files.
    if (text !== undefined) return { folder, name, text };
  }
  return undefined;
}
