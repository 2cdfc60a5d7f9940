import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'jsonc-parser';
import type { ModuleReader } from '../core/types.js';
import { decode } from './decode.js';

/** A module that others import is written by hand; what is larger is not worth the time. */
const MAX_SIZE = 256 * 1024;

/** What bundlers and TypeScript try behind a specifier without extension, in this order. */
const ENDINGS = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts'];

/** TypeScript sources are imported by the names of their output. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
  '.jsx': ['.tsx'],
};

interface Aliases {
  /** The folder that the targets are relative to. */
  readonly base: string;
  /** `@/*` to `['src/*']`, as in tsconfig.json. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

/** @returns a reader of relative imports and of the aliases in the nearest tsconfig.json or jsconfig.json. */
export function createModuleReader(): ModuleReader {
  const aliases = new Map<string, Aliases | undefined>();
  const texts = new Map<string, string | undefined>();
  return {
    read(from, specifier) {
      const folder = path.dirname(path.resolve(from));
      for (const target of targetsOf(specifier, folder, aliases)) {
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

function targetsOf(specifier: string, folder: string, known: Map<string, Aliases | undefined>): string[] {
  if (/^\.{1,2}(\/|$)/.test(specifier)) return [path.resolve(folder, specifier)];
  const aliases = aliasesIn(folder, known);
  return Object.entries(aliases?.paths ?? {}).flatMap(([pattern, targets]) => {
    const [before = '', after] = pattern.split('*');
    const isMatch =
      after === undefined ? specifier === before : specifier.startsWith(before) && specifier.endsWith(after);
    if (!isMatch) return [];
    const star = after === undefined ? '' : specifier.slice(before.length, specifier.length - after.length);
    return targets.map((target) =>
      path.resolve(
        aliases?.base ?? folder,
        target.replace('*', () => star),
      ),
    );
  });
}

function aliasesIn(folder: string, known: Map<string, Aliases | undefined>): Aliases | undefined {
  if (known.has(folder)) return known.get(folder);
  const parent = path.dirname(folder);
  const found =
    readAliases(path.join(folder, 'tsconfig.json')) ??
    readAliases(path.join(folder, 'jsconfig.json')) ??
    (parent === folder ? undefined : aliasesIn(parent, known));
  known.set(folder, found);
  return found;
}

function readAliases(file: string): Aliases | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  const config = parse(text) as { compilerOptions?: { baseUrl?: unknown; paths?: unknown } } | undefined;
  const { baseUrl, paths } = config?.compilerOptions ?? {};
  const base = path.resolve(path.dirname(file), typeof baseUrl === 'string' ? baseUrl : '.');
  const named = typeof paths === 'object' && paths !== null ? Object.entries(paths) : [];
  const lists = named.filter((entry): entry is [string, string[]] => Array.isArray(entry[1]));
  return {
    base,
    paths: Object.fromEntries(lists.map(([key, list]) => [key, list.filter((item) => typeof item === 'string')])),
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
    // A part of the path that is no folder, or may not be looked into.
    return false;
  }
}

function readText(file: string): string | undefined {
  try {
    if (!isFile(file) || statSync(file).size > MAX_SIZE) return undefined;
    return decode(readFileSync(file))?.text;
  } catch {
    // What cannot be read cannot be followed; the scan itself tells of unreadable files.
    return undefined;
  }
}
