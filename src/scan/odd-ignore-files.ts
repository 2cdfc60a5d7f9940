import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { MAX_IGNORE_SIZE } from './gitignore.js';
import { join, parentOf, rawFromBytes, toBytes } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { SKIPPED_FOLDERS } from './search.js';

/** How long, in ms, the search may block signals and output. */
const TURN = 10;

/** Returns whether a `.gitignore` around the folders is odd: ripgrep would wait for a pipe, and read a device for ever. */
export function hasOddIgnoreAround(folders: readonly RawPath[]): boolean {
  return folders.some((start) => {
    for (let folder = start; ; folder = parentOf(folder)) {
      if (isOdd(folder)) return true;
      if (parentOf(folder) === folder) return false;
    }
  });
}

/** Does the same for every folder that a search may enter; false if the search ends first. */
export async function hasOddIgnoreBelow(folders: readonly RawPath[], signal: AbortSignal): Promise<boolean> {
  const pending = [...folders];
  let turn = performance.now();
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of entriesOf(folder)) {
      const name = rawFromBytes(entry.name);
      if (entry.isDirectory() && !SKIPPED_FOLDERS.includes(name)) pending.push(join(folder, name));
      if (name === '.gitignore' && isOdd(folder)) return true;
    }
    if (performance.now() - turn < TURN) continue;
    await setImmediate();
    if (signal.aborted) return false;
    turn = performance.now();
  }
  return false;
}

function isOdd(folder: RawPath): boolean {
  try {
    const stats = statSync(toBytes(join(folder, '.gitignore')), { throwIfNoEntry: false });
    return stats !== undefined && !stats.isDirectory() && (!stats.isFile() || stats.size > MAX_IGNORE_SIZE);
  } catch {
    // Neither can ripgrep read it.
    return false;
  }
}

function entriesOf(folder: RawPath): Dirent<Buffer>[] {
  try {
    return readdirSync(toBytes(folder), { encoding: 'buffer', withFileTypes: true });
  } catch {
    return [];
  }
}
