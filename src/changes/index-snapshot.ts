import { closeSync, ftruncateSync, lstatSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { writeAll } from '../files/replace-file.js';
import { PARTIAL_CLONE, readBlobs } from '../git/git-objects.js';
import type { Blob } from '../git/git-objects.js';
import type { Repository } from '../git/repository.js';
import type { GitRunner } from '../git/run-git.js';
import { readTrackedFiles } from '../git/tracked-files.js';
import type { TrackedFile } from '../git/tracked-files.js';
import { messageOf } from '../scan/error-message.js';
import { join, parentOf, rawFromText, toBytes, toText } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { realPathOf } from '../scan/real-path.js';

const PREFIX = 'auth0-relink-staged-';

/** In ms. What a killed process left behind is removed after that. */
const STALE_AFTER = 24 * 60 * 60_000;

/** Links would lead out of the snapshot, and submodules are separate repositories. */
const REGULAR = '100';

/** The files of git's index, written to a folder that is scanned instead of the work tree. */
export interface IndexSnapshot {
  /** Absolute, without symbolic links. */
  readonly root: RawPath;
  /** The files that it lacks, and why. */
  readonly missing: readonly { readonly name: RawPath; readonly reason: string }[];
  remove(): void;
}

/**
 * Writes what the index holds, as it is stored, to a temporary folder that only this user can read. No filter runs.
 * @throws {Error} with a sentence for the user; then nothing is left behind
 */
export async function snapshotOfIndex(
  { run }: Repository,
  signal: AbortSignal | undefined,
  option: string,
): Promise<IndexSnapshot> {
  const tracked = readTrackedFiles(run(['ls-files', '-v', '--stage', '-z']));
  const unmerged = tracked.find(({ isUnmerged }) => isUnmerged);
  if (unmerged) throw new Error(`${option}: ${toText(unmerged.name)} has a merge conflict; resolve it, and git add it`);
  removeStale();
  const holder = realPathOf(rawFromText(mkdtempSync(path.join(tmpdir(), PREFIX))));
  const remove = () => {
    process.off('exit', remove);
    rmSync(toBytes(holder), { recursive: true, force: true });
  };
  process.on('exit', remove);
  try {
    const root = join(holder, 'root');
    // Marks the root of a repository for all that looks for one.
    mkdirSync(toBytes(join(root, '.git')), { recursive: true });
    const missing: { readonly name: RawPath; readonly reason: string }[] = [];
    const regular = tracked.filter(({ mode }) => mode.startsWith(REGULAR));
    const { namesakes, blobs } = contentsOf(regular, run);
    for (const blob of blobs) {
      for (const file of namesakes.get(blob.id) ?? []) {
        const reason = blob.size === undefined ? reasonOf(file) : write(root, file.name, blob);
        if (reason !== undefined) missing.push({ name: file.name, reason });
      }
      await setImmediate();
      if (signal?.aborted === true) break;
    }
    return { root, missing, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function contentsOf(files: readonly TrackedFile[], run: GitRunner) {
  try {
    const namesakes = byId(files);
    return { namesakes, blobs: readBlobs(namesakes.keys(), run) };
  } catch {
    const namesakes = byId(files.filter((file) => reasonOf(file) !== undefined));
    return { namesakes, blobs: readBlobs(namesakes.keys(), run) };
  }
}

/** In a sparse checkout of a partial clone, files outside of it are not there, as for every other scan. */
function reasonOf({ isAssumedUnchanged }: TrackedFile): string | undefined {
  return isAssumedUnchanged ? undefined : PARTIAL_CLONE;
}

function byId(files: readonly TrackedFile[]): ReadonlyMap<string, readonly TrackedFile[]> {
  const found = new Map<string, TrackedFile[]>();
  for (const file of files) {
    const namesakes = found.get(file.id);
    if (namesakes) namesakes.push(file);
    else found.set(file.id, [file]);
  }
  return found;
}

/** @returns why a file can't be written */
function write(root: RawPath, name: RawPath, { size = 0, bytes }: Blob): string | undefined {
  if (!name.split('/').every(isSafe)) return 'its name is not safe';
  const place = join(root, name);
  try {
    mkdirSync(toBytes(parentOf(place)), { recursive: true });
    const descriptor = openSync(toBytes(place), 'wx');
    try {
      // A scan skips a huge file by its size.
      if (bytes === undefined) ftruncateSync(descriptor, size);
      else writeAll(descriptor, bytes);
    } finally {
      closeSync(descriptor);
    }
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** Git checks names when it adds files, but an index can come from anywhere. */
function isSafe(part: string): boolean {
  if (/^(?:\.{0,2}|\.git)$/i.test(part)) return false;
  return (
    process.platform !== 'win32' || !/[\\:*?"<>|\0-\x1f]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part)
  );
}

function removeStale(): void {
  for (const name of temporaryNames()) {
    const folder = path.join(tmpdir(), name);
    if (!name.startsWith(PREFIX)) continue;
    try {
      // Those of other users can't be removed.
      if (Date.now() - lstatSync(folder).mtimeMs > STALE_AFTER) rmSync(folder, { recursive: true, force: true });
    } catch {
      // It stays.
    }
  }
}

/** @returns no names where the temporary folder can't be listed */
function temporaryNames(): readonly string[] {
  try {
    return readdirSync(tmpdir());
  } catch {
    return [];
  }
}
