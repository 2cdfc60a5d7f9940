import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join, parentOf, rawFromBytes, toBytes } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';

/** Thrown if a link or another folder took the place of a file's folder; nothing is replaced then. */
export class FolderMoved extends Error {}

/**
 * Replaces a file with a rename, so no reader, failure or power cut leaves half a file.
 * @param target must not be a symbolic link, because the link itself would be replaced
 * @param existing the replaced file's attributes; its permissions and owner are kept
 * @param isReal whether no folder of the target's path is a link, which must still hold when it is written
 * @throws {FolderMoved} or the file system's error; the old file is then unchanged
 */
export function replaceFile(target: RawPath, bytes: Buffer, existing: fs.Stats | undefined, isReal = false): void {
  const check = () => {
    const folder = parentOf(target);
    if (isReal && rawFromBytes(fs.realpathSync.native(toBytes(folder), 'buffer')) !== folder) throw new FolderMoved();
  };
  check();
  const temporary = toBytes(join(parentOf(target), `.auth0-relink-${randomBytes(6).toString('hex')}.tmp`));
  const descriptor = fs.openSync(temporary, 'wx', existing === undefined ? 0o666 : 0o600);
  try {
    try {
      for (let at = 0; at < bytes.length;) at += fs.writeSync(descriptor, bytes, at);
      if (existing) keepAttributes(descriptor, existing);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    // The folder may have been replaced in the meantime.
    check();
    fs.renameSync(temporary, toBytes(target));
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
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
