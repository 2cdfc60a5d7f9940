import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ModuleReader } from '../core/types.js';
import { createAliasLookup } from './aliases.js';
import { decode } from './decode.js';

/** Hand-written modules are smaller; larger files are not worth the time. */
const MAX_SIZE = 256 * 1024;

/** Extensions that bundlers and TypeScript try for a specifier without one, in this order. */
const ENDINGS = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts'];

/** TypeScript sources are imported under the names of their output. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
  '.jsx': ['.tsx'],
};

/**
 * @returns a reader that resolves relative imports and the aliases of the nearest tsconfig.json, jsconfig.json and
 * package.json
 */
export function createModuleReader(): ModuleReader {
  const aliasTargets = createAliasLookup();
  const texts = new Map<string, string | undefined>();
  return {
    read(from, specifier) {
      const folder = path.dirname(path.resolve(from));
      const targets = /^\.{1,2}(\/|$)/.test(specifier)
        ? [path.resolve(folder, specifier)]
        : aliasTargets(specifier, folder);
      for (const target of targets) {
        const fileName = firstFile(target);
        if (fileName === undefined) continue;
        if (!texts.has(fileName)) texts.set(fileName, readText(fileName));
        const text = texts.get(fileName);
        if (text !== undefined) return { fileName, text };
      }
      return undefined;
    },
  };
}

function firstFile(target: string): string | undefined {
  const extension = path.extname(target);
  const stem = target.slice(0, target.length - extension.length);
  const candidates = [
    ...ENDINGS.map((ending) => target + ending),
    ...(SOURCES[extension] ?? []).map((ending) => stem + ending),
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

function readText(file: string): string | undefined {
  try {
    if (!isFile(file) || statSync(file).size > MAX_SIZE) return undefined;
    return decode(readFileSync(file))?.text;
  } catch {
    // Don't follow an unreadable file. If the scan includes it, the scan reports it.
    return undefined;
  }
}
