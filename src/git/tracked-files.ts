import { rawFromBytes } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';

/** A file as git's index records it. */
export interface TrackedFile {
  /** Relative to the work tree's root. */
  readonly name: RawPath;
  /** In octal, such as `100644`. */
  readonly mode: string;
  /** The hash of its contents, as an object of git. */
  readonly id: string;
  /** Whether it awaits the end of a merge. */
  readonly isUnmerged: boolean;
  /** Whether it may be missing or differ: by a sparse checkout, or because the user said so. */
  readonly isAssumedUnchanged: boolean;
  /** What the file system said when git last compared it; undefined if git's output has another form. */
  readonly stamp: Stamp | undefined;
}

/** Times in nanoseconds, 0 in parts that are unknown; the size in bytes. */
export interface Stamp {
  readonly changed: bigint;
  readonly modified: bigint;
  readonly size: bigint;
}

/** The command whose output `readTrackedFiles` reads. It opens nothing but the index. */
export const LIST_TRACKED = ['ls-files', '-v', '--stage', '--debug', '-z'];

/** Git separates names from what follows by NUL, and indents the lines about times. */
const ENTRY = /([A-Za-z?]) (\d{6}) ([0-9a-f]{40,64}) (\d)\t([^\0]+)\0((?: {2}[^\n]*\n)*)/y;

/** @throws {Error} if the output has an unknown form */
export function readTrackedFiles(output: Buffer): TrackedFile[] {
  const text = output.toString('latin1');
  const files: TrackedFile[] = [];
  for (ENTRY.lastIndex = 0; ENTRY.lastIndex < text.length;) {
    const at = ENTRY.lastIndex;
    const [, tag = '', mode = '', id = '', stage, name = '', details = ''] = ENTRY.exec(text) ?? [];
    if (ENTRY.lastIndex <= at) throw new Error('git lists its files in an unknown form');
    files.push({
      name: rawFromBytes(Buffer.from(name, 'latin1')),
      mode,
      id,
      isUnmerged: stage !== '0',
      isAssumedUnchanged: tag === 'S' || tag !== tag.toUpperCase(),
      stamp: stampIn(details),
    });
  }
  return files;
}

function stampIn(details: string): Stamp | undefined {
  const [, ...times] = /ctime: (\d+):(\d+)\s+mtime: (\d+):(\d+)\s/.exec(details) ?? [];
  const [, ...sizes] = /\ssize: (\d+)/.exec(details) ?? [];
  const [cs, cn, ms, mn, size] = [...times, ...sizes].map(BigInt);
  if (cs === undefined || cn === undefined || ms === undefined || mn === undefined || size === undefined) {
    return undefined;
  }
  return { changed: cs * SECOND + cn, modified: ms * SECOND + mn, size };
}

export const SECOND = 1_000_000_000n;
