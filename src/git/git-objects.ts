import { rawFromBytes, toText } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { entriesOf, joinEntries } from './run-git.js';
import type { GitRunner } from './run-git.js';

/** An entry of a tree. */
export interface TreeEntry {
  /** In octal, such as `100644`. */
  readonly mode: string;
  /** The id of its blob, or of a submodule's commit. */
  readonly id: string;
}

/** How many bytes of blobs are read at once. */
const BATCH = 64 * 1024 * 1024;

/** In bytes. No scan reads larger files. */
const LARGEST = 256 * 1024 * 1024;

/** A blob. */
export interface Blob {
  readonly id: string;
  /** In bytes; undefined if it is missing, as in a partial clone. */
  readonly size: number | undefined;
  /** As they are stored; undefined if it is missing or huge. */
  readonly bytes: Buffer | undefined;
}

/** Why git has no contents of a file, and what to do. */
export const PARTIAL_CLONE =
  'this partial clone lacks the contents of a file, and Relink fetches nothing; run git diff first, which fetches what it compares';

/**
 * Reads blobs, in any order. No filter runs, and nothing is fetched.
 * @throws {Error} before the first one, in versions of git that can't say which ones are missing
 */
export function readBlobs(ids: Iterable<string>, run: GitRunner): Iterable<Blob> {
  return inBatches(sizesOf(new Set(ids), run), run);
}

function* inBatches(sizes: readonly Pick<Blob, 'id' | 'size'>[], run: GitRunner): Generator<Blob> {
  let batch: string[] = [];
  let total = 0;
  for (const { id, size } of sizes) {
    if (size === undefined || size > LARGEST) {
      yield { id, size, bytes: undefined };
      continue;
    }
    if (batch.length > 0 && total + size > BATCH) {
      yield* readAll(batch, run);
      [batch, total] = [[], 0];
    }
    batch.push(id);
    total += size;
  }
  if (batch.length > 0) yield* readAll(batch, run);
}

function sizesOf(ids: ReadonlySet<string>, run: GitRunner): Pick<Blob, 'id' | 'size'>[] {
  if (ids.size === 0) return [];
  const lines = sizeLines([...ids], run)
    .toString('latin1')
    .split('\n');
  return [...ids].map((id, nth) => {
    const [, size = ''] = lines[nth]?.split(' ') ?? [];
    return { id, size: /^\d+$/.test(size) ? Number(size) : undefined };
  });
}

function sizeLines(ids: readonly string[], run: GitRunner): Buffer {
  try {
    return run(['cat-file', '--batch-check=%(objectname) %(objectsize)'], joinEntries(ids, '\n'));
  } catch (error) {
    const isMissing = /promisor|lazy fetching/.test((error as Error).message);
    throw isMissing ? new Error(PARTIAL_CLONE, { cause: error }) : error;
  }
}

function* readAll(ids: readonly string[], run: GitRunner): Generator<Blob> {
  const output = run(['cat-file', '--batch'], joinEntries(ids, '\n'));
  let at = 0;
  for (const id of ids) {
    const end = output.indexOf('\n', at);
    const [, , size = ''] = output.subarray(at, end).toString('latin1').split(' ');
    if (end < 0 || !/^\d+$/.test(size)) throw new Error(`git does not show the object ${id}`);
    at = end + Number(size) + 2;
    yield { id, size: Number(size), bytes: output.subarray(end + 1, at - 1) };
  }
}

const ENTRY = /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/;

/** Returns the files and submodules of a commit, by their names relative to the root. */
export function treeOf(commit: string, run: GitRunner): ReadonlyMap<RawPath, TreeEntry> {
  const entries = entriesOf(run(['ls-tree', '-r', '-z', '--full-tree', commit]));
  return new Map(
    entries.map((entry) => {
      const [, mode, id, name] = ENTRY.exec(entry) ?? [];
      if (mode === undefined || id === undefined || name === undefined)
        throw new Error('git lists a tree in an unknown form');
      return [name as RawPath, { mode, id }];
    }),
  );
}

/** A file that differs between a commit and the index. */
export interface IndexChange {
  /** Its name in the commit; undefined for a new file. */
  readonly from: RawPath | undefined;
  /** The id of its blob in the commit; undefined for a new file. */
  readonly id: string | undefined;
}

/** As git counts: `-M` compares no more pairs of files that are not the same. */
const MOST_RENAMES = '-l400';

/** Returns the files of the index that differ from a commit, by their names now. */
export function changesInIndex(commit: string, run: GitRunner): ReadonlyMap<RawPath, IndexChange> {
  try {
    return indexDiff(commit, ['-M', MOST_RENAMES], run);
  } catch {
    // In a partial clone, git may lack the files that it has to compare. Then one that was moved is a new one.
    return indexDiff(commit, ['--no-renames'], run);
  }
}

function indexDiff(commit: string, renames: readonly string[], run: GitRunner): ReadonlyMap<RawPath, IndexChange> {
  const quick = ['--cached', ...renames, '--no-ext-diff', '--no-textconv', '--ignore-submodules=dirty'];
  const fields = entriesOf(run(['diff-index', ...quick, '--raw', '--no-abbrev', '-z', commit, '--']));
  const changes = new Map<RawPath, IndexChange>();
  for (let at = 0; at < fields.length;) {
    const [, , id, , status = ''] = toText(fields[at] ?? rawFromBytes(Buffer.alloc(0))).split(' ');
    const isRename = /^[RC]/.test(status);
    const [from, to] = [fields[at + 1], fields[isRename ? at + 2 : at + 1]];
    if (from === undefined || to === undefined) throw new Error('git lists changes in an unknown form');
    if (!status.startsWith('D'))
      changes.set(to, status.startsWith('A') ? { from: undefined, id: undefined } : { from, id });
    at += isRename ? 3 : 2;
  }
  return changes;
}
