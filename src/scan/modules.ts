import { statSync } from 'node:fs';
import path from 'node:path';
import type { ModuleReader } from '../core/types.js';
import { createAliasLookup } from './aliases.js';
import { createBoundary } from './boundary.js';
import type { Boundary } from './boundary.js';
import { decode } from './decode.js';
import { rawFromText, toText } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { readSettings } from './read-settings.js';
import { createSettingsFileLookup } from './settings-files.js';

/** Hand-written modules are smaller; larger files are not worth the time. */
const MAX_SIZE = 256 * 1024;

/** Extensions that bundlers and TypeScript try for a specifier without one, in this order. */
const ENDINGS = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts'];

/** TypeScript sources are imported under the names of their output. */
const SOURCES: ReadonlyMap<string, readonly string[]> = new Map([
  ['.js', ['.ts', '.tsx']],
  ['.mjs', ['.mts']],
  ['.cjs', ['.cts']],
  ['.jsx', ['.tsx']],
]);

/**
 * @returns a reader that resolves relative imports and the aliases of the nearest tsconfig.json, jsconfig.json and
 * package.json
 * @param roots absolute paths of the scanned folders: only files in them or in the importing file's repository are read
 */
export function createModuleReader(roots: readonly string[] = []): ModuleReader {
  const boundary = createBoundary(roots);
  const aliasTargets = createAliasLookup(boundary);
  const texts = new Map<string, string | undefined>();
  const settingsFilesOf = createSettingsFileLookup(boundary, roots);
  return {
    settingsFiles: (from) => settingsFilesOf(rawFromText(path.resolve(from))),
    read(from, specifier) {
      const folder = path.dirname(path.resolve(from));
      const targets = /^\.{1,2}(\/|$)/.test(specifier)
        ? [path.resolve(folder, specifier)]
        : aliasTargets(specifier, folder);
      for (const target of targets.map((each) => path.resolve(each))) {
        const importer = rawFromText(folder);
        // Even asking for a file's size connects to its host, if the path names one.
        const fileName = boundary(importer, rawFromText(target)) ? firstFile(target) : undefined;
        if (fileName === undefined) continue;
        if (!texts.has(fileName)) {
          // Don't follow an unreadable file. If the scan includes it, the scan reports it.
          texts.set(fileName, readModule(rawFromText(fileName), importer, boundary));
        }
        const text = texts.get(fileName);
        // With the same separators as the names of scanned files.
        if (text !== undefined) return { fileName: toText(rawFromText(fileName)), text };
      }
      return undefined;
    },
  };
}

/**
 * Returns a file's text as other files that import it see it; undefined if it can't be read.
 * @param importer the folder for whose sake the file is read
 */
export function readModule(file: RawPath, importer: RawPath, boundary: Boundary): string | undefined {
  const bytes = readSettings(file, importer, boundary, MAX_SIZE);
  return Buffer.isBuffer(bytes) ? decode(bytes)?.text : undefined;
}

function firstFile(target: string): string | undefined {
  const extension = path.extname(target);
  const stem = target.slice(0, target.length - extension.length);
  const candidates = [
    ...ENDINGS.map((ending) => target + ending),
    ...(SOURCES.get(extension) ?? []).map((ending) => stem + ending),
    ...ENDINGS.slice(1).map((ending) => path.join(target, `index${ending}`)),
  ];
  return candidates.find(isFile);
}

function isFile(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    // Part of the path is not a folder, or access is denied.
    return false;
  }
}
