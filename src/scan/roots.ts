import { existsSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import path from 'node:path';
import { scopeAround } from './gitignore.js';
import type { IgnoreScope } from './gitignore.js';
import { join, parentOf, rawFromText, toBytes } from './raw-path.js';
import type { RawPath } from './raw-path.js';

/** A folder to search. */
export interface Folder {
  readonly path: RawPath;
  /**
   * Whether it lies in a git repository whose `.gitignore` files, from the repository's root on, hold in it. Otherwise
   * only the `.gitignore` files from the folder itself on do.
   */
  readonly inRepository: boolean;
  /** The ignore files above the folder, when it lies in a repository and not at its root. */
  readonly around: IgnoreScope | undefined;
}

export interface Roots {
  readonly files: readonly RawPath[];
  readonly folders: readonly Folder[];
  /** One sentence for each path that cannot be scanned, with the path as it was given. */
  readonly errors: readonly string[];
}

/**
 * Sorts what the user asked for into files and folders. A path named here is scanned even when it is ignored, lies in
 * node_modules, or is a symbolic link.
 * @param gitignore whether `.gitignore` files are respected
 */
export function resolveRoots(paths: readonly string[], cwd: string, gitignore: boolean): Roots {
  const files: RawPath[] = [];
  const folders: Folder[] = [];
  const errors: string[] = [];
  for (const given of paths) {
    const absolute = rawFromText(path.resolve(cwd, given));
    const kind = statOf(absolute);
    if (typeof kind === 'string') errors.push(`${given}: ${kind}`);
    else if (kind.isDirectory()) folders.push(folderAt(absolute, gitignore));
    else if (kind.isFile()) files.push(absolute);
    else errors.push(`${given}: neither a file nor a folder`);
  }
  return { files, folders, errors };
}

function statOf(file: RawPath): Stats | string {
  try {
    return statSync(toBytes(file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === 'ENOENT' ? 'no such file or folder' : `cannot be read (${code ?? String(error)})`;
  }
}

function folderAt(folder: RawPath, gitignore: boolean): Folder {
  const outside: Folder = { path: folder, inRepository: false, around: undefined };
  const repository = gitignore ? repositoryOf(folder) : undefined;
  if (repository === undefined) return outside;
  if (repository === folder) return { path: folder, inRepository: true, around: undefined };
  const around = scopeAround(folder, repository);
  return around === undefined ? outside : { path: folder, inRepository: true, around };
}

/** The nearest folder, from `folder` upward, that holds a repository. */
function repositoryOf(folder: RawPath): RawPath | undefined {
  for (let at = folder; ; at = parentOf(at)) {
    if (REPOSITORY_MARKS.some((mark) => existsSync(toBytes(join(at, mark))))) return at;
    if (parentOf(at) === at) return undefined;
  }
}

/** What ripgrep takes for the root of a repository: git's and Jujutsu's. */
export const REPOSITORY_MARKS: readonly string[] = ['.git', '.jj'];
