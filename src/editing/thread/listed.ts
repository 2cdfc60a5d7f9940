import { enterFolder, isIgnored } from '../../scan/gitignore.js';
import { join, parentOf, relativeTo, toText } from '../../scan/raw-path.js';
import type { RawPath } from '../../scan/raw-path.js';
import { resolveRoots } from '../../scan/roots.js';
import { SKIPPED_FOLDERS } from '../../scan/search.js';

/** Whether a scan of `root` lists a file or folder in it: not ignored, and not in a folder that is never searched. */
export function isListed(file: RawPath, root: RawPath, gitignore: boolean, isFolder = false): boolean {
  if (isFolder && file === root) return true;
  const relative = relativeTo(root, parentOf(file));
  if (relative === undefined) return false;
  const names = relative === '.' ? [] : relative.split('/');
  const own = isFolder ? [file.slice(file.lastIndexOf('/') + 1)] : [];
  if ([...names, ...own].some((name) => SKIPPED_FOLDERS.includes(name))) return false;
  if (!gitignore) return true;
  const around = resolveRoots([toText(root)], toText(root), true).folders[0]?.around;
  let folder = root;
  let scope = enterFolder(folder, around);
  for (const name of names) {
    folder = join(folder, name);
    if (isIgnored(scope, folder, true)) return false;
    scope = enterFolder(folder, scope);
  }
  return !isIgnored(scope, file, isFolder);
}
