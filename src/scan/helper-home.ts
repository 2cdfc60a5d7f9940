import type { HelperHome } from '../core/types.js';
import { repositoryOf } from './boundary.js';
import type { FoundConfig } from './config.js';
import { join, parentOf, rawFromText, relativeTo, toText } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { realPathOf } from './real-path.js';

/**
 * Returns where rewrites of a file may put functions.
 * @param base the folder that is scanned
 * @returns undefined if they must stay in the file
 */
export function helperHomeOf(
  file: RawPath,
  config: Pick<FoundConfig, 'folder' | 'helpers'> | undefined,
  base: RawPath,
): HelperHome | undefined {
  // The engine knows files by readable names, and could not name one in a folder that has none.
  if (config?.helpers === 'inline' || rawFromText(toText(file)) !== file) return undefined;
  const root = packageOf(parentOf(file), base);
  const configured = config?.helpers === undefined ? undefined : join(config.folder, config.helpers);
  // A link in a repository that nobody trusts could lead anywhere.
  if (config && configured && relativeTo(realPathOf(config.folder), realPathOf(configured)) === undefined)
    return undefined;
  return {
    ...(configured !== undefined && { file: toText(configured) }),
    ...(root !== undefined && { root: toText(root) }),
  };
}

/** Returns the folder of the nearest package.json in the repository, or else the repository or the scanned folder. */
export function packageOf(folder: RawPath, base: RawPath): RawPath | undefined {
  const repository = repositoryOf(folder);
  const found = repositoryOf(folder, ['package.json']);
  if (found !== undefined && (repository === undefined || relativeTo(repository, found) !== undefined)) return found;
  return repository ?? (relativeTo(base, folder) === undefined ? undefined : base);
}
