import { readFileSync } from 'node:fs';
import { dependenciesOf } from './manifest.js';
import { join, parentOf, toBytes, type RawPath } from './raw-path.js';

type Packages = Readonly<Record<string, string>>;

/** Finds the dependencies that hold in a folder: package name to version range. */
export type PackageLookup = (folder: RawPath) => Packages | undefined;

/**
 * @returns a lookup that reads each file once. The nearest package.json that names dependencies counts: one that only
 * says `{"type": "module"}` does not hide the one above it.
 */
export function createPackageLookup(): PackageLookup {
  const known = new Map<RawPath, Packages | undefined>();
  const lookup: PackageLookup = (folder) => {
    if (known.has(folder)) return known.get(folder);
    const parent = parentOf(folder);
    const found = dependenciesIn(join(folder, 'package.json')) ?? (parent === folder ? undefined : lookup(parent));
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
