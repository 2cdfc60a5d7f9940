import * as fs from 'node:fs';
import { parentOf, rawFromBytes, toBytes } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { forgetTemporary, temporaryIn } from './temporary-files.js';

/** A file that takes the place of another once it is complete. Each function throws the file system's error. */
export interface FileReplacement {
  readonly write: (bytes: Uint8Array) => void;
  /** Replaces the other file. */
  readonly commit: () => void;
  /** Removes this file instead; call it after any error. */
  readonly discard: () => void;
}

/** Thrown if a link or another folder took the place of a file's folder; nothing is replaced then. */
export class FolderMoved extends Error {}

/**
 * Starts to replace a file. The last step is a rename, so no reader, failure or power cut leaves half a file.
 * @param target must not be a symbolic link, because the link itself would be replaced
 * @param existing the replaced file's attributes; its permissions and, if possible, its owner are kept
 * @param isReal whether no folder of the target's path is a link, which must still hold when it is written
 * @param place gives the complete file its name
 * @throws {FolderMoved} or the file system's error
 */
export function openReplacement(
  target: RawPath,
  existing: fs.Stats | undefined,
  isReal = false,
  place: (from: fs.PathLike, to: fs.PathLike) => void = renamePatiently,
): FileReplacement {
  const check = () => {
    const folder = parentOf(target);
    if (isReal && rawFromBytes(fs.realpathSync.native(toBytes(folder), 'buffer')) !== folder) throw new FolderMoved();
  };
  check();
  const file = temporaryIn(parentOf(target));
  const temporary = toBytes(file);
  let descriptor: number | undefined;
  const close = () => {
    const open = descriptor;
    descriptor = undefined;
    if (open !== undefined) fs.closeSync(open);
  };
  const discard = () => {
    try {
      close();
    } finally {
      fs.rmSync(temporary, { force: true });
      forgetTemporary(file);
    }
  };
  try {
    descriptor = fs.openSync(temporary, 'wx', existing === undefined ? 0o666 : 0o600);
  } catch (error) {
    forgetTemporary(file);
    throw error;
  }
  const opened = descriptor;
  return {
    write(bytes) {
      writeAll(opened, bytes);
    },
    commit() {
      if (existing) keepAttributes(opened, existing);
      fs.fsyncSync(opened);
      close();
      // The folder may have been replaced in the meantime.
      check();
      place(temporary, toBytes(target));
      forgetTemporary(file);
    },
    discard,
  };
}

/** Replaces a file at once; see `openReplacement`. After an error, the old file is unchanged. */
export function replaceFile(target: RawPath, bytes: Buffer, existing: fs.Stats | undefined, isReal = false): void {
  fill(openReplacement(target, existing, isReal), bytes);
}

/** Creates a file at once. @throws the file system's error, also if the file exists, which stays unchanged then */
export function addFile(target: RawPath, bytes: Buffer, isReal = false): void {
  fill(openReplacement(target, undefined, isReal, renameToNew), bytes);
}

function fill(replacement: FileReplacement, bytes: Buffer): void {
  try {
    replacement.write(bytes);
    replacement.commit();
  } catch (error) {
    replacement.discard();
    throw error;
  }
}

/** In ms. A virus scanner or an indexer lets go of a file after some of them. */
const WAITS: readonly number[] = process.platform === 'win32' ? [10, 20, 50, 100, 200, 400] : [];

/**
 * Renames a file over another one. In Windows that fails while another program has one of them open, so it is tried again
 * for a while.
 * @param rename may fail with EACCES, EBUSY or EPERM in the meantime
 * @param waits in ms
 */
export function renamePatiently(
  from: fs.PathLike,
  to: fs.PathLike,
  rename: typeof fs.renameSync = fs.renameSync,
  waits: readonly number[] = WAITS,
): void {
  for (const wait of waits) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      if (!/^(?:EACCES|EBUSY|EPERM)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
  rename(from, to);
}

/** Renames a file, but not over another one, as a rename alone would. */
function renameToNew(from: fs.PathLike, to: fs.PathLike): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    // Some file systems have no hard links.
    if (fs.existsSync(to)) throw Object.assign(new Error('the file exists'), { code: 'EEXIST' });
    fs.renameSync(from, to);
    return;
  }
  fs.rmSync(from, { force: true });
}

/** Writes all bytes: a full disk lets a single write end early without an error. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += fs.writeSync(descriptor, bytes, at);
}

function keepAttributes(descriptor: number, { uid, gid, mode }: fs.Stats): void {
  const own = fs.fstatSync(descriptor);
  if (own.uid !== uid || own.gid !== gid) {
    try {
      fs.fchownSync(descriptor, uid, gid);
    } catch {
      // Only the superuser can change the owner. For other users, the new file belongs to them.
    }
  }
  // Must follow fchown, which clears the set-id bits.
  fs.fchmodSync(descriptor, mode & 0o7777);
}
