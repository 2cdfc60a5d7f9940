import { changesInIndex, readBlobs } from '../git/git-objects.js';
import { commitOf } from '../git/merge-base.js';
import type { GitRunner } from '../git/run-git.js';
import { decode } from '../scan/decode.js';
import { relativeTo } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { ALL_CHANGED, compareLines, NOTHING_CHANGED } from './changed-lines.js';
import type { FindChanges } from './changes.js';

/**
 * Compares files of the index with the last commit.
 * @param root the folder that the files' names start from
 */
export function stagedChanges(root: RawPath, run: GitRunner): FindChanges {
  const head = commitOf('HEAD', run);
  if (head === undefined) return (sources) => sources.map(() => ALL_CHANGED);
  const changes = changesInIndex(head, run);
  return (sources) => {
    const changed = sources.map(({ file }) => changes.get(relativeTo(root, file) ?? file));
    const texts = new Map<string, string>();
    const ids = changed.flatMap((change) => change?.id ?? []);
    for (const { id, bytes } of readBlobs(ids, run)) {
      const text = bytes === undefined ? undefined : decode(bytes)?.text;
      if (text !== undefined) texts.set(id, text);
    }
    return sources.map(({ text }, nth) => {
      const change = changed[nth];
      if (change === undefined) return NOTHING_CHANGED;
      const before = change.id === undefined ? undefined : texts.get(change.id);
      return before === undefined ? ALL_CHANGED : compareLines(before, text);
    });
  };
}
