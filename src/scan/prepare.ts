import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { isCandidate } from '../core/engine/needles.js';
import { hostLanguageOf, isScriptLanguage } from '../core/hosts/hosts.js';
import type { AnalyzeOptions, RuleMeta } from '../core/types.js';
import type { Severity } from '../core/types.js';
import type { SkipReason } from '../report/result.js';
import { ruleMetas } from '../rules/metadata.js';
import type { ConfigLookup, FoundConfig } from './config.js';
import { decode } from './decode.js';
import type { DomainLookup } from './domains.js';
import type { PathTest } from './globs.js';
import { isMinifiedName, isMinifiedText } from './minified.js';
import type { PackageLookup } from './packages.js';
import { parentOf, relativeTo, toBytes, toText } from './raw-path.js';
import type { RawPath } from './raw-path.js';

/** What the engine is to analyse: plain data, so that it can cross to a worker. */
export interface Task {
  /** Also the file's key in the result. */
  readonly file: RawPath;
  readonly text: string;
  readonly fileName: string;
  readonly options: AnalyzeOptions;
  /** Levels from the configuration, by rule id. */
  readonly levels: Readonly<Record<string, Severity>>;
}

export interface Skip {
  readonly reason: SkipReason;
  readonly detail: string;
}

/** What is known of all files of a scan. */
export interface Preparation {
  readonly base: RawPath;
  readonly rules: readonly RuleMeta[];
  /** Whether `rules` were asked for by name, so that a configuration cannot turn them off. */
  readonly rulesAreExplicit: boolean;
  readonly include: PathTest | undefined;
  readonly ignore: PathTest | undefined;
  readonly maxFileSize: number;
  /** See `ScanOptions`. */
  readonly encoding?: string | undefined;
  readonly configOf: ConfigLookup;
  readonly packagesOf: PackageLookup;
  readonly domainsOf: DomainLookup;
}

/**
 * Reads a candidate and decides whether it has to be analysed.
 * @param named whether the user named this very file: then a minified look does not keep it out
 * @returns undefined when no rule can match, once its needles are looked at more closely
 */
export function prepare(file: RawPath, named: boolean, known: Preparation): Task | Skip | undefined {
  const config = known.configOf(parentOf(file));
  const fileName = toText(file);
  if (!isWanted(file, config, known)) return { reason: 'ignored', detail: '' };
  const host = hostLanguageOf(fileName);
  if (host === undefined) return { reason: 'unsupported', detail: '' };
  if (!named && isMinifiedName(fileName)) return { reason: 'minified', detail: '' };
  const bytes = read(file, known.maxFileSize);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const decoded = decode(bytes, known.encoding);
  if (decoded === undefined) return { reason: 'binary', detail: '' };
  return prepareText(decoded.text, file, !named && isScriptLanguage(host), config, known);
}

/** As `prepare`, for the bytes of a file that need not exist, such as standard input. */
export function prepareBytes(bytes: Buffer, file: RawPath, known: Preparation): Task | Skip | undefined {
  if (hostLanguageOf(toText(file)) === undefined) return { reason: 'unsupported', detail: '' };
  const decoded = decode(bytes);
  if (decoded === undefined) return { reason: 'binary', detail: '' };
  return prepareText(decoded.text, file, false, known.configOf(parentOf(file)), known);
}

/** As `prepare`, for the text of a file that an editor holds, which wins over what is on disk. */
export function prepareDocument(text: string, file: RawPath, known: Preparation): Task | Skip | undefined {
  const config = known.configOf(parentOf(file));
  if (!isWanted(file, config, known)) return { reason: 'ignored', detail: '' };
  const host = hostLanguageOf(toText(file));
  if (host === undefined) return { reason: 'unsupported', detail: '' };
  if (isMinifiedName(toText(file))) return { reason: 'minified', detail: '' };
  if (text.length > known.maxFileSize) return { reason: 'too-large', detail: `${text.length} characters` };
  return prepareText(text, file, isScriptLanguage(host), config, known);
}

function prepareText(
  text: string,
  file: RawPath,
  maybeMinified: boolean,
  config: FoundConfig | undefined,
  known: Preparation,
): Task | Skip | undefined {
  const isOff = (rule: RuleMeta) => !known.rulesAreExplicit && config?.rules.get(rule.id) === 'off';
  const rules = known.rules.filter((rule) => !isOff(rule));
  if (rules.length === 0 || !isCandidate(rules, text)) return undefined;
  // Of other languages only URLs of a tenant are read, and many of their files say `access_token`.
  if (hostLanguageOf(toText(file)) === 'foreign' && !text.includes('auth0.com')) return undefined;
  if (maybeMinified && isMinifiedText(text)) return { reason: 'minified', detail: 'very long lines' };
  const packages = known.packagesOf(parentOf(file));
  const domains = [...(config?.domains ?? []), ...known.domainsOf(parentOf(file))];
  return {
    file,
    text,
    fileName: toText(file),
    options: {
      // Absent when nothing is left out: only then can the engine call a suppression of every rule unused.
      ...(rules.length === ruleMetas.length ? {} : { rules: rules.map((rule) => rule.id) }),
      ...(domains.length > 0 ? { domains } : {}),
      ...(packages ? { packages } : {}),
    },
    levels: levelsOf(config),
  };
}

function isWanted(file: RawPath, config: FoundConfig | undefined, known: Preparation): boolean {
  return passes(file, known.base, known) && (config === undefined || passes(file, config.folder, config));
}

function passes(file: RawPath, folder: RawPath, globs: Pick<Preparation, 'include' | 'ignore'>): boolean {
  // A file outside the folder is matched by its absolute path, which a glob such as `**/x.js` still fits.
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
    descriptor = openSync(toBytes(file), 'r');
    const { size } = fstatSync(descriptor);
    return size > maxFileSize ? { reason: 'too-large', detail: `${size} bytes` } : readFileSync(descriptor);
  } catch (error) {
    return { reason: 'unreadable', detail: (error as NodeJS.ErrnoException).code ?? String(error) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
