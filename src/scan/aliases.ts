import path from 'node:path';
import { parse } from 'jsonc-parser';
import type { Boundary } from './boundary.js';
import { decode } from './decode.js';
import { rawFromText } from './raw-path.js';
import { readSettings } from './read-settings.js';

/** Real settings are a few pages long; skip anything larger. */
const MAX_SIZE = 256 * 1024;

/** How many levels of `extends` are followed, because configurations can extend each other in a circle. */
const MAX_EXTENDS = 5;

/** A project's settings for specifiers that are not relative. */
interface Aliases {
  /** The base folder for specifiers, if `baseUrl` is set. */
  readonly baseUrl?: string;
  /** `@/*` maps to the absolute path `/project/src/*`. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

const NONE: Aliases = { paths: {} };

/**
 * @returns a function that lists the paths, without extension, that a specifier in a file of `folder` may resolve to
 */
export function createAliasLookup(boundary: Boundary): (specifier: string, folder: string) => string[] {
  const known = new Map<string, readonly Aliases[]>();
  const aliasesIn = (folder: string): readonly Aliases[] => {
    const cached = known.get(folder);
    if (cached !== undefined) return cached;
    const parent = path.dirname(folder);
    const inherited = parent === folder ? [] : aliasesIn(parent);
    const read: ReadJson = (file) => readJson(file, folder, boundary);
    const compiler =
      ofCompiler(path.join(folder, 'tsconfig.json'), read) ?? ofCompiler(path.join(folder, 'jsconfig.json'), read);
    const manifest = read(path.join(folder, 'package.json'));
    const imports = manifest && ofPackage(manifest, folder);
    const inBabel = (name: string) => ofBabel(read(path.join(folder, name)), folder);
    // Those that are programs are not run.
    const babel =
      inBabel('.babelrc') ??
      inBabel('.babelrc.json') ??
      inBabel('babel.config.json') ??
      ofBabel(record(manifest?.['babel']), folder);
    // The nearest file of each kind wins.
    const found = [compiler ?? inherited[0] ?? NONE, imports ?? inherited[1] ?? NONE, babel ?? inherited[2] ?? NONE];
    known.set(folder, found);
    return found;
  };
  return (specifier, folder) => aliasesIn(folder).flatMap((aliases) => targetsOf(specifier, aliases));
}

type ReadJson = (file: string) => Readonly<Record<string, unknown>> | undefined;

function targetsOf(specifier: string, { baseUrl, paths }: Aliases): string[] {
  const named = Object.entries(paths).flatMap(([pattern, targets]) => {
    const [before = '', after] = pattern.split('*');
    const isMatch =
      after === undefined ? specifier === before : specifier.startsWith(before) && specifier.endsWith(after);
    if (!isMatch) return [];
    const star = after === undefined ? '' : specifier.slice(before.length, specifier.length - after.length);
    return targets.map((target) => target.replace('*', () => star));
  });
  return baseUrl === undefined ? named : [...named, path.resolve(baseUrl, specifier)];
}

/**
 * Returns `baseUrl` and `paths` of a tsconfig.json and the configurations it extends; undefined if the file is missing.
 */
function ofCompiler(file: string, read: ReadJson, steps = MAX_EXTENDS): Aliases | undefined {
  const config = steps === 0 ? undefined : read(file);
  if (config === undefined) return undefined;
  const folder = path.dirname(file);
  const extended = [config['extends']].flat().filter((name) => typeof name === 'string');
  const bases = extended.map((name) => extendedBy(name, folder, read, steps - 1));
  const base = bases.findLast((found) => found !== undefined) ?? NONE;
  const { baseUrl, paths } = record(config['compilerOptions']);
  const root = typeof baseUrl === 'string' ? path.resolve(folder, baseUrl) : base.baseUrl;
  const own = paths === undefined ? base.paths : resolved(record(paths), root ?? folder);
  return root === undefined ? { paths: own } : { baseUrl: root, paths: own };
}

/** @param name a path, or a package's name with or without a path in it: `@acme/tsconfig/web.json` */
function extendedBy(name: string, folder: string, read: ReadJson, steps: number): Aliases | undefined {
  if (/^(?:\.|[\\/]|[A-Za-z]:)/.test(name)) return ofCompiler(withEnding(path.resolve(folder, name)), read, steps);
  const inPackage = path.join(folder, 'node_modules', name);
  const main = read(path.join(inPackage, 'package.json'))?.['tsconfig'];
  const files = [
    inPackage,
    withEnding(inPackage),
    path.join(inPackage, typeof main === 'string' ? main : 'tsconfig.json'),
  ];
  const found = files.filter((file) => file.endsWith('.json')).map((file) => ofCompiler(file, read, steps));
  const parent = path.dirname(folder);
  return (
    found.find((each) => each !== undefined) ?? (parent === folder ? undefined : extendedBy(name, parent, read, steps))
  );
}

/** Returns `"imports": { "#lock": "./src/lock.js" }` of a package.json; undefined if it has none. */
function ofPackage({ imports }: Readonly<Record<string, unknown>>, folder: string): Aliases | undefined {
  return imports === undefined ? undefined : { paths: resolved(record(imports), folder) };
}

/** Plugins that resolve specifiers: `["module-resolver", { "root": ["./src"], "alias": { "~": "./src" } }]`. */
const BABEL_RESOLVER = /^(?:babel-plugin-)?(?:module-)?resolver$/;

/** Returns the roots and aliases of Babel's plugins; undefined if none resolves specifiers. */
function ofBabel(config: Readonly<Record<string, unknown>> | undefined, folder: string): Aliases | undefined {
  const plugins = list(config?.['plugins']);
  const found = plugins
    .map(list)
    .flatMap(([name, options]) => (typeof name === 'string' && BABEL_RESOLVER.test(name) ? [record(options)] : []));
  if (found.length === 0) return undefined;
  const paths = found.flatMap(({ alias, root, resolveDirs }) => {
    const aliases = Object.entries(record(alias)).flatMap(([name, target]) =>
      typeof target === 'string' ? [[name, target] as const, [`${name}/*`, path.posix.join(target, '*')] as const] : [],
    );
    return [...aliases, ['*', strings([root, resolveDirs]).map((each) => path.posix.join(each, '*'))] as const];
  });
  return { paths: resolved(Object.fromEntries<unknown>(paths), folder) };
}

function resolved(paths: Readonly<Record<string, unknown>>, folder: string): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(paths).map(([pattern, value]) => [
      pattern,
      strings(value).map((item) => path.resolve(folder, item)),
    ]),
  );
}

/** Returns all strings in a list or in an object of conditions. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function withEnding(file: string): string {
  return file.endsWith('.json') ? file : `${file}.json`;
}

/** @param folder the one with the configuration, in which the chain of `extends` starts */
function readJson(file: string, folder: string, boundary: Boundary): ReturnType<ReadJson> {
  const bytes = readSettings(rawFromText(file), rawFromText(folder), boundary, MAX_SIZE);
  // An unreadable file defines no aliases.
  return Buffer.isBuffer(bytes) ? record(parse(decode(bytes)?.text ?? '')) : undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
