import { statSync } from 'node:fs';
import path from 'node:path';
import { findGit } from '../git/find-git.js';
import { GIT_MARKS } from '../git/repository.js';
import { createGitRunner, entriesOf, joinEntries } from '../git/run-git.js';
import type { GitRunner } from '../git/run-git.js';
import { LIST_TRACKED, readTrackedFiles } from '../git/tracked-files.js';
import type { TrackedFile } from '../git/tracked-files.js';
import { repositoryOf } from '../scan/boundary.js';
import { join, parentOf, rawFromText, relativeTo, toBytes, toText } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { conversionOf } from './git-conversion.js';
import { createComparison } from './work-tree.js';

/** Why git could not take the rewrites back. Its problem says what to do; whoever catches it knows how to write all the same. */
export class NotRestorable extends Error {
  readonly problem: string;

  constructor(problem: string, options?: ErrorOptions) {
    super(writtenAnyway(problem, '--allow-dirty'), options);
    this.problem = problem;
  }
}

/** Returns a problem with the option that ignores it. */
export function writtenAnyway(problem: string, option: string): string {
  return `${problem}, or pass ${option}. Nothing was written`;
}

/**
 * Makes sure that git can tell the rewrites from other changes, and take them back. Runs no program that a repository
 * names, and opens no connection: git's own comparison would do both.
 * @param files that are to be changed; no symbolic links
 * @param created files that are to be created
 * @param scanned folders whose programs are not to be trusted, in addition to the files' repositories
 * @param own files whose changes don't count, because rewrites have left them
 * @returns those that lie in no repository
 * @throws {NotRestorable} if that is not so
 */
export function checkVersionControl(
  files: readonly RawPath[],
  created: readonly RawPath[],
  scanned: readonly string[],
  own: ReadonlySet<RawPath> = new Set(),
): readonly RawPath[] {
  const outside: RawPath[] = [];
  const repositories = new Map<RawPath, { readonly changed: RawPath[]; readonly created: RawPath[] }>();
  for (const file of [...files, ...created]) {
    const root = repositoryOf(parentOf(file), GIT_MARKS);
    if (root === undefined) {
      outside.push(file);
      continue;
    }
    const inside = repositories.get(root) ?? { changed: [], created: [] };
    repositories.set(root, inside);
    (created.includes(file) ? inside.created : inside.changed).push(file);
  }
  if (repositories.size === 0) return outside;
  const git = findGit([...scanned, ...[...repositories.keys()].map(toText)]);
  for (const [root, inside] of repositories) {
    const run: GitRunner =
      git === undefined
        ? () => {
            throw new Error('there is no git in PATH outside the scanned folders');
          }
        : createGitRunner(git, root);
    const { tracked, ...state } = compare(root, run);
    const isOthers = (name: RawPath) => !own.has(join(root, name));
    const changed = state.changed.filter(isOthers);
    const unknown = state.unknown.filter(({ name }) => isOthers(name));
    if (changed.length > 0) {
      const what = `${toText(root)} has uncommitted changes (${someOf(changed)})`;
      throw new NotRestorable(`${what}: commit or stash them, so that the rewrites stand alone`);
    }
    const [first] = unknown;
    if (first !== undefined) {
      const what = `only the filter "${first.filter}" can tell whether ${toText(first.name)} has changed`;
      throw new NotRestorable(`${what}, and Relink runs no program of a repository: run "git status" yourself`);
    }
    const inRoot = (file: RawPath) => relativeTo(root, file) ?? file;
    const ignored = ignoredOf(inside.created.map(inRoot), root, run);
    if (ignored.length > 0) {
      const what = `git ignores a file that would be created (${someOf(ignored)})`;
      throw new NotRestorable(`${what}: name another place with "helpers" in auth0-relink.json`);
    }
    const untracked = inside.changed.map(inRoot).filter((name) => !tracked.has(name) && isOthers(name));
    if (untracked.length > 0) {
      const what = `git does not keep what would be written (${someOf(untracked)})`;
      throw new NotRestorable(`${what}: add and commit it, so that the rewrites can be taken back`);
    }
  }
  return outside;
}

interface State {
  /** The tracked files with uncommitted changes. Untracked files do not matter. */
  readonly changed: readonly RawPath[];
  /** Tracked files that may have changed, and the filter that git would run to find out. */
  readonly unknown: readonly { readonly name: RawPath; readonly filter: string }[];
  readonly tracked: ReadonlySet<RawPath>;
}

function compare(root: RawPath, run: GitRunner): State {
  try {
    const indexed = indexTime(root, run);
    const files = readTrackedFiles(run(LIST_TRACKED));
    const staged = stagedIn(run) ?? files.map(({ name }) => name);
    const hasModes = process.platform !== 'win32' && setting(run, 'core.fileMode') !== 'false';
    const comparison = createComparison({ root, indexed, hasModes });
    const changed: RawPath[] = [...staged];
    const differing: TrackedFile[] = [];
    for (const file of files) {
      const result = comparison(file);
      if (result === 'changed') changed.push(file.name);
      if (result === 'differs') differing.push(file);
    }
    const { converted, filtered } = conversionOf(differing, run);
    const known = new Set([...converted, ...filtered.map(({ name }) => name)]);
    changed.push(...differing.map(({ name }) => name).filter((name) => !known.has(name)));
    return { changed: [...new Set(changed)], unknown: filtered, tracked: new Set(files.map(({ name }) => name)) };
  } catch (error) {
    const reason = (error as Error).message;
    throw new NotRestorable(`git does not say whether ${toText(root)} is clean (${reason}): repair that`, {
      cause: error,
    });
  }
}

/** Returns which of the files, all in the repository and none of them tracked, git would not keep. */
function ignoredOf(names: readonly RawPath[], root: RawPath, run: GitRunner): readonly RawPath[] {
  if (names.length === 0) return [];
  try {
    // It reads rules from files and runs no program. Its exit code is 1 if nothing is ignored. It takes a leading colon
    // for an instruction, and refuses the setting that would prevent that.
    const input = joinEntries(
      names.map((name) => `./${name}`),
      '\0',
    );
    const command = ['--no-literal-pathspecs', 'check-ignore', '--no-index', '--stdin', '-z'];
    return entriesOf(run(command, input, 1)).map((name) => name.slice(2) as RawPath);
  } catch (error) {
    const reason = (error as Error).message;
    throw new NotRestorable(`git does not say what ${toText(root)} ignores (${reason}): repair that`, {
      cause: error,
    });
  }
}

/** Returns the names that differ between the index and the last commit; undefined before the first commit. */
function stagedIn(run: GitRunner): RawPath[] | undefined {
  if (run(['rev-parse', '--verify', '--quiet', 'HEAD'], undefined, 1).length === 0) return undefined;
  const quick = ['--cached', '--no-renames', '--no-ext-diff', '--no-textconv', '--ignore-submodules=dirty'];
  return entriesOf(run(['diff-index', ...quick, '--name-only', '-z', 'HEAD', '--']));
}

/** Returns when the index was written, in nanoseconds; 0 if there is none. */
function indexTime(root: RawPath, run: GitRunner): bigint {
  const file = run(['rev-parse', '--git-path', 'index']).toString().trimEnd();
  const place = toBytes(rawFromText(path.resolve(toText(root), file)));
  return statSync(place, { bigint: true, throwIfNoEntry: false })?.mtimeNs ?? 0n;
}

function setting(run: GitRunner, key: string): string {
  return run(['config', '--type=bool', '--get', key], undefined, 1).toString().trim();
}

function someOf(names: readonly RawPath[]): string {
  const shown = names.slice(0, 3).map(toText).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
