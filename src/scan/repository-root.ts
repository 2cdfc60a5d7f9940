import type { FileName } from '../report/result.js';
import { repositoryOf } from './boundary.js';
import { fileUri, rawFromText, toText } from './raw-path.js';

/** Returns the root of the repository that a folder is in; its `uri` ends with a slash. */
export function repositoryRoot(folder: string): FileName | undefined {
  const root = repositoryOf(rawFromText(folder));
  if (root === undefined) return undefined;
  return { path: toText(root), uri: fileUri(root).replace(/(?<!\/)\/*$/, '/') };
}
