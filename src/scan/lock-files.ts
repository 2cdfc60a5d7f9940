import { parse } from 'jsonc-parser';

/** Lock files of package managers, which record the version that a range was resolved to. */
export const LOCK_FILES = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
] as const;

type Reader = (text: string, dependency: Dependency) => string | undefined;

/** A declared dependency and the folder that declares it. */
export interface Dependency {
  readonly name: string;
  readonly range: string;
  /** The folder of its package.json relative to the lock file's folder; empty if they are the same. */
  readonly importer: string;
}

/**
 * Reads a dependency's resolved version from a lock file.
 * @param fileName one of `LOCK_FILES`
 * @param text the lock file's content
 * @returns undefined if the file has no version for it
 */
export function lockedVersion(
  fileName: (typeof LOCK_FILES)[number],
  text: string,
  dependency: Dependency,
): string | undefined {
  const version = READERS[fileName](text, dependency);
  return version !== undefined && /^\d+\.\d+\.\d+/.test(version) ? version : undefined;
}

interface NpmEntry {
  readonly version?: unknown;
}

interface NpmLock {
  readonly packages?: Readonly<Record<string, NpmEntry | undefined>>;
  /** Only in version 1 of the format. */
  readonly dependencies?: Readonly<Record<string, NpmEntry | undefined>>;
}

interface BunLock {
  readonly workspaces?: Readonly<Record<string, { readonly name?: unknown } | undefined>>;
  readonly packages?: Readonly<Record<string, readonly unknown[] | undefined>>;
}

function ofNpm(text: string, { name, importer }: Dependency): string | undefined {
  let lock: NpmLock | null;
  try {
    lock = JSON.parse(text.replace(/^\uFEFF/, '')) as NpmLock | null;
  } catch {
    return undefined;
  }
  const own = importer === '' ? undefined : lock?.packages?.[`${importer}/node_modules/${name}`];
  const version = (own ?? lock?.packages?.[`node_modules/${name}`] ?? lock?.dependencies?.[name])?.version;
  return typeof version === 'string' ? version : undefined;
}

/** Each entry starts with the list of ranges it resolves: `auth0-lock@^11.0.0, auth0-lock@^11.30.0:`. */
function ofYarn(text: string, { name, range }: Dependency): string | undefined {
  const lines = text.split(/\r?\n/);
  for (const [index, heads] of lines.entries()) {
    const version = /^\s+version:? "?([^"\s]+)/.exec(lines[index + 1] ?? '')?.[1];
    if (version === undefined || !/^["@\w]/.test(heads) || !heads.endsWith(':')) continue;
    const ranges = heads.slice(0, -1).replaceAll('"', '').split(/,\s*/);
    if (ranges.includes(`${name}@${range}`) || ranges.includes(`${name}@npm:${range}`)) return version;
  }
  return undefined;
}

function ofPnpm(text: string, { name, importer }: Dependency): string | undefined {
  const importers = /^importers:[^\S\r\n]*$/m.exec(text);
  // The importer's section is everything indented below it. Old formats have no importers: use the part before
  // `packages`.
  const section = importers
    ? new RegExp(
        `^  '?${escaped(importer === '' ? '.' : importer)}'?:\\r?\\n((?:(?: {4,}[^\\r\\n]*)?\\r?\\n)*)`,
        'm',
      ).exec(text.slice(importers.index))?.[1]
    : text.split(/^packages:/m)[0];
  const entry = new RegExp(
    `^ +'?${escaped(name)}'?:(?: |\\r?\\n(?: +specifier:[^\\r\\n]*\\r?\\n)? +version: )['"]?(\\d[^\\s('"_]*)`,
    'm',
  );
  return section === undefined ? undefined : entry.exec(section)?.[1];
}

/** JSON with trailing commas; an entry is `"auth0-lock": ["auth0-lock@11.35.1", …]`, under the workspace that has its own. */
function ofBun(text: string, { name, importer }: Dependency): string | undefined {
  const lock = parse(text, [], { allowTrailingComma: true }) as BunLock | null;
  const workspace = lock?.workspaces?.[importer]?.name;
  const own = typeof workspace === 'string' && importer !== '' ? lock?.packages?.[`${workspace}/${name}`] : undefined;
  const [resolved] = own ?? lock?.packages?.[name] ?? [];
  return typeof resolved === 'string' && resolved.startsWith(`${name}@`) ? resolved.slice(name.length + 1) : undefined;
}

const READERS: Readonly<Record<(typeof LOCK_FILES)[number], Reader>> = {
  'package-lock.json': ofNpm,
  'npm-shrinkwrap.json': ofNpm,
  'yarn.lock': ofYarn,
  'pnpm-lock.yaml': ofPnpm,
  'bun.lock': ofBun,
};

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
