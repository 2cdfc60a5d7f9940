import { changesInIndex, PARTIAL_CLONE, readBlobs, treeOf } from '../git/git-objects.js';
import type { IndexChange, TreeEntry } from '../git/git-objects.js';
import { GIT_MARKS } from '../git/repository.js';
import type { Repository } from '../git/repository.js';
import { createGitRunner } from '../git/run-git.js';
import type { GitRunner } from '../git/run-git.js';
import { repositoryOf } from '../scan/boundary.js';
import { decode } from '../scan/decode.js';
import { parentOf, relativeTo, toText } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { realPathOf } from '../scan/real-path.js';
import { ALL_CHANGED, compareLines, NOTHING_CHANGED } from './changed-lines.js';
import type { FindChanges } from './changes.js';

/** A repository as it was. */
interface Base {
  readonly run: GitRunner;
  readonly entries: ReadonlyMap<RawPath, TreeEntry>;
  readonly changes: ReadonlyMap<RawPath, IndexChange>;
}

const SUBMODULE = '160000';

/**
 * Compares the work tree with a commit. Files that git does not track count as changed; those of a submodule are compared
 * with the commit that it had.
 */
export function changesSince(commit: string, { root, git, run }: Repository, option: string): FindChanges {
  const bases = new Map<RawPath, Base | undefined>([[root, baseAt(commit, run)]]);
  /** @returns undefined for a repository that was not there */
  const baseOf = (folder: RawPath): Base | undefined => {
    if (bases.has(folder)) return bases.get(folder);
    const outer = folder === parentOf(folder) ? undefined : repositoryOf(parentOf(folder), GIT_MARKS);
    const entry = outer === undefined ? undefined : entryOf(folder, outer, baseOf(outer));
    const base = entry?.mode === SUBMODULE ? submoduleAt(entry.id, folder) : undefined;
    bases.set(folder, base);
    return base;
  };
  const submoduleAt = (id: string, folder: RawPath): Base => {
    const inside = createGitRunner(git, folder);
    if (inside(['rev-parse', '--verify', '--quiet', `${id}^{commit}`], undefined, 1).length === 0) {
      throw new Error(`${option}: the submodule ${toText(folder)} lacks the commit ${id}; run git fetch there`);
    }
    return baseAt(id, inside);
  };
  return (sources) => {
    const found = sources.map(({ file }) => {
      const real = realPathOf(file);
      const folder = repositoryOf(parentOf(real), GIT_MARKS);
      const base = folder === undefined ? undefined : baseOf(folder);
      const entry = folder === undefined ? undefined : entryOf(real, folder, base);
      return base === undefined || entry === undefined || entry.mode === SUBMODULE ? undefined : { base, id: entry.id };
    });
    const texts = textsOf(found.flatMap((each) => each ?? []));
    return sources.map(({ text }, nth) => {
      const { id } = found[nth] ?? {};
      const before = id === undefined ? undefined : texts.get(id);
      if (before === undefined) return ALL_CHANGED;
      return before === text ? NOTHING_CHANGED : compareLines(before, text);
    });
  };
}

function baseAt(commit: string, run: GitRunner): Base {
  return { run, entries: treeOf(commit, run), changes: changesInIndex(commit, run) };
}

/** Returns what a file was, whatever its name was; undefined if it was not there. */
function entryOf(file: RawPath, folder: RawPath, base: Base | undefined): TreeEntry | undefined {
  const name = relativeTo(folder, file);
  if (name === undefined) return undefined;
  return base?.entries.get(base.changes.get(name)?.from ?? name);
}

/** Reads blobs as text; a binary one has none. */
function textsOf(wanted: readonly { readonly base: Base; readonly id: string }[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const run of new Set(wanted.map(({ base }) => base.run))) {
    const ids = wanted.filter(({ base }) => base.run === run).map(({ id }) => id);
    for (const { id, size, bytes } of readBlobs(ids, run)) {
      if (size === undefined) throw new Error(PARTIAL_CLONE);
      // A huge file is not source code.
      const text = bytes === undefined ? undefined : decode(bytes)?.text;
      if (text !== undefined) texts.set(id, text);
    }
  }
  return texts;
}
