import { statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import path from 'node:path';
import { repositoryOf } from './boundary.js';
import { scopeAround } from './gitignore.js';
import type { IgnoreScope } from './gitignore.js';
import { rawFromText, toBytes } from './raw-path.js';
import type { RawPath } from './raw-path.js';

/** A folder to search. */
export interface Folder {
  readonly path: RawPath;
  /**
   * Whether the folder is in a git repository, where all `.gitignore` files from the repository's root down apply.
   * Otherwise only those from the folder itself down do.
   */
  readonly inRepository: boolean;
  /** The ignore files above the folder, if it is below a repository's root. */
  readonly around: IgnoreScope | undefined;
}

export interface Roots {
  readonly files: readonly RawPath[];
  readonly folders: readonly Folder[];
  /** One sentence for each path that can't be scanned, with the path as the user wrote it. */
  readonly errors: readonly string[];
}

/**
 * Sorts the user's paths into files and folders. A path that the user names is scanned even if it is ignored, in
 * node_modules, or a symbolic link.
 * @param gitignore whether to respect `.gitignore` files
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
