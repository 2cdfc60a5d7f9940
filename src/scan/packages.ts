import { existsSync, readFileSync } from 'node:fs';
import { PACKAGES } from '../rules/auth0/catalog.js';
import { LOCK_FILES, lockedVersion } from './lock-files.js';
import { dependenciesOf } from './manifest.js';
import { join, parentOf, relativeTo, toBytes, toText } from './raw-path.js';
import type { RawPath } from './raw-path.js';

type Packages = Readonly<Record<string, string>>;

/** Returns a folder's dependencies: version by package name, or the range if no lock file resolves it. */
export type PackageLookup = (folder: RawPath) => Packages | undefined;

interface LockFile {
  readonly folder: RawPath;
  readonly name: string;
  readonly text: string;
}

const EXACT = /^[v=]?\d+\.\d+\.\d+(?:[-+][\w.-]+)?$/;

/**
 * @returns a lookup that reads each file once. The nearest package.json with dependencies counts, so one with only
 * `{"type": "module"}` does not hide its parent's. Lock files in the same folder or above are read only to resolve a
 * range of a package whose version matters.
 */
export function createPackageLookup(): PackageLookup {
  const known = new Map<RawPath, Packages | undefined>();
  const locks = new Map<RawPath, LockFile | undefined>();
  const lookup: PackageLookup = (folder) => {
    if (known.has(folder)) return known.get(folder);
    const parent = parentOf(folder);
    const own = dependenciesIn(join(folder, 'package.json'));
    const found = own ? resolved(own, folder, locks) : parent === folder ? undefined : lookup(parent);
    known.set(folder, found);
    return found;
  };
  return lookup;
}

function dependenciesIn(file: RawPath): Packages | undefined {
  try {
    return dependenciesOf(readFileSync(toBytes(file), 'utf8'));
  } catch {
    return undefined;
  }
}

function resolved(packages: Packages, folder: RawPath, locks: Map<RawPath, LockFile | undefined>): Packages {
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
function lockAbove(folder: RawPath, locks: Map<RawPath, LockFile | undefined>): LockFile | undefined {
  if (locks.has(folder)) return locks.get(folder);
  const parent = parentOf(folder);
  const isTop = parent === folder || existsSync(toBytes(join(folder, '.git')));
  const found = lockIn(folder) ?? (isTop ? undefined : lockAbove(parent, locks));
  locks.set(folder, found);
  return found;
}

function lockIn(folder: RawPath): LockFile | undefined {
  for (const name of LOCK_FILES) {
    try {
      return { folder, name, text: readFileSync(toBytes(join(folder, name)), 'utf8') };
    } catch {
      // The file is missing: most projects have only one of these.
    }
  }
  return undefined;
}
