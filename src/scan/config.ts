import { readFileSync } from 'node:fs';
import { CONFIG_NAME, readConfig } from './config-file.js';
import type { Config, ConfigMistake } from './config-file.js';
import { join, parentOf, toBytes } from './raw-path.js';
import type { RawPath } from './raw-path.js';

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
 * @returns a lookup that reads each file once
 */
export function createConfigLookup(onMistake: OnMistake, only?: RawPath): ConfigLookup {
  if (only !== undefined) {
    const config = load(only, onMistake);
    return () => config;
  }
  const known = new Map<RawPath, FoundConfig | undefined>();
  const lookup: ConfigLookup = (folder) => {
    if (known.has(folder)) return known.get(folder);
    const parent = parentOf(folder);
    const found = load(join(folder, CONFIG_NAME), onMistake) ?? (parent === folder ? undefined : lookup(parent));
    known.set(folder, found);
    return found;
  };
  return lookup;
}

function load(file: RawPath, onMistake: OnMistake): FoundConfig | undefined {
  let text: string;
  try {
    text = readFileSync(toBytes(file), 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // A missing file is normal, and a folder with this name is not a configuration.
    if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR') {
      onMistake(file, { message: `cannot be read (${code ?? String(error)})`, offset: 0, text: '' });
    }
    return undefined;
  }
  const { config, mistakes } = readConfig(text);
  for (const mistake of mistakes) onMistake(file, mistake);
  return { ...config, folder: parentOf(file) };
}
