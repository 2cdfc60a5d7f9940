import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

const isWindows = process.platform === 'win32';

/** A path without a drive depends on the current one, in Windows. */
const ABSOLUTE = isWindows ? /^(?:[a-z]:[\\/]|\\\\)/i : /^\//;

/** Where git is, and the folders in which it may look for its own programs. */
export interface Git {
  /** Absolute. */
  readonly binary: string;
  readonly searchPath: string;
}

/**
 * Finds git in the folders of `PATH`, except relative ones and those that a scanned repository could have filled, such as
 * its `node_modules/.bin`.
 * @param untrusted absolute folders
 * @returns undefined if there is none
 */
export function findGit(untrusted: readonly string[]): Git | undefined {
  // A root folder contains everything, git included.
  const avoided = untrusted.map(realPathOf).filter((folder) => path.dirname(folder) !== folder);
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => {
    if (!ABSOLUTE.test(folder)) return false;
    return !avoided.some((parent) => isInside(realPathOf(folder), parent) || isInside(path.resolve(folder), parent));
  });
  // Node starts no .cmd or .bat files without a shell.
  const names = folders.map((folder) => path.join(folder, isWindows ? 'git.exe' : 'git'));
  const binary = names.find((name) => isProgram(name) && !avoided.some((parent) => isInside(realPathOf(name), parent)));
  return binary === undefined ? undefined : { binary, searchPath: folders.join(path.delimiter) };
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function realPathOf(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return path.resolve(folder);
  }
}

function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
