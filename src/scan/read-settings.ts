/**
 * The one way to read a file other than the documents of a scan: settings, manifests and imported modules of a
 * repository that nobody trusts. ESLint keeps the rest of this folder from opening files.
 */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import type { Boundary } from './boundary.js';
import { rawFromBytes, toBytes } from './raw-path.js';
import type { RawPath } from './raw-path.js';

/** Why a file is not read. */
export interface Unread {
  /** Whether there is no such file, which is normal. */
  readonly isMissing: boolean;
  /** The end of a sentence such as "cannot be read (…)". */
  readonly reason: string;
}

/** These codes say that there is no file. */
const MISSING = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/** Windows opens a device by these names in any folder. */
const DEVICE = /\/(?:con|conin\$|conout\$|prn|aux|nul|com\d|lpt\d)[ .:]?[^/]*$/i;

/**
 * Reads a whole file without waiting: not for a pipe, a socket or a device, nor for an endless file.
 * @param folder the folder for whose sake the file is read
 * @param boundary undefined if the user named the file, so it may be anywhere
 * @param most in bytes
 */
export function readSettings(
  file: RawPath,
  folder: RawPath,
  boundary: Boundary | undefined,
  most: number,
): Buffer | Unread {
  // Check the name first: merely opening `//host/share` connects to that host in Windows.
  if (boundary?.(folder, file) === false) return unread('outside of the scanned folder and its repository');
  if (process.platform === 'win32' && DEVICE.test(file)) return unread('not a regular file');
  let descriptor: number | undefined;
  try {
    const real = rawFromBytes(realpathSync.native(toBytes(file), 'buffer'));
    if (boundary?.(folder, real) === false) return unread('a link out of the scanned folder and its repository');
    descriptor = openSync(toBytes(real), OPEN);
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) return { isMissing: true, reason: 'EISDIR' };
    if (!stats.isFile()) return unread('not a regular file');
    return (
      (stats.size > most ? undefined : readAtMost(descriptor, stats.size, most)) ??
      unread(`larger than ${most / 1024} KB`)
    );
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return { isMissing: MISSING.has(code), reason: code };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Does the same as `readSettings` for whom the reason does not matter. */
export function readSettingsText(
  file: RawPath,
  folder: RawPath,
  boundary: Boundary | undefined,
  most: number,
): string | undefined {
  const bytes = readSettings(file, folder, boundary, most);
  return Buffer.isBuffer(bytes) ? bytes.toString('utf8').replace(/^\uFEFF/, '') : undefined;
}

// Windows lacks both flags, and has no pipes in folders.
const { O_NONBLOCK, O_NOFOLLOW } = constants as Readonly<Record<string, number | undefined>>;
const OPEN = constants.O_RDONLY | (O_NONBLOCK ?? 0) | (O_NOFOLLOW ?? 0);

/**
 * Some files of the system are longer than their size says, so one more byte is asked for, and then more until the end.
 * No memory is cleared for it.
 */
function readAtMost(descriptor: number, size: number, most: number): Buffer | undefined {
  const pieces: Buffer[] = [];
  let total = 0;
  for (;;) {
    const expected = total <= size ? size + 1 - total : 64 * 1024;
    const piece = Buffer.allocUnsafeSlow(Math.min(expected, most + 1 - total));
    const read = readSync(descriptor, piece, 0, piece.length, null);
    if (read === 0) return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
    pieces.push(piece.subarray(0, read));
    total += read;
    if (total > most) return undefined;
  }
}

function unread(reason: string): Unread {
  return { isMissing: false, reason };
}
