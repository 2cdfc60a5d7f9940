import { existsSync } from 'node:fs';
import type { UpgradeOptions } from '../core/types.js';
import { repositoryOf } from './boundary.js';
import type { Boundary } from './boundary.js';
import { join, parentOf, relativeTo, toBytes } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { readSettingsText } from './read-settings.js';

/** Lock files and the package managers that write them. */
const MANAGERS = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'yarn.lock': 'yarn',
  'pnpm-lock.yaml': 'pnpm',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
} as const;

type LockFileName = keyof typeof MANAGERS;

const LOCK_FILE_NAMES = Object.keys(MANAGERS) as LockFileName[];

/** In bytes. */
const MAX_SIZE = 64 * 1024 * 1024;

/** A package manager, and where to run it. */
export interface Installation {
  readonly manager: (typeof MANAGERS)[LockFileName];
  /** The folder with the lock file: that of the workspace, or of the package. */
  readonly folder: RawPath;
}

/**
 * Returns how to install the dependencies of a package: with npm if there is no lock file.
 * @param folder the folder of its package.json
 * @param base the folder that is scanned, which a search outside of a repository does not leave
 */
export function installationOf(folder: RawPath, base: RawPath): Installation {
  const [locked, [name]] = locksAbove(folder, base);
  return locked === undefined || name === undefined
    ? { manager: 'npm', folder }
    : { manager: MANAGERS[name], folder: locked };
}

/**
 * Returns how rewrites may change the package.json of a file's package. Package managers read pins only at the root of a
 * workspace; npm before version 7, which writes lock files of version 1, has none.
 */
export function upgradeOptionsOf(file: RawPath, base: RawPath, boundary: Boundary): UpgradeOptions {
  const folder = repositoryOf(parentOf(file), ['package.json']);
  if (folder === undefined) return {};
  const [locked, names] = locksAbove(folder, base);
  const managers = new Set(names.map((name) => MANAGERS[name]));
  if (locked === undefined) return isInPackage(folder, base) ? {} : { pins: 'overrides' };
  if (locked !== folder || managers.size > 1) return {};
  if (managers.has('yarn')) return { pins: 'resolutions' };
  return managers.has('npm') && !names.some((name) => isOld(join(folder, name), folder, boundary))
    ? { pins: 'overrides' }
    : {};
}

/** Returns the nearest folder with lock files, and their names. */
function locksAbove(folder: RawPath, base: RawPath): [RawPath | undefined, LockFileName[]] {
  const found = repositoryOf(folder, LOCK_FILE_NAMES);
  if (found === undefined || relativeTo(topOf(folder, base), found) === undefined) return [undefined, []];
  return [found, LOCK_FILE_NAMES.filter((name) => existsSync(toBytes(join(found, name))))];
}

function topOf(folder: RawPath, base: RawPath): RawPath {
  return repositoryOf(folder) ?? (relativeTo(base, folder) === undefined ? folder : base);
}

/** Whether a package is inside of another one, such as the root of a workspace. */
function isInPackage(folder: RawPath, base: RawPath): boolean {
  const top = topOf(folder, base);
  const around = folder === top ? undefined : repositoryOf(parentOf(folder), ['package.json']);
  return around !== undefined && relativeTo(top, around) !== undefined;
}

function isOld(lockFile: RawPath, folder: RawPath, boundary: Boundary): boolean {
  return /"lockfileVersion"\s*:\s*1\b/.test(readSettingsText(lockFile, folder, boundary, MAX_SIZE) ?? '');
}
