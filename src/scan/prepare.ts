import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { mayConcern } from '../core/engine/concerned-rules.js';
import type { ModuleReader, RuleMeta, Severity } from '../core/types.js';
import { BASELINE_NAME } from '../report/parse-baseline.js';
import { vocabulary } from '../rules/auth0/auth0-vocabulary.js';
import { ruleMetas } from '../rules/metadata.js';
import type { ConfigLookup, FoundConfig } from './config.js';
import { decode } from './decode.js';
import type { DomainLookup } from './domains.js';
import { BINARY, IGNORED, skipByName, skipBySize } from './gates.js';
import type { Skip } from './gates.js';
import type { PathTest } from './globs.js';
import { helperHomeOf } from './helper-home.js';
import { projectFolderOf } from './packages.js';
import type { PackageLookup } from './packages.js';
import type { PageLookup } from './pages.js';
import { prepareDocument, prepareText } from './prepare-text.js';
import type { PreparedText, TextContext } from './prepare-text.js';
import { parentOf, relativeTo, toBytes, toText } from './raw-path.js';
import type { RawPath } from './raw-path.js';

/** Windows lacks this flag. */
const { O_NONBLOCK: NO_WAITING } = constants as Readonly<Record<string, number | undefined>>;

/** A file for the engine to analyse: plain data, so it can be sent to a worker. */
export interface Task extends PreparedText {
  /** Also the key of the file's result. */
  readonly file: RawPath;
  /** Whether the file starts with a byte order mark, which `text` omits. */
  readonly bom: boolean;
}

/** Settings and lookups that all files of a scan share. */
export interface Preparation {
  readonly base: RawPath;
  readonly rules: readonly RuleMeta[];
  /** Whether the user named `rules`, so a configuration can't turn them off. */
  readonly rulesAreExplicit: boolean;
  readonly include: PathTest | undefined;
  readonly ignore: PathTest | undefined;
  readonly maxFileSize: number;
  /** See `ScanOptions`. */
  readonly encoding?: string | undefined;
  readonly configOf: ConfigLookup;
  readonly packagesOf: PackageLookup;
  readonly scriptsOf: PageLookup;
  readonly domainsOf: DomainLookup;
  /** Reads the files that a candidate imports. */
  readonly reader: ModuleReader;
  /** Returns the path that globs are tested against, if the scanned file only stands for another one. */
  readonly originalOf?: ((file: RawPath) => RawPath) | undefined;
}

/**
 * Reads a candidate and decides whether to analyse it.
 * @param isNamed whether the user named this file: then it is analysed even if it looks minified
 * @returns undefined if no rule can match, according to all of its needles
 */
export function prepareFile(file: RawPath, isNamed: boolean, known: Preparation): Task | Skip | undefined {
  const context = contextOf(file, known);
  if (context.isIgnored) return IGNORED;
  const name = toText(file);
  if (!isNamed && listsFindings(name)) return undefined;
  const skip = skipByName(name, isNamed);
  if (skip !== undefined) return skip;
  const bytes = read(file, known.maxFileSize);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const decoded = decode(bytes, known.encoding);
  if (decoded === undefined) return BINARY;
  return taskOf(file, prepareText(decoded.text, name, isNamed, context), decoded.bom, known);
}

/** Whether a file only lists findings: the baseline, or a report of any scanner. */
function listsFindings(fileName: string): boolean {
  return fileName.endsWith(`/${BASELINE_NAME}`) || fileName.toLowerCase().endsWith('.sarif');
}

/** Does the same as `prepareFile` for bytes without a file, such as standard input. */
export function prepareBytes(bytes: Buffer, file: RawPath, known: Preparation): Task | Skip | undefined {
  const skip = skipByName(toText(file), true);
  if (skip !== undefined) return skip;
  // Who reads a stream stops at the limit, so its size is unknown.
  if (bytes.length > known.maxFileSize) return { reason: 'too-large', detail: `over ${known.maxFileSize} bytes` };
  const decoded = decode(bytes);
  if (decoded === undefined) return BINARY;
  return taskOf(file, prepareText(decoded.text, toText(file), true, contextOf(file, known)), decoded.bom, known);
}

/** Does the same as `prepareFile` for an editor's text, which takes precedence over the file on disk. */
export function prepareBuffer(text: string, file: RawPath, known: Preparation): Task | Skip | undefined {
  return taskOf(file, prepareDocument(text, toText(file), known.maxFileSize, contextOf(file, known)), false, known);
}

/** @returns undefined if the text and its imports show that no rule can match */
function taskOf(
  file: RawPath,
  prepared: PreparedText | Skip | undefined,
  bom: boolean,
  { reader, packagesOf }: Preparation,
): Task | Skip | undefined {
  if (prepared === undefined || 'reason' in prepared) return prepared;
  const { text, fileName, options } = prepared;
  const rules = ruleMetas.filter(({ id }) => options.rules?.includes(id) ?? true);
  if (!mayConcern(rules, { text, fileName, options, reader }, vocabulary)) return undefined;
  const project = projectFolderOf(packagesOf, parentOf(file));
  return { ...prepared, file, bom, ...(project !== undefined && { project }) };
}

function contextOf(file: RawPath, known: Preparation): TextContext {
  const folder = parentOf(file);
  const config = known.configOf(folder);
  const isOff = ({ id }: RuleMeta) => !known.rulesAreExplicit && config?.rules.get(id) === 'off';
  const original = known.originalOf ?? ((place) => place);
  const isIn = (base: RawPath, globs: Globs) => passes(original(file), original(base), globs);
  return {
    isIgnored: !isIn(known.base, known) || (config !== undefined && !isIn(config.folder, config)),
    rules: known.rules.filter((rule) => !isOff(rule)),
    levels: levelsOf(config),
    domains: () => [...(config?.domains ?? []), ...known.domainsOf(folder)],
    packages: () => known.packagesOf(folder),
    scripts: () => known.scriptsOf(file),
    helpers: () => helperHomeOf(file, config, known.base),
  };
}

type Globs = Pick<Preparation, 'include' | 'ignore'>;

function passes(file: RawPath, folder: RawPath, globs: Globs): boolean {
  // A file outside the folder is matched by its absolute path, so globs such as `**/x.js` still work.
  const shown = toText(relativeTo(folder, file) ?? (file.slice(1) as RawPath));
  return globs.ignore?.(shown) !== true && globs.include?.(shown) !== false;
}

function levelsOf(config: FoundConfig | undefined): Record<string, Severity> {
  const levels: Record<string, Severity> = {};
  for (const [id, level] of config?.rules ?? []) if (level !== 'off') levels[id] = level;
  return levels;
}

function read(file: RawPath, maxFileSize: number): Buffer | Skip {
  let descriptor: number | undefined;
  try {
    // A pipe that took the file's place since it was listed must not be waited for.
    descriptor = openSync(toBytes(file), constants.O_RDONLY | (NO_WAITING ?? 0));
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { reason: 'unreadable', detail: 'not a regular file' };
    return skipBySize(stats.size, maxFileSize) ?? readFileSync(descriptor);
  } catch (error) {
    return { reason: 'unreadable', detail: (error as NodeJS.ErrnoException).code ?? String(error) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
