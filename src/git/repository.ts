import { statSync } from 'node:fs';
import path from 'node:path';
import { repositoryOf } from '../scan/boundary.js';
import { parentOf, rawFromText, relativeTo, toBytes, toText } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { realPathOf } from '../scan/real-path.js';
import { findGit } from './find-git.js';
import type { Git } from './find-git.js';
import { createGitRunner } from './run-git.js';
import type { GitRunner } from './run-git.js';

/** A folder, or a file in submodules and linked work trees. */
export const GIT_MARKS: readonly string[] = ['.git'];

/** A git repository that a scan is about. */
export interface Repository {
  /** The folder of the work tree, without symbolic links. */
  readonly root: RawPath;
  readonly git: Git;
  readonly run: GitRunner;
}

/**
 * Returns the repository that contains all paths. It may contain other ones, such as submodules.
 * @param option the option that needs it, for the error
 * @throws {Error} with a sentence that says what to do
 */
export function repositoryAround(paths: readonly string[], cwd: string, option: string): Repository {
  const root = rootAround(paths, cwd, option);
  if (root === undefined) throw new Error(`${option}: ${cwd} is in no git repository; --diff needs none`);
  const git = findGit([toText(root), ...paths.map((given) => path.resolve(cwd, given))]);
  if (git === undefined) throw new Error(`${option}: there is no git in PATH outside the scanned folders`);
  return { root, git, run: createGitRunner(git, root) };
}

/**
 * Returns the root of the repository that contains all paths, without symbolic links; undefined if none of them is in one.
 * @param option the option that needs it, for the error
 * @throws {Error} with a sentence that says what to do, if there is more than one
 */
export function rootAround(paths: readonly string[], cwd: string, option: string): RawPath | undefined {
  const roots = paths.map((given) => {
    const real = realPathOf(rawFromText(path.resolve(cwd, given)));
    return repositoryOf(isFolder(real) ? real : parentOf(real), GIT_MARKS);
  });
  if (roots.every((each) => each === undefined)) return undefined;
  const isAround = (each: RawPath) => (other: RawPath | undefined) =>
    other !== undefined && relativeTo(each, other) !== undefined;
  const root = roots.find((each) => each !== undefined && roots.every(isAround(each)));
  if (root === undefined) throw new Error(`${option}: the paths are not in one repository; scan them one by one`);
  return root;
}

function isFolder(place: RawPath): boolean {
  return statSync(toBytes(place), { throwIfNoEntry: false })?.isDirectory() === true;
}
