import { readdirSync } from 'node:fs';
import { createBoundary } from './boundary.js';
import type { Boundary } from './boundary.js';
import { join, parentOf, toBytes } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { readSettingsText } from './read-settings.js';
import { domainsIn, isSettingsFile } from './settings-file.js';

/** Returns the Auth0 hosts in a folder's settings, custom domains included. */
export type DomainLookup = (folder: RawPath) => readonly string[];

/** Real settings files are a few lines long; skip anything larger. */
const MAX_SIZE = 64 * 1024;

/**
 * @returns a lookup that reads each folder once: `.env` files and `auth_config.json`, from the scanned file's folder up
 * to the one with the package.json
 */
export function createDomainLookup(boundary: Boundary = createBoundary()): DomainLookup {
  const known = new Map<RawPath, readonly string[]>();
  const lookup: DomainLookup = (folder) => {
    const cached = known.get(folder);
    if (cached !== undefined) return cached;
    const names = namesIn(folder);
    const own = names.flatMap((name) =>
      domainsIn(name, readSettingsText(join(folder, name), folder, boundary, MAX_SIZE) ?? ''),
    );
    const parent = parentOf(folder);
    const isRoot = parent === folder || names.includes('package.json') || names.includes('.git');
    const found = [...new Set([...own, ...(isRoot ? [] : lookup(parent))])];
    known.set(folder, found);
    return found;
  };
  return lookup;
}

function namesIn(folder: RawPath): string[] {
  try {
    return readdirSync(toBytes(folder)).filter(
      (name) => isSettingsFile(name) || /^(?:\.git|package\.json)$/.test(name),
    );
  } catch {
    // The folder can be entered but not listed, so its files are scanned without its settings.
    return [];
  }
}
