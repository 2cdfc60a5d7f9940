import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, parentOf, rawFromBytes, relativeTo, toBytes, toText } from '../../scan/raw-path.js';
import type { RawPath } from '../../scan/raw-path.js';

/** What a hook of git sets for its own repository, while files of another one may be asked for. */
const HOOK_VARIABLES = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR'];

/** One command line must not grow past what the operating system takes. */
const FILES_A_RUN = 200;

const REMEDY = 'or pass --allow-dirty. Nothing was written';

/**
 * Makes sure that git can tell the rewrites from other changes, and take them back.
 * @param files that are to be written; no symbolic links
 * @returns those that lie in no repository
 * @throws {Error} with a sentence that says what to do
 */
export function checkVersionControl(files: readonly RawPath[]): readonly RawPath[] {
  const outside: RawPath[] = [];
  const repositories = new Map<RawPath, RawPath[]>();
  for (const file of files) {
    const root = repositoryOf(file);
    if (root === undefined) outside.push(file);
    else repositories.set(root, [...(repositories.get(root) ?? []), file]);
  }
  for (const [root, inside] of repositories) {
    const dirty = changedIn(root);
    if (dirty.length > 0) {
      const what = `${toText(root)} has uncommitted changes (${someOf(dirty)})`;
      throw new Error(`${what}: commit or stash them, so that the rewrites stand alone, ${REMEDY}`);
    }
    const untracked = untrackedIn(root, inside);
    if (untracked.length > 0) {
      const what = `git does not keep what would be written (${someOf(untracked)})`;
      throw new Error(`${what}: add and commit it, so that the rewrites can be taken back, ${REMEDY}`);
    }
  }
  return outside;
}

/** The root of the work tree that holds a file, by its `.git`: a folder, or a file in submodules and linked work trees. */
function repositoryOf(file: RawPath): RawPath | undefined {
  for (let folder = parentOf(file); ; folder = parentOf(folder)) {
    if (existsSync(toBytes(join(folder, '.git')))) return folder;
    if (parentOf(folder) === folder) return undefined;
  }
}

/** Returns the tracked files with uncommitted changes. Untracked files do not matter. */
function changedIn(root: RawPath): string[] {
  const entries = git(root, ['status', '--porcelain', '-z', '--untracked-files=no', '--no-renames']);
  // Two letters of state and a space come before each path.
  return entries.map((entry) => toText(entry).slice(3));
}

function untrackedIn(root: RawPath, files: readonly RawPath[]): string[] {
  const names = files.map((file) => relativeTo(root, file) ?? file);
  const tracked = new Set<RawPath>();
  for (let at = 0; at < names.length; at += FILES_A_RUN) {
    const run = names.slice(at, at + FILES_A_RUN).map(toText);
    for (const name of git(root, ['--literal-pathspecs', 'ls-files', '-z', '--', ...run])) tracked.add(name);
  }
  return names.filter((name) => !tracked.has(name)).map(toText);
}

/** @returns the NUL-separated names that git prints */
function git(root: RawPath, args: readonly string[]): RawPath[] {
  const env = { ...process.env };
  for (const name of HOOK_VARIABLES) env[name] = undefined;
  // Neither writes to the repository nor starts the program that its settings may name for watching files.
  const safe = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-C', toText(root)];
  const { status, stdout, stderr, error } = spawnSync('git', [...safe, ...args], { env, maxBuffer: 2 ** 30 });
  if (error !== undefined || status !== 0) {
    const reason = error?.message ?? stderr.toString().trim().replace(/\s+/g, ' ');
    throw new Error(`git does not say whether ${toText(root)} is clean (${reason}): repair that, ${REMEDY}`);
  }
  const names: RawPath[] = [];
  for (let start = 0, end = stdout.indexOf(0); end >= 0; start = end + 1, end = stdout.indexOf(0, start)) {
    names.push(rawFromBytes(stdout.subarray(start, end)));
  }
  return names;
}

function someOf(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
