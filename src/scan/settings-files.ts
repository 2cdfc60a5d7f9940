import { readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import type { FoundFile } from '../core/types.js';
import { repositoryOf } from './boundary.js';
import type { Boundary } from './boundary.js';
import { decode } from './decode.js';
import { enterFolder, isIgnored, scopeAround } from './gitignore.js';
import type { IgnoreScope } from './gitignore.js';
import { packageOf } from './helper-home.js';
import { isMinifiedText } from './minified.js';
import { join, parentOf, rawFromBytes, rawFromText, relativeTo, toBytes, toText } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { readSettings } from './read-settings.js';
import { isSearchedFile, isSearchedFolder, limited, MAX_ENTRIES, MAX_FILES, settingsText } from './settings-text.js';

/** Returns the files of a file's package that may set up clients, or hold their settings, sorted by name. */
export type SettingsFileLookup = (file: RawPath) => readonly FoundFile[];

/** In bytes. Hand-written modules are smaller. */
const MAX_SIZE = 256 * 1024;

type Entry = Dirent<Buffer>;

/**
 * @param roots absolute paths of the scanned folders
 * @returns a lookup that searches each package once. It follows no link, and leaves out nested packages and what git
 * ignores, except `.env` files.
 */
export function createSettingsFileLookup(boundary: Boundary, roots: readonly string[]): SettingsFileLookup {
  const known = new Map<RawPath, readonly FoundFile[]>();
  return (file) => {
    const root = rootOf(parentOf(file), boundary, roots);
    let found = known.get(root);
    if (found === undefined) known.set(root, (found = search(root, boundary)));
    return found;
  };
}

/** Returns the folder of a package if it may be read, or else the scanned folder. */
function rootOf(folder: RawPath, boundary: Boundary, roots: readonly string[]): RawPath {
  const base = roots.map((each) => rawFromText(each)).find((root) => relativeTo(root, folder) !== undefined) ?? folder;
  const found = packageOf(folder, base);
  return found !== undefined && boundary(folder, found) ? found : base;
}

function search(root: RawPath, boundary: Boundary): readonly FoundFile[] {
  const files = filesIn(root);
  if (files === undefined) return [];
  const found = files.flatMap((file): FoundFile[] => {
    const bytes = readSettings(file, root, boundary, MAX_SIZE);
    const text = Buffer.isBuffer(bytes) ? decode(bytes)?.text : undefined;
    const name = lastPart(file);
    const known = text === undefined || isMinifiedText(text) ? undefined : settingsText(name, text);
    return known === undefined ? [] : [{ fileName: toText(file), text: known }];
  });
  return limited(found);
}

/** @returns undefined if there are too many */
function filesIn(root: RawPath): readonly RawPath[] | undefined {
  const repository = repositoryOf(root);
  const files: RawPath[] = [];
  let count = 0;
  const around = repository === undefined || repository === root ? undefined : scopeAround(root, repository);
  const pending: { folder: RawPath; outer: IgnoreScope | undefined }[] = [{ folder: root, outer: around }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const entries = entriesIn(next.folder);
    if (next.folder !== root && entries.some(({ name }) => name.toString('latin1') === 'package.json')) continue;
    count += entries.length;
    if (count > MAX_ENTRIES) return undefined;
    const scope = enterFolder(next.folder, next.outer);
    for (const entry of entries) {
      const file = join(next.folder, rawFromBytes(entry.name));
      const name = lastPart(file);
      // The engine knows files by readable names.
      if (rawFromText(toText(file)) !== file) continue;
      if (entry.isDirectory()) {
        if (isSearchedFolder(name) && !isIgnored(scope, file, true)) pending.push({ folder: file, outer: scope });
      } else if (entry.isFile() && isSearchedFile(name)) {
        if (name.startsWith('.env') || !isIgnored(scope, file, false)) files.push(file);
      }
    }
    if (files.length > MAX_FILES) return undefined;
  }
  return files.sort();
}

function entriesIn(folder: RawPath): Entry[] {
  try {
    return readdirSync(toBytes(folder), { encoding: 'buffer', withFileTypes: true });
  } catch {
    return [];
  }
}

function lastPart(file: RawPath): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
