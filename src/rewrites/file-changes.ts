/** Changes of several files that one rewrite makes, some of them in steps. */
import { applyEdits } from '../core/edits.js';
import type { Edit, FileChange, FoundFile } from '../core/types.js';
import { folderOf, withSlashes } from './helpers/module/paths.js';
import type { Project } from './project.js';

/** Returns a project as it is after changes of its files. */
export function projectAfter(project: Project, changes: readonly FileChange[]): Project {
  const files = new Map(
    changes.map(({ fileName, before = '', edits }): [string, FoundFile] => [
      withSlashes(fileName),
      { fileName, text: applyEdits(before, edits) },
    ]),
  );
  const current = (found: FoundFile): FoundFile => {
    return { fileName: found.fileName, text: files.get(withSlashes(found.fileName))?.text ?? found.text };
  };
  const created = changes.filter(({ before }) => before === undefined).map(({ fileName }) => fileName);
  return {
    documents: project.documents,
    further: [...project.further, ...created],
    isOpen: (fileName) => project.isOpen(fileName),
    read: (from, specifier) => {
      const found = project.read(from, specifier);
      return found ? current(found) : files.get(pathFrom(folderOf(from), specifier));
    },
    settingsFiles: (from) => project.settingsFiles(from).map(current),
    before: project.before,
  };
}

function pathFrom(folder: string, specifier: string): string {
  const parts = folder.split('/');
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/**
 * Merges changes of the same file into one.
 * @param changes in the order in which they are made; a later change of a file continues with the text that an earlier
 *   one leaves
 */
export function mergedChanges(changes: readonly FileChange[]): FileChange[] {
  const merged = new Map<string, FileChange>();
  for (const change of changes) {
    const key = withSlashes(change.fileName);
    const known = merged.get(key);
    if (known === undefined) {
      merged.set(key, change);
      continue;
    }
    const { fileName, before } = known;
    const text = applyEdits(change.before ?? '', change.edits);
    const edits = differenceOf(before ?? '', text);
    merged.set(key, before === undefined ? { fileName, edits } : { fileName, before, edits });
  }
  return [...merged.values()];
}

/** Returns the edit that leads from one text to another, from the first difference to the last. */
function differenceOf(before: string, after: string): Edit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return [{ start, end: before.length - same, text: after.slice(start, after.length - same) }];
}
