import path from 'node:path';
import type { ModuleReader } from '../../src/core/types.js';

/** The texts of files, by their names. */
export type Files = Readonly<Record<string, string>>;

/** Reads files in memory; imports may leave out the end of a name. */
export function readerOf(files: Files): ModuleReader {
  return {
    read(from, specifier) {
      const target = path.posix.join(path.posix.dirname(from), specifier);
      const fileName = [target, `${target}.ts`, `${target}.js`].find((name) => files[name] !== undefined);
      return fileName === undefined ? undefined : { fileName, text: files[fileName] ?? '' };
    },
    settingsFiles: () =>
      Object.entries(files).flatMap(([fileName, text]) => (fileName.endsWith('.json') ? [] : [{ fileName, text }])),
  };
}
