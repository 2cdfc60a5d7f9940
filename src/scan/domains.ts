import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, parentOf, toBytes } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { domainsIn, isSettingsFile } from './settings-file.js';

/** Finds the hosts that a folder's settings call Auth0's: custom domains among them. */
export type DomainLookup = (folder: RawPath) => readonly string[];

/** A settings file is a few lines; what is larger is something else. */
const MAX_SIZE = 64 * 1024;

/**
 * @returns a lookup that reads each folder once, from the scanned file's upwards to the folder with the package.json:
 * `.env` files and `auth_config.json`.
 */
export function createDomainLookup(): DomainLookup {
  const known = new Map<RawPath, readonly string[]>();
  const lookup: DomainLookup = (folder) => {
    const cached = known.get(folder);
    if (cached !== undefined) return cached;
    const names = namesIn(folder);
    const own = names.flatMap((name) => domainsIn(name, read(join(folder, name))));
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
    // A folder that may be entered but not listed: its files are scanned without its settings.
    return [];
  }
}

function read(file: RawPath): string {
  try {
    const bytes = toBytes(file);
    return statSync(bytes).size > MAX_SIZE ? '' : readFileSync(bytes, 'utf8');
  } catch {
    return '';
  }
}
