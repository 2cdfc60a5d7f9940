import type { FileName } from '../report/result.js';
import { repositoryOf } from './boundary.js';
import { folderName, rawFromText } from './raw-path.js';

/** Returns the root of the repository that a folder is in; its `uri` ends with a slash. */
export function repositoryRoot(folder: string): FileName | undefined {
  const root = repositoryOf(rawFromText(folder));
  return root && folderName(root);
}
