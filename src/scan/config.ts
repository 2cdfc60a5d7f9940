import { createBoundary } from './boundary.js';
import type { Boundary } from './boundary.js';
import { CONFIG_NAME, readConfig } from './config-file.js';
import type { Config, ConfigMistake } from './config-file.js';
import { join, parentOf } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { readSettings } from './read-settings.js';

/** In bytes: globs are tested against every path, and nobody writes more of them. */
const MAX_SIZE = 64 * 1024;

/** A configuration file and the folder that its globs are relative to. */
export interface FoundConfig extends Config {
  readonly folder: RawPath;
}

/** Runs once for each mistake in a configuration file. */
export type OnMistake = (file: RawPath, mistake: ConfigMistake) => void;

/** Returns a folder's configuration: only the nearest file counts, searched from that folder upwards. */
export type ConfigLookup = (folder: RawPath) => FoundConfig | undefined;

/**
 * @param only a configuration file to use everywhere instead of the nearest one
 * @param above returns the folder to search next
 * @returns a lookup that reads each file once
 */
export function createConfigLookup(
  onMistake: OnMistake,
  only?: RawPath,
  boundary: Boundary = createBoundary(),
  above: (folder: RawPath) => RawPath = parentOf,
): ConfigLookup {
  if (only !== undefined) {
    const config = load(only, onMistake, undefined);
    return () => config;
  }
  const known = new Map<RawPath, FoundConfig | undefined>();
  const lookup: ConfigLookup = (folder) => {
    if (known.has(folder)) return known.get(folder);
    const parent = above(folder);
    const found =
      load(join(folder, CONFIG_NAME), onMistake, boundary) ?? (parent === folder ? undefined : lookup(parent));
    known.set(folder, found);
    return found;
  };
  return lookup;
}

function load(file: RawPath, onMistake: OnMistake, boundary: Boundary | undefined): FoundConfig | undefined {
  const folder = parentOf(file);
  const bytes = readSettings(file, folder, boundary, MAX_SIZE);
  if (!Buffer.isBuffer(bytes)) {
    // A missing file is normal, and a folder with this name is not a configuration.
    if (!bytes.isMissing) onMistake(file, { message: `cannot be read (${bytes.reason})`, offset: 0, text: '' });
    return undefined;
  }
  const { config, mistakes } = readConfig(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  for (const mistake of mistakes) onMistake(file, mistake);
  return { ...config, folder };
}
