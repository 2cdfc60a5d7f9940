/** Compares a work tree with git's index, as `git status` does, but without running the filters of a repository. */
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readlinkSync, readSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { SECOND } from '../git/tracked-files.js';
import type { TrackedFile } from '../git/tracked-files.js';
import { join, parentOf, toBytes } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';

/** Git's kinds of entries, by the first digits of their modes. */
const [LINK, SUBMODULE] = ['120000', '160000'];

/** `differs`: its bytes are not those that git keeps, which line ends or a filter may explain. */
export type Comparison = 'same' | 'differs' | 'changed';

export interface WorkTree {
  readonly root: RawPath;
  /** When the index was written, in nanoseconds. Files that changed in that second or later can look unchanged. */
  readonly indexed: bigint;
  /** Whether the file system keeps the permission to execute. */
  readonly hasModes: boolean;
}

/** @returns a function that compares one file; submodules count as the same, since they are repositories of their own */
export function createComparison(tree: WorkTree): (file: TrackedFile) => Comparison {
  const folders = new Map<RawPath, boolean>([[tree.root, true]]);
  /** Git regards a file behind a link as missing, even if there is one. */
  const isRealFolder = (folder: RawPath): boolean => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const isReal = isRealFolder(parentOf(folder)) && statOf(folder)?.isDirectory() === true;
    folders.set(folder, isReal);
    return isReal;
  };
  return (file) => {
    if (file.isUnmerged) return 'changed';
    if (file.isAssumedUnchanged || file.mode === SUBMODULE) return 'same';
    const place = join(tree.root, file.name);
    const stats = isRealFolder(parentOf(place)) ? statOf(place) : undefined;
    if (stats === undefined) return 'changed';
    if (stats.isSymbolicLink()) return file.mode === LINK && isSame(file, linkIn(place)) ? 'same' : 'changed';
    if (!stats.isFile()) return 'changed';
    if (tree.hasModes && file.mode !== LINK && isExecutable(stats) !== (file.mode === '100755')) return 'changed';
    if (isUntouched(file, stats, tree.indexed)) return 'same';
    return hashOf(file, place) === file.id ? 'same' : 'differs';
  };
}

function statOf(file: RawPath): BigIntStats | undefined {
  try {
    return lstatSync(toBytes(file), { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isExecutable({ mode }: BigIntStats): boolean {
  return (mode & 0o100n) !== 0n;
}

function isUntouched({ stamp }: TrackedFile, stats: BigIntStats, indexed: bigint): boolean {
  if (stamp?.size !== stats.size || stats.mtimeNs / SECOND >= indexed / SECOND) return false;
  if (!isSameTime(stamp.modified, stats.mtimeNs)) return false;
  // In Windows, git keeps the time of creation there.
  return process.platform === 'win32' || isSameTime(stamp.changed, stats.ctimeNs);
}

/** Some programs write whole seconds to the index. */
function isSameTime(recorded: bigint, now: bigint): boolean {
  return recorded === now || (recorded % SECOND === 0n && recorded / SECOND === now / SECOND);
}

function linkIn(place: RawPath): Buffer | undefined {
  try {
    return readlinkSync(toBytes(place), { encoding: 'buffer' });
  } catch {
    return undefined;
  }
}

function isSame({ id }: TrackedFile, bytes: Buffer | undefined): boolean {
  return bytes !== undefined && hasher(id, bytes.length).update(bytes).digest('hex') === id;
}

/** Returns the id of a file's bytes as they are; undefined if they can't be read. */
function hashOf({ id }: TrackedFile, place: RawPath): string | undefined {
  let descriptor: number | undefined;
  try {
    // The file may have become a pipe or a link by now, and these flags are missing in Windows.
    const { O_NONBLOCK, O_NOFOLLOW } = constants as Readonly<Record<string, number | undefined>>;
    descriptor = openSync(toBytes(place), constants.O_RDONLY | (O_NONBLOCK ?? 0) | (O_NOFOLLOW ?? 0));
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return undefined;
    const hash = hasher(id, stats.size);
    const buffer = Buffer.alloc(256 * 1024);
    let total = 0;
    for (let read = -1; read !== 0 && total <= stats.size; total += read) {
      read = readSync(descriptor, buffer, 0, buffer.length, null);
      hash.update(buffer.subarray(0, read));
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** @param id tells which of git's two formats the repository has */
function hasher(id: string, size: number) {
  return createHash(id.length === 64 ? 'sha256' : 'sha1').update(`blob ${size}\0`);
}
