import { realpathSync } from 'node:fs';
import path from 'node:path';
import { join, parentOf, rawFromBytes, toBytes } from './raw-path.js';
import type { RawPath } from './raw-path.js';

/**
 * Returns a path without symbolic links. For a file that does not exist, its existing folders are resolved; if that
 * fails, it is returned unchanged, and an attempt to write it reports the error.
 */
export function realPathOf(file: RawPath): RawPath {
  try {
    return rawFromBytes(realpathSync.native(toBytes(file), 'buffer'));
  } catch {
    const parent = parentOf(file);
    return parent === file ? file : join(realPathOf(parent), path.posix.basename(file));
  }
}
