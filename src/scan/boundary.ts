import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { join, parentOf, rawFromBytes, rawFromText, relativeTo, toBytes } from './raw-path.js';
import type { RawPath } from './raw-path.js';

/**
 * Returns whether a file may be read for the sake of a file in `folder`. A repository that nobody trusts can name any
 * path in links, imports and settings, but only those below `folder`, a scanned folder or the repository count.
 */
export type Boundary = (folder: RawPath, file: RawPath) => boolean;

/** Folders that mark a repository's root for ripgrep: git's and Jujutsu's. */
export const REPOSITORY_MARKS: readonly string[] = ['.git', '.jj'];

/** @param roots absolute paths of the scanned folders */
export function createBoundary(roots: readonly string[] = []): Boundary {
  const allowed = roots.flatMap((root) => namesOf(rawFromText(root)));
  const known = new Map<RawPath, readonly RawPath[]>();
  const repositoryNames = (folder: RawPath): readonly RawPath[] => {
    const cached = known.get(folder);
    if (cached !== undefined) return cached;
    const repository = repositoryOf(folder);
    const names = repository === undefined ? [] : namesOf(repository);
    known.set(folder, names);
    return names;
  };
  const isIn = (file: RawPath) => (folder: RawPath) => relativeTo(folder, file) !== undefined;
  return (folder, file) =>
    isIn(file)(folder) ||
    allowed.some(isIn(file)) ||
    repositoryNames(folder).some(isIn(file)) ||
    isIn(file)(realPathOf(folder));
}

/**
 * Returns the folders that a scan may read from. Of a single file, that is the current folder, if the file is in it.
 * @param cwd absolute
 */
export function rootsOf(paths: readonly string[], cwd: string): string[] {
  const roots = paths.map((given) => path.resolve(cwd, given));
  const isPart = (root: string) => relativeTo(rawFromText(cwd), rawFromText(root)) !== undefined;
  const isFolder = (root: string) => statSync(root, { throwIfNoEntry: false })?.isDirectory() === true;
  return roots.some((root) => isPart(root) && !isFolder(root)) ? [...roots, cwd] : roots;
}

/** Returns the nearest folder, from `folder` upwards, that contains one of the marks of a repository. */
export function repositoryOf(folder: RawPath, marks = REPOSITORY_MARKS): RawPath | undefined {
  for (let at = folder; ; at = parentOf(at)) {
    if (marks.some((mark) => existsSync(toBytes(join(at, mark))))) return at;
    if (parentOf(at) === at) return undefined;
  }
}

function namesOf(folder: RawPath): RawPath[] {
  return [folder, realPathOf(folder)];
}

function realPathOf(folder: RawPath): RawPath {
  try {
    return rawFromBytes(realpathSync.native(toBytes(folder), 'buffer'));
  } catch {
    return folder;
  }
}
