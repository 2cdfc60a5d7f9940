import { readdirSync } from 'node:fs';
import { createBoundary } from './boundary.js';
import type { Boundary } from './boundary.js';
import { isPage, isProjectRoot, MAX_PAGES, PAGE_FOLDERS, pageScripts, sdkScriptsFor } from './page-scripts.js';
import type { PageScripts } from './page-scripts.js';
import { join, parentOf, toBytes, toText } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { readSettingsText } from './read-settings.js';

/** Returns the addresses of Auth0's SDKs that pages load from a CDN along with a script. */
export type PageLookup = (file: RawPath) => readonly string[];

const MAX_SIZE = 256 * 1024;

/**
 * @returns a lookup that reads each folder once: the pages from the script's folder up to the one with the
 * package.json, and in their folders for views
 */
export function createPageLookup(boundary: Boundary = createBoundary()): PageLookup {
  const known = new Map<RawPath, readonly PageScripts[]>();
  const pagesAround = (folder: RawPath): readonly PageScripts[] => {
    const cached = known.get(folder);
    if (cached !== undefined) return cached;
    const names = namesIn(folder);
    const own = [folder, ...PAGE_FOLDERS.filter((name) => names.includes(name)).map((name) => join(folder, name))];
    const parent = parentOf(folder);
    const isRoot = parent === folder || isProjectRoot(names);
    const found = own.flatMap((each) => pagesIn(each, folder, boundary));
    const pages = isRoot ? found : [...found, ...pagesAround(parent)];
    known.set(folder, pages);
    return pages;
  };
  return (file) => sdkScriptsFor(toText(file), pagesAround(parentOf(file)));
}

function pagesIn(folder: RawPath, wanting: RawPath, boundary: Boundary): PageScripts[] {
  const pages = namesIn(folder).filter(isPage);
  if (pages.length > MAX_PAGES) return [];
  return pages.flatMap(
    (name) =>
      pageScripts(toText(folder), readSettingsText(join(folder, name), wanting, boundary, MAX_SIZE) ?? '') ?? [],
  );
}

function namesIn(folder: RawPath): string[] {
  try {
    return readdirSync(toBytes(folder), 'latin1');
  } catch {
    // The folder can be entered but not listed.
    return [];
  }
}
